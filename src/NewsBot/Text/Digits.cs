using System.Globalization;
using System.Text;

namespace NewsBot.Text;

/// <summary>
/// The decimal digits of all scripts: whoever writes Arabic, Hindi or full-width Japanese writes dates and numbers with other
/// digits than ASCII's. <c>\d</c> and <c>char.IsDigit</c> know them, the parsers of .NET do not.
/// </summary>
internal static class Digits
{
    /// <summary>
    /// The text with every digit of another script as the ASCII digit of its value; itself where there is none.
    /// </summary>
    public static string ToAscii(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var ascii = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            // Halves of a character without their other half have no value, and asking for it throws.
            var value = char.IsSurrogate(text[i]) && !isPair ? -1 : CharUnicodeInfo.GetDecimalDigitValue(text, i);
            if (value >= 0) ascii.Append((char)('0' + value));
            else ascii.Append(text, i, isPair ? 2 : 1);
            if (isPair) i++;
        }

        return ascii.ToString();
    }

    /// <summary>
    /// The same of a date, in which the signs between the digits may be full-width or typeset too, and marks of the reading
    /// direction stand in between.
    /// </summary>
    public static string ToAsciiDate(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var plain = ToAscii(text).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(Sign);
        return string.Concat(plain);
    }

    // The full-width forms stand in the order of ASCII.
    private static char Sign(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
        '\u2010' or '\u2011' or '\u2212' => '-',
        '\u00A0' or '\u202F' or '\u3000' => ' ',
        '\u060C' => ',',
        _ => c,
    };
}
