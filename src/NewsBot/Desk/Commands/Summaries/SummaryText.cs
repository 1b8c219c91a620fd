using NewsBot.Briefing.Summaries;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Summaries;

/// <summary>Formats a summary.</summary>
internal static class SummaryText
{
    public static string Of(Summary summary)
    {
        var topic = summary.Topic;
        if (TopicText.Problem(topic, "/summary Merrow Dam") is { } problem) return problem;
        if (summary.Text.Length > 0) return summary.Disputed is null ? summary.Text : $"{summary.Text}\n{Dispute(summary)}";
        var isOne = topic.Articles.Count == 1;
        return $"{TopicText.Count(topic.Articles.Count, "article")} {(isOne ? "bears" : "bear")} on "
            + $"{TopicText.Quoted(topic.Topic)}, but no sentence in {(isOne ? "it" : "them")} can be told by itself.";
    }

    private static string Dispute(Summary summary) =>
        $"Outlets differ on {summary.Disputed}: "
        + string.Join(
        " / ", summary.Values.Select(value => $"{value.Text} ({value.Outlet ?? "unknown outlet"}) [{value.Citation}]"));

    /// <summary>Formats the notices of a summary.</summary>
    public static IEnumerable<string> NoticesOf(Summary summary)
    {
        if (summary.Text.Length > 0 && summary.Topic.Articles.Count == 1) yield return "Only one article bears on this.";
        foreach (var notice in TopicText.More(summary.Topic).Concat(summary.Notices)) yield return notice;
    }
}
