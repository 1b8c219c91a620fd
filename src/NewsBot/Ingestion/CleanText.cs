using System.Text;

namespace NewsBot.Ingestion;

/// <summary>
/// Text as the archive may hold it: no control characters but line feed and tab, line feeds as line ends, no lone
/// surrogates, letters joined with their accents. Cleaning clean text changes nothing.
/// </summary>
internal static class CleanText
{
    /// <summary>The clean text of a body, without white space at its ends.</summary>
    public static string Body(string text) => NfcNormalizer.Compose(WithoutControls(text)).Trim();

    /// <summary>The clean text of a title, an outlet, a byline: one line, single spaces. Null where nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
            return null;
        var line = string.Join(' ', Body(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>The text as a message may quote it: one line, at most 40 UTF-16 units.</summary>
    public static string Quoted(string text) => $"\"{Headline.Shorten(Line(text) ?? "", 40)}\"";

    /// <summary>True where the text says something: white space, rules and bullets alone do not.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string WithoutControls(string text)
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
            // A byte order mark inside a text is a leftover of joined files, and invisible: it only breaks searches.
            else if (c == '\t' || (!char.IsControl(c) && c != '\uFEFF'))
                result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}
