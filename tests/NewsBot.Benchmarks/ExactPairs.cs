namespace NewsBot.Benchmarks;

/// <summary>
/// Every pair of texts that share a run of four words, with how much. Exact: an inverted index of all runs, as strings, leaves
/// no pair out, and a pair without a common run is not alike at all. Made without anything of the program that it judges.
/// </summary>
internal static class ExactPairs
{
    private const int Run = 4;

    public static Dictionary<(int First, int Second), (double Jaccard, double Contained)> Of(IReadOnlyList<string> texts)
    {
        var sizes = new int[texts.Count];
        var having = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var text = 0; text < texts.Count; text++)
        {
            var runs = RunsOf(texts[text]);
            sizes[text] = runs.Count;
            foreach (var run in runs)
            {
                if (!having.TryGetValue(run, out var those)) having[run] = those = [];
                those.Add(text);
            }
        }

        var shared = new Dictionary<(int, int), int>();
        foreach (var those in having.Values)
        {
            for (var i = 0; i < those.Count; i++)
                for (var j = i + 1; j < those.Count; j++)
                    shared[(those[i], those[j])] = shared.GetValueOrDefault((those[i], those[j])) + 1;
        }

        return shared.ToDictionary(
            pair => pair.Key,
            pair => ((double)pair.Value / (sizes[pair.Key.Item1] + sizes[pair.Key.Item2] - pair.Value),
                (double)pair.Value / Math.Min(sizes[pair.Key.Item1], sizes[pair.Key.Item2])));
    }

    private static HashSet<string> RunsOf(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Where(c => c is not ('\'' or '’' or ',')).Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.')).Where(word => word.Length > 0).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - Run + 1)).Select(i => string.Join(' ', words.Skip(i).Take(Run)))];
    }
}
