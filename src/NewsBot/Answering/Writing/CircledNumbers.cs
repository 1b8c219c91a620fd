using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Answering.Writing;

/// <summary>Reads circled numbers, which some models write as markers: "③" is [3], and "③.②" or "[③.②]" is [3.2].</summary>
internal static partial class CircledNumbers
{
    private const string Circled = "[①-⑳❶-❿➀-➓]";

    /// <summary>Returns the text with markers in their place.</summary>
    public static string ReplaceMarkers(string text) => Unbracketed().Replace(
        Bracketed().Replace(text, bracket => Number().Replace(bracket.Value, ToDigits)),
        marker => $"[{Number().Replace(marker.Value, ToDigits)}]");

    private static string ToDigits(Match number) =>
        CharUnicodeInfo.GetNumericValue(number.Value, 0).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\[【［][^\[\]【】［］\n]{0,80}" + Circled + @"[^\[\]【】［］\n]{0,80}[\]】］]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(Circled + "(?:[.．]" + Circled + ")?")]
    private static partial Regex Unbracketed();

    [GeneratedRegex(Circled)]
    private static partial Regex Number();
}
