using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>One difference between two texts, in whole sentences.</summary>
/// <param name="Before">The sentence's span in the earlier text; null if it is new.</param>
/// <param name="After">The sentence's span in the later text; null if it was dropped.</param>
internal readonly record struct SentenceChange(TextSpan? Before, TextSpan? After);

/// <summary>
/// Compares two versions of a text by whole sentences: new, dropped and changed ones. White space between words is no
/// difference.
/// </summary>
internal static class SentenceDiff
{
    // The most cells in the table of the longest common subsequence (16 MB). News articles stay far below; longer texts are
    // compared without regard to the order of their sentences.
    private const long MaxCells = 4_000_000;

    // Two sentences count as versions of one if at least this share of the longer one's words is in the other.
    private const double MinSimilarity = 0.5;

    /// <summary>Returns the changes in the order of the later text, with each dropped sentence at its former position.</summary>
    public static IReadOnlyList<SentenceChange> Compute(string before, string after)
    {
        var (older, newer) = (SplitSentences(before), SplitSentences(after));
        var start = 0;
        while (start < older.Count && start < newer.Count && older[start].Text == newer[start].Text) start++;
        var end = 0;
        while (end < older.Count - start && end < newer.Count - start && older[^(end + 1)].Text == newer[^(end + 1)].Text) end++;
        var changes = new List<SentenceChange>();
        var (dropped, added) = (new List<Sentence>(), new List<Sentence>());
        foreach (var (earlier, later) in Align(older[start..^end], newer[start..^end]))
        {
            if (earlier is not null && later is not null) Close();
            else if (earlier is not null) dropped.Add(earlier);
            else added.Add(later!);
        }

        Close();
        return changes;

        void Close()
        {
            changes.AddRange(PairChanges(dropped, added));
            dropped.Clear();
            added.Clear();
        }
    }

    /// <summary>Yields the sentences of both texts in order: common ones as pairs, the others alone.</summary>
    private static IEnumerable<(Sentence? Before, Sentence? After)> Align(List<Sentence> older, List<Sentence> newer) =>
        (long)older.Count * newer.Count > MaxCells ? AlignUnordered(older, newer) : AlignInOrder(older, newer);

    private static IEnumerable<(Sentence? Before, Sentence? After)> AlignInOrder(List<Sentence> older, List<Sentence> newer)
    {
        var longest = new int[older.Count + 1, newer.Count + 1];
        for (var i = older.Count - 1; i >= 0; i--)
        {
            for (var j = newer.Count - 1; j >= 0; j--)
            {
                longest[i, j] = older[i].Text == newer[j].Text
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var (a, b) = (0, 0);
        while (a < older.Count || b < newer.Count)
        {
            if (a < older.Count && b < newer.Count && older[a].Text == newer[b].Text) yield return (older[a++], newer[b++]);
            else if (b == newer.Count || (a < older.Count && longest[a + 1, b] >= longest[a, b + 1]))
                yield return (older[a++], null);
            else yield return (null, newer[b++]);
        }
    }

    private static IEnumerable<(Sentence? Before, Sentence? After)> AlignUnordered(List<Sentence> older, List<Sentence> newer)
    {
        var oldTexts = older.Select(sentence => sentence.Text).ToHashSet();
        var newTexts = newer.Select(sentence => sentence.Text).ToHashSet();
        return older.Where(sentence => !newTexts.Contains(sentence.Text))
            .Select(sentence => ((Sentence?)sentence, (Sentence?)null))
            .Concat(newer.Where(sentence => !oldTexts.Contains(sentence.Text))
                .Select(sentence => ((Sentence?)null, (Sentence?)sentence)));
    }

    // Pairs each new sentence between two common ones with the first dropped sentence that is similar to it.
    private static IEnumerable<SentenceChange> PairChanges(List<Sentence> dropped, List<Sentence> added)
    {
        var next = 0;
        foreach (var sentence in added)
        {
            var match = dropped.FindIndex(next, other => ComputeSimilarity(other.Words, sentence.Words) >= MinSimilarity);
            if (match < 0)
            {
                yield return new SentenceChange(null, sentence.Span);
                continue;
            }

            for (; next < match; next++) yield return new SentenceChange(dropped[next].Span, null);
            next = match + 1;
            yield return new SentenceChange(dropped[match].Span, sentence.Span);
        }

        for (; next < dropped.Count; next++) yield return new SentenceChange(dropped[next].Span, null);
    }

    private static double ComputeSimilarity(HashSet<string> first, HashSet<string> second) =>
        first.Count(second.Contains) / (double)Math.Max(1, Math.Max(first.Count, second.Count));

    private static List<Sentence> SplitSentences(string text) =>
        [.. Sentences.Split(text).Select(span => new Sentence(span, span.Cut(text)))];

    private sealed class Sentence(TextSpan span, string text)
    {
        private HashSet<string>? words;

        public TextSpan Span { get; } = span;

        public string Text { get; } = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        public HashSet<string> Words =>
            words ??= [.. Text.ToLowerInvariant().Split(' ').Select(word => word.Trim('.', ',', '“', '”', '"', ';', ':'))];
    }
}
