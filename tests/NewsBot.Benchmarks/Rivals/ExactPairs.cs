namespace NewsBot.Benchmarks.Rivals;

/// <summary>
/// Compares texts exactly by their runs of four words, as strings. Made without anything of the program that it judges.
/// </summary>
internal sealed class ExactPairs
{
    private const int Run = 4;

    private readonly List<HashSet<string>> sets;

    public ExactPairs(IEnumerable<string> texts) => sets = [.. texts.Select(RunsOf)];

    /// <summary>The runs that both have, by those that either has, and by those of the one that has fewer.</summary>
    public (double Jaccard, double Contained) Likeness(int first, int second)
    {
        var (small, large) = sets[first].Count <= sets[second].Count ? (sets[first], sets[second]) : (sets[second], sets[first]);
        var shared = small.Count(large.Contains);
        return shared == 0 ? (0, 0) : ((double)shared / (small.Count + large.Count - shared), (double)shared / small.Count);
    }

    /// <summary>
    /// All pairs of a Jaccard similarity of <paramref name="least"/> or more, none left out: with the runs of all texts in one
    /// order, the rarest first, two such texts have one in common among the first (1 - least) of each (Bayardo, Ma and
    /// Srikant 2007).
    /// </summary>
    public List<(int First, int Second)> Pairs(double least)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var set in sets)
            foreach (var run in set) counts[run] = counts.GetValueOrDefault(run) + 1;
        var having = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var pairs = new List<(int, int)>();
        for (var text = 0; text < sets.Count; text++)
        {
            var length = sets[text].Count - (int)Math.Ceiling(least * sets[text].Count) + 1;
            var candidates = new HashSet<int>();
            foreach (var run in sets[text].OrderBy(run => counts[run]).ThenBy(run => run, StringComparer.Ordinal).Take(length))
            {
                if (!having.TryGetValue(run, out var those)) having[run] = those = [];
                candidates.UnionWith(those);
                those.Add(text);
            }

            pairs.AddRange(candidates.Where(other => Likeness(other, text).Jaccard >= least).Select(other => (other, text)));
        }

        return pairs;
    }

    private static HashSet<string> RunsOf(string text)
    {
        var words =
            new string(
                [.. text.ToLowerInvariant().Where(c => c is not ('\'' or '’' or ','))
                    .Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.'))
            .Where(word => word.Length > 0).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - Run + 1)).Select(i => string.Join(' ', words, i, Run))];
    }
}
