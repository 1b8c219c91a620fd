using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Ingestion;

/// <summary>Finds or makes a title for a text that has none. Expects clean text (<see cref="CleanText"/>).</summary>
internal static class Headline
{
    /// <summary>The longest first line that can be a headline, in UTF-16 units.</summary>
    private const int MaxHeadlineLength = 120;

    /// <summary>The longest title made from a sentence, in UTF-16 units.</summary>
    private const int MaxTitleLength = 90;

    private static readonly FrozenSet<string> Abbreviations = Lexicon.English.Words("abbreviations");

    /// <summary>
    /// Splits a plain text into its headline and its body. A short first line without a full stop, with more text below, is
    /// the headline; otherwise the first sentence becomes the title, and the body keeps it.
    /// </summary>
    public static (string Title, string Body) Split(string text)
    {
        var end = text.IndexOf('\n');
        if (end < 0)
            return (FromFirstSentence(text), text);

        var line = text[..end].TrimEnd();
        var rest = text[(end + 1)..];
        return line.Length <= MaxHeadlineLength && CleanText.HasWords(line) && CleanText.HasWords(rest)
               && !EndsSentence(line) && !IsHardWrapped(line, rest)
            ? (CleanText.ToLine(line)!, rest.Trim())
            : (FromFirstSentence(text), text);
    }

    /// <summary>Makes a title of the first sentence, shortened to 90 UTF-16 units.</summary>
    public static string FromFirstSentence(string text)
    {
        // Only the beginning is searched: four times the length of the longest title.
        var start = text.Length > 4 * MaxTitleLength ? text[..(4 * MaxTitleLength)] : text;
        var blank = start.IndexOf("\n\n", StringComparison.Ordinal);
        var paragraph = CleanText.ToLine(blank < 0 ? start : start[..blank]) ?? "";
        for (var i = 0; i < paragraph.Length - 1; i++)
        {
            if (paragraph[i] is '.' or '!' or '?' && FindSentenceEnd(paragraph, i) is { } end)
                return Shorten(paragraph[..end], MaxTitleLength);
        }

        return Shorten(paragraph, MaxTitleLength);
    }

    /// <summary>
    /// Cuts a text that is longer than <paramref name="length"/> UTF-16 units at a word boundary and appends an ellipsis,
    /// which counts towards the length.
    /// </summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var space = text.LastIndexOf(' ', length - 1);
        // Scripts without spaces and endless words are cut at the limit, but never inside a surrogate pair.
        var cut = space > length / 2 ? space : length - 1;
        if (char.IsHighSurrogate(text[cut - 1]))
            cut--;
        return text[..cut].TrimEnd(' ', ',', ';', ':', '-', '–', '—', '(') + "…";
    }

    private static bool EndsSentence(string line) => line.TrimEnd('"', '\'', '”', '’', ')', ']', '»') is [.., '.' or '。'];

    /// <summary>True if the sentence goes on in the next line, because the text is wrapped to a fixed width.</summary>
    private static bool IsHardWrapped(string line, string rest)
    {
        if (line[^1] is ',' or ';')
            return true;
        var next = rest.Split('\n', 2)[0].Trim();
        if (next.Length == 0)
            return false;
        var areAlikeLong = line.Length is >= 55 and <= 90 && next.Length <= 90 && Math.Abs(line.Length - next.Length) <= 15;
        return char.IsLower(next[0]) || (areAlikeLong && !EndsSentence(next));
    }

    private static int? FindSentenceEnd(string text, int stop)
    {
        var end = stop + 1;
        while (end < text.Length && text[end] is '"' or '\'' or '”' or '’' or ')' or '»')
            end++;
        if (end < text.Length - 1 && (text[end] != ' ' || char.IsLower(text[end + 1])))
            return null;
        if (text[stop] != '.')
            return end;

        var word = text[(text.LastIndexOf(' ', stop) + 1)..stop].TrimStart('(', '"', '“', '‘', '\'');
        var isInitial = word.Length == 1 || word.Contains('.', StringComparison.Ordinal);
        return isInitial || Abbreviations.Contains(word.ToLowerInvariant()) ? null : end;
    }
}
