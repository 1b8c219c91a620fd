using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Llm;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Reads a model's sentences while it writes. A sentence is given out once, as soon as nothing that follows can belong to it:
/// another one has begun, or its marker, its full stop and white space are behind it.
/// </summary>
/// <param name="passages">How many passages there are: the numbers from 1 to this exist.</param>
internal sealed partial class SentenceStream(int passages)
{
    private readonly StringBuilder written = new();
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private int read;

    /// <summary>What was written so far as plain text, cut at <see cref="PromptRunner.LongestAnswer"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>True if there was more than that.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Takes the next piece and gives the sentences that it completes.</summary>
    public IReadOnlyList<MarkedSentence> Take(string piece)
    {
        written.Append(piece);
        // Reading all of it again at every word would take longer than the model: only where a sentence can have ended.
        var isMarked = EndsWithMarker().IsMatch(Tail(written));
        if (!isMarked && !MayComplete().IsMatch(written.ToString(read, written.Length - read))) return [];
        // From the last letter or sign on: a full stop there is still to be followed by something.
        read = Math.Max(0, written.ToString().TrimEnd().Length - 1);
        // What has begun as a marker or a tag is neither a word nor a marker yet.
        var sentences = Read(Unfinished().Replace(written.ToString(), ""));
        if (sentences.Count == 0) return [];
        return New(sentences.Take(isMarked && sentences[^1].Passages.Count > 0 ? sentences.Count : sentences.Count - 1));
    }

    /// <summary>The sentences that were not given yet, now that nothing follows.</summary>
    public IReadOnlyList<MarkedSentence> End() => New(Read(written.ToString()));

    // What is written later can change how the beginning reads (the end of thinking aloud, for one); what was given stays
    // given, and a sentence is given once, however often it is said.
    private List<MarkedSentence> New(IEnumerable<MarkedSentence> sentences) =>
        [.. sentences.Where(sentence => !NoAnswer.IsSaidIn(sentence.Text) && given.Add(sentence.Text))];

    private static string Tail(StringBuilder text)
    {
        const int longest = 60;
        return text.ToString(Math.Max(0, text.Length - longest), Math.Min(longest, text.Length));
    }

    private IReadOnlyList<MarkedSentence> Read(string soFar)
    {
        var text = MarkupStripper.Plain(soFar);
        IsCut = text.Length > PromptRunner.LongestAnswer;
        Text = MarkupStripper.Beginning(text, PromptRunner.LongestAnswer);
        return CitationMarkerParser.Read(Text, passages);
    }

    [GeneratedRegex(@"[.!?…:\]】］)""”’]\s*\S|[\]】］][.!?…]?\s|\n")]
    private static partial Regex MayComplete();

    [GeneratedRegex(@"[\[【［(<][^\[\]【】［］()<>\n]{0,60}\z")]
    private static partial Regex Unfinished();

    // Before its full stop, or at the end of a line. Behind a full stop, more of an abbreviation's sentence can follow ("the
    // U.S. [1] Senate"), and at the beginning of a line a marker can belong to what follows.
    [GeneratedRegex(@"[^\s.!?…\]】］][^\S\n]*(?:[\[【［][^\[\]【】［］\n]*[\]】］][^\S\n]*)+(?:[.!?…][""”’)]?\s+|\n\s*)\z")]
    private static partial Regex EndsWithMarker();
}
