namespace NewsBot.Text;

/// <summary>Compares sets of words.</summary>
internal static class WordSets
{
    /// <summary>Returns the share of the smaller set's words that the other set has; 0 to 1, and 0 if a set is empty.</summary>
    public static double ComputeOverlap<T>(IReadOnlySet<T> first, IReadOnlySet<T> second)
    {
        var (small, large) = first.Count <= second.Count ? (first, second) : (second, first);
        return small.Count == 0 ? 0 : (double)small.Count(large.Contains) / small.Count;
    }
}
