using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>One difference between two texts, in whole sentences.</summary>
/// <param name="Before">Where the sentence stands in the earlier text; null where it is new.</param>
/// <param name="After">Where it stands in the later text; null where it is gone.</param>
internal readonly record struct SentenceChange(TextSpan? Before, TextSpan? After);

/// <summary>
/// Tells two versions of a text apart by whole sentences: which are new, which are gone, which say something else. White
/// space between words is no difference.
/// </summary>
internal static class SentenceDiff
{
    // Cells of the table in which the longest common run of sentences is found: 16 million bytes. News stays far below; two
    // longer texts are compared sentence by sentence without regard to their order.
    private const long MostCells = 4_000_000;

    // Share of the longer sentence's words that the other has where one was made of the other.
    private const double SameSentence = 0.5;

    /// <summary>The changes in the order of the later text, each gone sentence where it stood.</summary>
    public static IReadOnlyList<SentenceChange> Between(string before, string after)
    {
        var (old, fresh) = (Read(before), Read(after));
        var start = 0;
        while (start < old.Count && start < fresh.Count && old[start].Text == fresh[start].Text) start++;
        var end = 0;
        while (end < old.Count - start && end < fresh.Count - start && old[^(end + 1)].Text == fresh[^(end + 1)].Text) end++;
        var changes = new List<SentenceChange>();
        var (gone, added) = (new List<Sentence>(), new List<Sentence>());
        foreach (var (one, other) in Align(old[start..^end], fresh[start..^end]))
        {
            if (one is not null && other is not null) Close();
            else if (one is not null) gone.Add(one);
            else added.Add(other!);
        }

        Close();
        return changes;

        void Close()
        {
            changes.AddRange(Pair(gone, added));
            gone.Clear();
            added.Clear();
        }
    }

    /// <summary>Both texts' sentences in turn: those they share as pairs, the others alone.</summary>
    private static IEnumerable<(Sentence? Before, Sentence? After)> Align(List<Sentence> old, List<Sentence> fresh) =>
        (long)old.Count * fresh.Count > MostCells ? AlignUnordered(old, fresh) : AlignInOrder(old, fresh);

    private static IEnumerable<(Sentence? Before, Sentence? After)> AlignInOrder(List<Sentence> old, List<Sentence> fresh)
    {
        var longest = new int[old.Count + 1, fresh.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = fresh.Count - 1; j >= 0; j--)
            {
                longest[i, j] = old[i].Text == fresh[j].Text
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var (a, b) = (0, 0);
        while (a < old.Count || b < fresh.Count)
        {
            if (a < old.Count && b < fresh.Count && old[a].Text == fresh[b].Text) yield return (old[a++], fresh[b++]);
            else if (b == fresh.Count || (a < old.Count && longest[a + 1, b] >= longest[a, b + 1])) yield return (old[a++], null);
            else yield return (null, fresh[b++]);
        }
    }

    private static IEnumerable<(Sentence? Before, Sentence? After)> AlignUnordered(List<Sentence> old, List<Sentence> fresh)
    {
        var (had, has) = (old.Select(one => one.Text).ToHashSet(), fresh.Select(one => one.Text).ToHashSet());
        return old.Where(one => !has.Contains(one.Text)).Select(one => ((Sentence?)one, (Sentence?)null))
            .Concat(fresh.Where(one => !had.Contains(one.Text)).Select(one => ((Sentence?)null, (Sentence?)one)));
    }

    // Between two sentences that stayed: each that came is held against those that went, the first alike one taken.
    private static IEnumerable<SentenceChange> Pair(List<Sentence> gone, List<Sentence> added)
    {
        var next = 0;
        foreach (var sentence in added)
        {
            var same = gone.FindIndex(next, other => Likeness(other.Words, sentence.Words) >= SameSentence);
            if (same < 0)
            {
                yield return new SentenceChange(null, sentence.Span);
                continue;
            }

            for (; next < same; next++) yield return new SentenceChange(gone[next].Span, null);
            next = same + 1;
            yield return new SentenceChange(gone[same].Span, sentence.Span);
        }

        for (; next < gone.Count; next++) yield return new SentenceChange(gone[next].Span, null);
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count(other.Contains) / (double)Math.Max(1, Math.Max(one.Count, other.Count));

    private static List<Sentence> Read(string text) =>
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
