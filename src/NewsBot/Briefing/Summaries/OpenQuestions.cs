namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Finds what the coverage says is not known or decided yet. Only its last reports count, and only what nothing published
/// later tells of: what was open at the beginning is mostly answered by the end.
/// </summary>
internal static class OpenQuestions
{
    private static readonly TimeSpan Lately = TimeSpan.FromHours(36);

    // Of its words, what a later sentence must have to be about it.
    private const double Told = 0.35;

    /// <returns>The latest first.</returns>
    /// <param name="candidates">All sentences on the topic that stand by themselves.</param>
    /// <param name="chosen">Those that are told already.</param>
    /// <param name="most">No more than so many.</param>
    public static IEnumerable<SummaryCandidate> Of(
        IReadOnlyList<SummaryCandidate> candidates, IReadOnlyList<SummaryCandidate> chosen, int most)
    {
        var newest = candidates.Where(candidate => candidate.IsFirm).Max(candidate => candidate.Published);
        var open = new List<SummaryCandidate>();
        foreach (var candidate in candidates
            .Where(candidate => candidate is { IsOpen: true, IsFirm: true } && candidate.Published >= newest - Lately)
            .OrderByDescending(candidate => candidate.Published).ThenByDescending(candidate => candidate.Prior)
            .ThenBy(candidate => candidate.Article.Id, StringComparer.Ordinal).ThenBy(candidate => candidate.Span.Start))
        {
            if (open.Count == most) break;
            if (chosen.Concat(open).Any(candidate.Repeats) || candidates.Any(other => IsAnsweredBy(candidate, other))) continue;
            open.Add(candidate);
        }

        return open;
    }

    private static bool IsAnsweredBy(SummaryCandidate open, SummaryCandidate other) =>
        !other.IsOpen && other.Published > open.Published && open.Words.Count(other.Words.Contains) >= Told * open.Words.Count;
}
