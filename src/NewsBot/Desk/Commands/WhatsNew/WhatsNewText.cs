using System.Globalization;
using NewsBot.Answering;
using NewsBot.Briefing;
using NewsBot.Briefing.Changes;
using NewsBot.Desk.Rendering;
using NewsBot.Text;

namespace NewsBot.Desk.Commands.WhatsNew;

/// <summary>Says to a reader what is new: a line an item.</summary>
internal static class WhatsNewText
{
    private const int LongestSentence = 280;

    public static string Of(ChangeReport told)
    {
        if (told.Topic is { } topic && TopicText.Problem(topic, "/whatsnew Merrow Dam") is { } problem) return problem;
        if (told.Items.Count == 0)
            return $"Nothing new{(told.Topic is null ? "" : $" on {TopicText.Quoted(told.Topic.Topic)}")} since {Moment(told)}.";
        return $"Since {Moment(told)}:\n{string.Join('\n', told.Items.Select(item => $"- {Of(item, told)}"))}";
    }

    /// <summary>What to know besides.</summary>
    public static IEnumerable<string> NoticesOf(ChangeReport told)
    {
        if (told.More > 0)
            yield return $"{TopicText.Count(told.More, "more item")} {(told.More == 1 ? "was" : "were")} left out; a topic "
                + $"narrows what is told.";
        if (told.Topic is { Outcome: TopicOutcome.Covered, Undated: > 0 } topic)
            yield return $"{TopicText.Count(topic.Undated, "article")} of unknown date {(topic.Undated == 1 ? "is" : "are")} "
                + $"not among what is new.";
        if (told.Topic is not null && told.Items.Count > 0)
            foreach (var notice in TopicText.More(told.Topic)) yield return notice;
    }

    // To the minute where it is when somebody asked; a day where a day was given.
    private static string Moment(ChangeReport told)
    {
        var since = told.Since.UtcDateTime;
        var format = since.TimeOfDay == TimeSpan.Zero ? "d MMMM yyyy" : "d MMMM yyyy, HH:mm 'UTC'";
        return (told.IsSinceAsked ? "you last asked here, " : "") + since.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Of(NewsItem item, ChangeReport told) => item switch
    {
        NewStory story => Of(story, told.Citations[story.Citation - 1], told.Since),
        NewValue value =>
            $"{(value.Fact.Kind == NewsBot.Briefing.Differences.DifferenceKind.Correction ? "Corrected" : "Now otherwise")}: "
                + $"{FactText.Of(value.Fact, told.Citations)}",
        ChangedText changed => Of(changed, told.Citations),
        _ => "",
    };

    // What came late is told with its day, which lies before the one that is asked about.
    private static string Of(NewStory story, Citation citation, DateTimeOffset since) =>
        $"{(story.IsKnown ? "More on a known story" : "New")}: {PlainText.Line(citation.Told, LongestSentence)} ["
            + $"{story.Citation}] (in {TopicText.Count(story.Outlets, "outlet")})"
        + (citation.Article.Published < since ? $", published {ReplyText.Day(citation.Article.Published)} and taken in since"
        : "");

    private static string Of(ChangedText changed, IReadOnlyList<Citation> citations)
    {
        var others = changed.Others == 0 ? "" : $" ({TopicText.Count(changed.Others, "more sentence")} changed)";
        var where =
            $"{(changed.IsCorrection ? "Corrected" : "Changed")} by {changed.Outlet ?? "unknown outlet"} in “"
                + $"{PlainText.Of(changed.Headline)}”";
        var after = changed.Citation is { } number ? $"“{PlainText.Line(citations[number - 1].Told, LongestSentence)}” [{number}]"
            : null;
        var gone = changed.Before is { } text ? PlainText.Line(FootnoteMarks.TakeOut(text), LongestSentence) : null;
        return (gone, after) switch
        {
            ({ } before, null) => $"{where}: “{before}” is gone{others}",
            (null, _) => $"{where}, added: {after}{others}",
            var (before, _) => $"{where}: “{before}” → {after}{others}",
        };
    }
}
