using System.Text;
using NewsBot.Text;

namespace NewsBot.Ingestion;

/// <summary>
/// Cleans text for the archive: removes invisible characters and controls except line feed and tab, spells out ligatures, makes
/// every line end a line feed, replaces lone surrogates, and composes letters with their accents (NFC). Cleaning clean text
/// changes nothing.
/// </summary>
internal static class CleanText
{
    /// <summary>Cleans a text of several lines and trims white space from its ends.</summary>
    public static string ToBody(string text) => NfcNormalizer.Compose(RemoveControls(InvisibleCharacters.Remove(text))).Trim();

    /// <summary>Cleans a title, an outlet or a byline into one line with single spaces; null if nothing is left.</summary>
    public static string? ToLine(string? text)
    {
        if (text is null)
            return null;
        var line = string.Join(' ', ToBody(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>Quotes the text for a message: one line of at most 40 UTF-16 units, in quotation marks.</summary>
    public static string Quote(string text) => $"\"{Headline.Shorten(ToLine(text) ?? "", 40)}\"";

    /// <summary>True if the text holds a letter or digit; white space, rules and bullets alone do not count.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string RemoveControls(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            if (IsLineEnd(c))
                result.Append('\n');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                result.Append('\uFFFD');
            // A byte order mark inside a text is left over from joined files; it is invisible and breaks searches.
            else if (c == '\t' || (!char.IsControl(c) && c != '\uFEFF'))
                result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}
