using System.Globalization;
using System.Text;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk.Rendering;
using static NewsBot.Desk.Rendering.ReplyText;

namespace NewsBot.Desk.Commands.Timelines;

/// <summary>Formats a timeline: one line for each event, with the day before the sentence.</summary>
internal static class TimelineText
{
    public static string Format(Timeline timeline)
    {
        var topic = timeline.Topic;
        if (TopicText.FindProblem(topic, "/timeline Merrow Dam") is { } problem) return problem;
        if (timeline.Events.Count > 0) return FormatEvents(timeline);
        var isOne = topic.Articles.Count == 1;
        return $"{TopicText.Count(topic.Articles.Count, "article")} {(isOne ? "bears" : "bear")} on "
            + $"{TopicText.Quote(topic.Topic)}, but no event in {(isOne ? "it" : "them")} could be placed on a day"
            + $"{(topic.IsNarrowed ? " that was asked for" : "")}.";
    }

    /// <summary>Formats the notices of a timeline.</summary>
    public static IEnumerable<string> FormatNotices(Timeline timeline)
    {
        var undated = timeline.Topic.Undated;
        if (timeline.Events.Count > 0 && timeline.Topic.Articles.Count == 1) yield return "Only one article bears on this.";
        if (undated > 0)
            yield return $"{TopicText.Count(undated, "article")} of unknown date: only dates that "
                + $"{(undated == 1 ? "it gives" : "they give")} in full could be placed.";
        if (timeline.OmittedCount > 0)
            yield return $"{TopicText.Count(timeline.OmittedCount, "more event")} "
                + $"{(timeline.OmittedCount == 1 ? "was" : "were")} left out.";
        foreach (var notice in TopicText.FormatNotices(timeline.Topic)) yield return notice;
    }

    /// <summary>Formats a date: "3 October 2025", "3-5 October 2025", "October 2025", "2019".</summary>
    public static string Format(EventDate date)
    {
        var (first, last) = (date.First, date.Last);
        if (date.IsSingleDay) return FormatDay(first);
        if (first is { Day: 1, Month: 1 } && last is { Day: 31, Month: 12 })
            return first.Year == last.Year ? FormatDay(first, "yyyy") : $"{FormatDay(first, "yyyy")}-{FormatDay(last, "yyyy")}";
        if (first.Day == 1 && last == first.AddMonths(1).AddDays(-1)) return FormatDay(first, "MMMM yyyy");
        return (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => $"{FormatDay(first, "%d")}-{FormatDay(last)}",
            (true, false) => $"{FormatDay(first, "d MMMM")} - {FormatDay(last)}",
            _ => $"{FormatDay(first)} - {FormatDay(last)}",
        };
    }

    private static string FormatEvents(Timeline timeline)
    {
        var text = new StringBuilder();
        foreach (var timelineEvent in timeline.Events)
        {
            var citation = timeline.Citations[timelineEvent.Citation - 1];
            if (text.Length > 0) text.Append('\n');
            var remark = timelineEvent.IsPlanned ? $" (announced {FormatDay(citation.Article.Published)})"
                : timelineEvent.Date.Confidence == DateConfidence.Published ? " (published)"
                : timelineEvent.Date is { IsSingleDay: true, Confidence: DateConfidence.Vague } ? " (about)" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                    $"{Format(timelineEvent.Date)}{remark}: {citation.DisplayText} [{timelineEvent.Citation}]");
        }

        return text.ToString();
    }
}
