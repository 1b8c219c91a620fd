using System.Text.RegularExpressions;

namespace NewsBot.Desk.Rendering;

/// <summary>Splits a long text into messages: between paragraphs, else lines, else sentences, else words.</summary>
internal static partial class MessageSplitter
{
    /// <summary>
    /// Splits a text into pieces, none empty, and none longer than <paramref name="longest"/>. Only white space at the cuts is
    /// lost.
    /// </summary>
    /// <param name="text">The text, in Markdown.</param>
    /// <param name="longest">The greatest length of a piece in UTF-16 units; 2 or more.</param>
    public static IReadOnlyList<string> Split(string text, int longest = OutgoingMessage.MaxLength)
    {
        var pages = new List<string>();
        var rest = text.Trim();
        while (rest.Length > longest)
        {
            var at = FindCut(rest, longest);
            pages.Add(rest[..at].TrimEnd());
            rest = rest[at..].TrimStart();
        }

        if (rest.Length > 0) pages.Add(rest);
        return pages;
    }

    private static int FindCut(string text, int longest)
    {
        // A very short message is worse than a cut between sentences.
        var least = longest / 2;
        var head = text.AsSpan(0, longest + 1);
        var paragraph = head.LastIndexOf("\n\n");
        if (paragraph >= least) return paragraph;
        var line = head.LastIndexOf('\n');
        if (line >= least) return line;
        var sentence = SentenceEnd().Matches(text[..(longest + 1)]).Select(match => match.Index).LastOrDefault();
        if (sentence >= least) return sentence;
        if (Math.Max(paragraph, line) > 0) return Math.Max(paragraph, line);
        var word = Math.Max(sentence, head.LastIndexOf(' '));
        if (word > 0) return word;
        // The cut must not split a surrogate pair, or a backslash from the letter that it escapes.
        var at = longest;
        while (at > 1 && (char.IsLowSurrogate(text[at]) || text[at - 1] == '\\')) at--;
        return at;
    }

    // Matches the white space after a sentence with its closing quotation marks and markers.
    [GeneratedRegex(@"(?<=[.!?…][""”’»)*_\\]*(\s?(\[[0-9]+\])+)?)\s+(?!\[[0-9])")]
    private static partial Regex SentenceEnd();
}
