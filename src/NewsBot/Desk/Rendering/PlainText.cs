using System.Text;

namespace NewsBot.Desk.Rendering;

/// <summary>
/// Makes text from articles, feeds and users safe to show: removes escape sequences and control characters, which a terminal
/// would obey, and characters that change the reading direction.
/// </summary>
internal static class PlainText
{
    private const char Escape = '\u001b';
    private const char Csi = '\u009b';

    /// <summary>Removes unsafe characters; line breaks and tabs stay.</summary>
    public static string Sanitize(string text)
    {
        if (!text.Any(IsUnsafe)) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is Escape or Csi) i = FindSequenceEnd(text, i) - 1;
            else if (text[i] == '\r') kept.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (!IsUnsafe(text[i])) kept.Append(text[i]);
        }

        return kept.ToString();
    }

    /// <summary>
    /// Removes unsafe characters, joins the lines, and cuts a text that is longer than a number of characters between words,
    /// with an ellipsis.
    /// </summary>
    public static string SanitizeLine(string text, int longest)
    {
        var line = Sanitize(text).ReplaceLineEndings(" ").Trim();
        if (line.Length <= longest) return line;
        var space = line.LastIndexOf(' ', longest - 1, longest / 2);
        var end = space > 0 ? space : longest - 1;
        return $"{line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd()}…";
    }

    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f';

    // ECMA-48: ESC [ parameters final, or a string (ESC ] ... BEL or ESC \), or ESC and one character.
    private static int FindSequenceEnd(string text, int at)
    {
        var next = at + 1;
        if (next >= text.Length) return next;
        if (text[at] == Csi || text[next] == '[')
        {
            next = text[at] == Csi ? next : next + 1;
            while (next < text.Length && text[next] is >= ' ' and <= '?') next++;
            return next < text.Length && text[next] is >= '@' and <= '~' ? next + 1 : next;
        }

        if (text[next] is not (']' or 'P' or 'X' or '^' or '_')) return text[next] is >= ' ' and <= '~' ? next + 1 : next;
        // An unterminated string would swallow the rest of an article, so only its introducer is removed.
        var end = text.IndexOfAny(['\a', Escape, '\u009c', '\n'], next + 1);
        if (end < 0 || text[end] == '\n') return next + 1;
        return text[end] == Escape && end + 1 < text.Length && text[end + 1] == '\\'
            ? end + 2
            : end + (text[end] == Escape ? 0 : 1);
    }
}
