using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Answering;

/// <summary>
/// Reads a model's sentences while it writes. A sentence is given out once, as soon as nothing that follows can belong to it:
/// another one has begun, or its marker is behind it and so is white space.
/// </summary>
/// <param name="passages">How many passages there are: the numbers from 1 to this exist.</param>
internal sealed partial class StreamedSentences(int passages)
{
    private readonly StringBuilder written = new();
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private int read;

    /// <summary>What was written so far as plain text, cut at <see cref="ModelText.Longest"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether there was more than that.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Takes the next piece and gives the sentences that it completes.</summary>
    public IReadOnlyList<MarkedSentence> Take(string piece)
    {
        written.Append(piece);
        // Reading all of it again at every word would take longer than the model: only where a sentence can have ended.
        if (!MayComplete().IsMatch(written.ToString(read, written.Length - read))) return [];
        read = Math.Max(0, written.Length - 1);
        var sentences = Read();
        if (sentences.Count == 0) return [];
        var last = EndsWithMarker().IsMatch(written.ToString(Math.Max(0, written.Length - 40), Math.Min(40, written.Length)))
            && sentences[^1].Passages.Count > 0 ? sentences.Count : sentences.Count - 1;
        return New(sentences.Take(last));
    }

    /// <summary>The sentences that were not given yet, now that nothing follows.</summary>
    public IReadOnlyList<MarkedSentence> End() => New(Read());

    // What is written later can change how the beginning reads (the end of thinking aloud, for one); what was given stays
    // given, and a sentence is given once, however often it is said.
    private List<MarkedSentence> New(IEnumerable<MarkedSentence> sentences) =>
        [.. sentences.Where(sentence => !ModelText.SaysNoAnswer(sentence.Text) && given.Add(sentence.Text))];

    private IReadOnlyList<MarkedSentence> Read()
    {
        var text = ModelText.Plain(written.ToString());
        IsCut = text.Length > ModelText.Longest;
        Text = ModelText.Beginning(text, ModelText.Longest);
        return MarkedSentences.Read(Text, passages);
    }

    [GeneratedRegex(@"[.!?…:\]】］)""”’]\s*\S|[\]】］][.!?…]?\s|\n")]
    private static partial Regex MayComplete();

    // Not at the beginning of a line: there a marker can belong to what follows.
    [GeneratedRegex(@"[^\s\]】］][^\S\n]*(?:[\[【［][^\[\]【】［］\n]*[\]】］][^\S\n]*)+[.!?…]?\s+\z")]
    private static partial Regex EndsWithMarker();
}
