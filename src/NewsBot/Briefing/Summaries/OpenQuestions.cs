namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Finds sentences that say what is not yet known or decided. Only the latest reports count, and only questions that no later
/// sentence answers: what was open at the beginning is mostly answered by the end.
/// </summary>
internal static class OpenQuestions
{
    private static readonly TimeSpan RecentWindow = TimeSpan.FromHours(36);

    // Share of its words that a later sentence must have to answer it.
    private const double AnsweredShare = 0.35;

    /// <returns>The open questions, latest first.</returns>
    /// <param name="candidates">All candidate sentences about the topic.</param>
    /// <param name="chosen">The sentences already in the summary.</param>
    /// <param name="most">The most open questions to return.</param>
    public static IEnumerable<SummaryCandidate> Find(
        IReadOnlyList<SummaryCandidate> candidates, IReadOnlyList<SummaryCandidate> chosen, int most)
    {
        var newest = candidates.Where(candidate => candidate.IsOnTopic).Max(candidate => candidate.Published);
        var open = new List<SummaryCandidate>();
        foreach (var candidate in candidates
            .Where(candidate => candidate is { IsOpen: true, IsOnTopic: true } && candidate.Published >= newest - RecentWindow)
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
        !other.IsOpen && other.Published > open.Published
        && open.Words.Count(other.Words.Contains) >= AnsweredShare * open.Words.Count;
}
