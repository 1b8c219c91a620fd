using NewsBot.Articles;
using NewsBot.Briefing.Summaries;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Summaries;

/// <summary>Formats a summary.</summary>
internal static class SummaryText
{
    public static string Format(Summary summary)
    {
        var topic = summary.Topic;
        if (TopicText.FindProblem(topic, "/summary Merrow Dam") is { } problem) return problem;
        if (summary.Text.Length > 0)
            return summary.DisputedSubject is null ? summary.Text : $"{summary.Text}\n{FormatDispute(summary)}";
        var isOne = topic.Articles.Count == 1;
        return $"{TopicText.Count(topic.Articles.Count, "article")} {(isOne ? "bears" : "bear")} on "
            + $"{TopicText.Quote(topic.Topic)}, but no sentence in {(isOne ? "it" : "them")} can be told by itself.";
    }

    private static string FormatDispute(Summary summary) =>
        $"Outlets differ on {summary.DisputedSubject}: "
        + string.Join(
        " / ", summary.DisputedValues.Select(value =>
            $"{value.Text} ({value.Outlet ?? ArticleReference.UnknownOutlet}) [{value.Citation}]"));

    /// <summary>Formats the notices of a summary.</summary>
    public static IEnumerable<string> FormatNotices(Summary summary)
    {
        if (summary.Text.Length > 0 && summary.Topic.Articles.Count == 1) yield return "Only one article bears on this.";
        foreach (var notice in TopicText.FormatNotices(summary.Topic).Concat(summary.Notices)) yield return notice;
    }
}
