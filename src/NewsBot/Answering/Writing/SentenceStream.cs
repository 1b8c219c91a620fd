using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Llm;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Splits a model's text into sentences while the model writes. A sentence is returned once, as soon as no further text can
/// belong to it: the next one has begun, or its marker, its full stop and white space have arrived.
/// </summary>
/// <param name="sentenceCounts">The number of sentences of each passage; the first is passage 1.</param>
internal sealed partial class SentenceStream(IReadOnlyList<int> sentenceCounts)
{
    private readonly StringBuilder written = new();
    private readonly HashSet<string> returned = new(StringComparer.Ordinal);
    private int parsedLength;

    /// <summary>The text so far, as plain text, cut at <see cref="PromptRunner.MaxAnswerLength"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>True if the text was cut.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Appends the next piece of text, and returns the sentences that it completes.</summary>
    public IReadOnlyList<MarkedSentence> Append(string piece)
    {
        written.Append(piece);
        // Parsing the whole text at every word would be slower than the model, so it is parsed only if a sentence may have
        // ended.
        var isMarked = EndsWithMarker().IsMatch(Tail(written));
        if (!isMarked && !MayComplete().IsMatch(written.ToString(parsedLength, written.Length - parsedLength))) return [];
        // The last character is read again: a full stop ends a sentence only together with the text after it.
        parsedLength = Math.Max(0, written.ToString().TrimEnd().Length - 1);
        // An unfinished marker or tag at the end is ignored until it is complete.
        var sentences = ParseText(Unfinished().Replace(written.ToString(), ""));
        if (sentences.Count == 0) return [];
        return SelectNew(
            sentences.Take(isMarked && sentences[^1].Markers.Count > 0 ? sentences.Count : sentences.Count - 1));
    }

    /// <summary>Returns the remaining sentences at the end of the text.</summary>
    public IReadOnlyList<MarkedSentence> Finish() => SelectNew(ParseText(written.ToString()));

    // Later text can change how the beginning is parsed (for example, the end of the model's reasoning). Sentences that were
    // returned stay, and a repeated sentence is returned only once.
    private List<MarkedSentence> SelectNew(IEnumerable<MarkedSentence> sentences) =>
        [.. sentences.Where(sentence => !NoAnswer.IsContainedIn(sentence.Text) && returned.Add(sentence.Text))];

    private static string Tail(StringBuilder text)
    {
        const int length = 60;
        return text.ToString(Math.Max(0, text.Length - length), Math.Min(length, text.Length));
    }

    private IReadOnlyList<MarkedSentence> ParseText(string soFar)
    {
        var text = MarkupStripper.Strip(soFar);
        IsCut = text.Length > PromptRunner.MaxAnswerLength;
        Text = MarkupStripper.Truncate(text, PromptRunner.MaxAnswerLength);
        return CitationMarkerParser.Parse(Text, sentenceCounts);
    }

    [GeneratedRegex(@"[.!?…:\]】］)""”’]\s*\S|[\]】］][.!?…]?\s|\n")]
    private static partial Regex MayComplete();

    [GeneratedRegex(@"[\[【［(<][^\[\]【】［］()<>\n]{0,60}\z")]
    private static partial Regex Unfinished();

    // The marker must stand before the full stop or at the end of a line. After a full stop, the sentence may continue after an
    // abbreviation ("the U.S. [1] Senate"); at the start of a line, a marker may belong to the next sentence.
    [GeneratedRegex(@"[^\s.!?…\]】］][^\S\n]*(?:[\[【［][^\[\]【】［］\n]*[\]】］][^\S\n]*)+(?:[.!?…][""”’)]?\s+|\n\s*)\z")]
    private static partial Regex EndsWithMarker();
}
