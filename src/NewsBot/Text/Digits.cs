using System.Globalization;
using System.Text;

namespace NewsBot.Text;

/// <summary>
/// Converts the decimal digits of all scripts, such as Arabic, Devanagari and full-width ones, to ASCII. <c>\d</c> and
/// <c>char.IsDigit</c> accept them, but the parsers of .NET do not.
/// </summary>
internal static class Digits
{
    /// <summary>Returns the text with every digit of another script replaced by the ASCII digit of the same value.</summary>
    public static string ToAscii(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var ascii = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            // A lone surrogate has no value, and GetDecimalDigitValue throws for it.
            var value = char.IsSurrogate(text[i]) && !isPair ? -1 : CharUnicodeInfo.GetDecimalDigitValue(text, i);
            if (value >= 0) ascii.Append((char)('0' + value));
            else ascii.Append(text, i, isPair ? 2 : 1);
            if (isPair) i++;
        }

        return ascii.ToString();
    }

    /// <summary>
    /// Does the same for a date. It also replaces full-width and typographic signs between the digits, and removes the
    /// invisible marks of the reading direction.
    /// </summary>
    public static string ToAsciiDate(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var plain = ToAscii(text).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(ToAsciiSign);
        return string.Concat(plain);
    }

    // The full-width forms have the order of ASCII.
    private static char ToAsciiSign(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
        '\u2010' or '\u2011' or '\u2212' => '-',
        '\u00A0' or '\u202F' or '\u3000' => ' ',
        '\u060C' => ',',
        _ => c,
    };
}
