using System.Globalization;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Differences;
using NewsBot.Desk.Rendering;
using NewsBot.Text;

namespace NewsBot.Desk.Commands.WhatsNew;

/// <summary>Formats a report of changes: a line for each item.</summary>
internal static class WhatsNewText
{
    private const int MaxSentenceLength = 280;

    public static string Format(ChangeReport report)
    {
        if (report.Topic is { } topic && TopicText.FindProblem(topic, "/whatsnew Merrow Dam") is { } problem) return problem;
        if (report.Items.Count == 0)
            return $"Nothing new{(report.Topic is null ? "" : $" on {TopicText.Quote(report.Topic.Topic)}")} "
                + $"since {FormatSince(report)}.";
        return $"Since {FormatSince(report)}:\n{string.Join('\n', report.Items.Select(item => $"- {Format(item, report)}"))}";
    }

    /// <summary>Formats the notices of a report.</summary>
    public static IEnumerable<string> FormatNotices(ChangeReport report)
    {
        if (report.MoreCount > 0)
            yield return $"{TopicText.Count(report.MoreCount, "more item")} {(report.MoreCount == 1 ? "was" : "were")} left "
                + "out; a topic narrows what is told.";
        if (report.Topic is { Outcome: TopicOutcome.Covered, Undated: > 0 } topic)
            yield return $"{TopicText.Count(topic.Undated, "article")} of unknown date {(topic.Undated == 1 ? "is" : "are")} "
                + "not among what is new.";
        if (report.Topic is not null && report.Items.Count > 0)
            foreach (var notice in TopicText.FormatNotices(report.Topic)) yield return notice;
    }

    // Precise to the minute, or only the day if the time is midnight, as for a day that was given.
    private static string FormatSince(ChangeReport report)
    {
        var since = report.Since.UtcDateTime;
        var format = since.TimeOfDay == TimeSpan.Zero ? "d MMMM yyyy" : "d MMMM yyyy, HH:mm 'UTC'";
        return (report.IsSinceLastRequest ? "you last asked here, " : "") + since.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Format(NewsItem item, ChangeReport report) => item switch
    {
        NewStory story => Format(story, report.Citations[story.Citation - 1], report.Since),
        NewValue value =>
            $"{(value.Fact.Kind == DifferenceKind.Correction ? "Corrected" : "Now otherwise")}: "
                + $"{FactText.Format(value.Fact, report.Citations)}",
        ChangedText changed => Format(changed, report.Citations),
        _ => "",
    };

    // A story that was published before the period but taken in within it is shown with its day.
    private static string Format(NewStory story, Citation citation, DateTimeOffset since) =>
        $"{(story.IsKnown ? "More on a known story" : "New")}: "
            + $"{PlainText.SanitizeLine(citation.DisplayText, MaxSentenceLength)} ["
            + $"{story.Citation}] (in {TopicText.Count(story.Outlets, "outlet")})"
        + (citation.Article.Published < since
        ? $", published {ReplyText.FormatDay(citation.Article.Published)} and taken in since"
        : "");

    private static string Format(ChangedText changed, IReadOnlyList<Citation> citations)
    {
        var others = changed.OtherChanges == 0 ? "" : $" ({TopicText.Count(changed.OtherChanges, "more sentence")} changed)";
        var where =
            $"{(changed.IsCorrection ? "Corrected" : "Changed")} by {changed.Outlet ?? ArticleReference.UnknownOutlet} in “"
                + $"{PlainText.Sanitize(changed.Headline)}”";
        var newText = changed.Citation is { } number
            ? $"“{PlainText.SanitizeLine(citations[number - 1].DisplayText, MaxSentenceLength)}” [{number}]" : null;
        var oldText = changed.Before is { } text ? PlainText.SanitizeLine(FootnoteMarks.Remove(text), MaxSentenceLength) : null;
        return (oldText, newText) switch
        {
            ({ } before, null) => $"{where}: “{before}” is gone{others}",
            (null, _) => $"{where}, added: {newText}{others}",
            var (before, _) => $"{where}: “{before}” → {newText}{others}",
        };
    }
}
