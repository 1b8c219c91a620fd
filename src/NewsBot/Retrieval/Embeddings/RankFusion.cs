namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Makes one ranking of several whose scores mean different things, by the places alone: an item gets 1/(60 + place) from each
/// ranking that has it. G. Cormack, C. Clarke, S. Büttcher: Reciprocal rank fusion outperforms Condorcet and individual rank
/// learning methods, SIGIR 2009; the 60 is theirs.
/// </summary>
internal static class RankFusion
{
    private const double RankConstant = 60;

    /// <summary>What each item has, the most first; of equals, the one that a ranking names first.</summary>
    /// <param name="rankings">Each the best first. What one names twice counts at its first place.</param>
    /// <returns>Scores from 0 to 1, where 1 is the first place in all rankings.</returns>
    public static IReadOnlyList<(T Item, double Score)> Fuse<T>(params IReadOnlyList<IReadOnlyList<T>> rankings)
        where T : notnull
    {
        var scores = new Dictionary<T, double>();
        var order = new List<T>();
        foreach (var ranking in rankings)
        {
            var place = 0;
            foreach (var item in ranking.Distinct())
            {
                if (scores.TryAdd(item, 0)) order.Add(item);
                scores[item] += (RankConstant + 1) / (RankConstant + ++place) / rankings.Count;
            }
        }

        return [.. order.Select(item => (item, scores[item])).OrderByDescending(pair => pair.Item2)];
    }
}
