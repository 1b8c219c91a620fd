using NewsBot.Text;

namespace NewsBot.Retrieval.Ranking;

/// <summary>
/// Collapses passages that say the same in nearly the same words (wire copies, reprints) to the best-ranked of them, which
/// then names the other outlets. Two passages are the same when the shorter shares most of its runs of five words with the
/// other: containment, not resemblance, because reprints cut from the end.
/// </summary>
internal static class NearDuplicates
{
    private const int ShingleLength = 5;

    // Reprints measured from .8 upwards, separate reports of one event below .3.
    private const double MinSimilarity = 0.6;

    /// <summary>
    /// The first <paramref name="count"/> of <paramref name="ranked"/>, the best first, without near duplicates.
    /// </summary>
    public static IReadOnlyList<EvidencePassage> Collapse(IEnumerable<EvidencePassage> ranked, int count)
    {
        var kept = new List<(EvidencePassage Passage, HashSet<int> Runs)>();
        var copies = new Dictionary<int, List<EvidencePassage>>();
        var keptRuns = new HashSet<int>();
        foreach (var passage in ranked)
        {
            if (kept.Count == count) break;
            var runs = HashShingles(passage.Reading.Words);
            // With one of them it shares no more than with all; so most need not be compared one by one.
            var known = runs.Count(keptRuns.Contains);
            var same = kept.FindIndex(other =>
                known >= MinSimilarity * Math.Min(other.Runs.Count, runs.Count)
                    && other.Passage.Passage.Article.Id != passage.Passage.Article.Id
                && Contain(other.Runs, runs) && CanBeCopies(other.Passage, passage));
            if (same < 0)
            {
                kept.Add((passage, runs));
                keptRuns.UnionWith(runs);
            }
            else if (copies.TryGetValue(same, out var list)) list.Add(passage);
            else copies[same] = [passage];
        }

        return [.. kept.Select((pair, i) => copies.TryGetValue(i, out var same)
            ? pair.Passage with { AlsoIn = OtherOutlets(pair.Passage, same) } : pair.Passage)];
    }

    // Short texts repeat without being copies (a consent notice in place of an article); then the headline decides.
    private static bool CanBeCopies(EvidencePassage first, EvidencePassage second)
    {
        const int shortText = 60;
        if (Math.Min(first.Reading.Words.Count, second.Reading.Words.Count) >= shortText) return true;
        var shared = first.Reading.TitleTerms.Count(second.Reading.TitleTerms.Contains);
        return shared * 2 >= Math.Max(first.Reading.TitleTerms.Count, second.Reading.TitleTerms.Count);
    }

    private static List<string> OtherOutlets(EvidencePassage passage, List<EvidencePassage> copies) =>
        [.. copies.Select(copy => copy.Passage.Article.Outlet).OfType<string>().Distinct()
            .Where(outlet => outlet != passage.Passage.Article.Outlet)];

    private static bool Contain(HashSet<int> first, HashSet<int> second)
    {
        var (small, large) = first.Count <= second.Count ? (first, second) : (second, first);
        if (small.Count == 0) return false;
        var shared = 0;
        foreach (var run in small)
            if (large.Contains(run)) shared++;
        return shared >= MinSimilarity * small.Count;
    }

    private static HashSet<int> HashShingles(List<Term> words)
    {
        var runs = new HashSet<int>(words.Count);
        var hashes = new int[words.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = words[i].Text.GetHashCode(StringComparison.Ordinal);
        for (var i = 0; i + ShingleLength <= hashes.Length; i++)
        {
            var hash = new HashCode();
            for (var j = i; j < i + ShingleLength; j++) hash.Add(hashes[j]);
            runs.Add(hash.ToHashCode());
        }

        return runs;
    }
}
