using System.Globalization;
using System.Text;
using NewsBot.Briefing;

namespace NewsBot.Desk;

/// <summary>Says a timeline to a reader: one line an event, the day before the sentence.</summary>
internal static class TimelineText
{
    private const int LongestTopic = 80;

    private const string NoTopic = "There is no topic in that. Give what the timeline is to be about, in a few words, as in /timeline Merrow Dam.";

    private const string NothingHeld = "No coverage is held that this could be told from.";

    private const string WithoutLimits = "Ask without outlet, language and days for all that is held.";

    public static string Of(Timeline timeline) => timeline.Outcome switch
    {
        TimelineOutcome.Told => Lines(timeline),
        TimelineOutcome.NoTopic => NoTopic,
        TimelineOutcome.NothingHeld => timeline.IsNarrowed ? $"{NothingHeld} {WithoutLimits}" : NothingHeld,
        TimelineOutcome.NotCovered when timeline.Nearest.Count > 0 =>
            $"Nothing in the coverage is about {Topic(timeline)}. Nearest to it:\n{string.Join('\n', timeline.Nearest.Select(article => $"{article.Outlet ?? "unknown outlet"}, {ReplyText.Day(article.Published)}: {article.Headline}"))}",
        TimelineOutcome.NotCovered => $"Nothing in the coverage is about {Topic(timeline)}.{(timeline.IsNarrowed ? $" {WithoutLimits}" : "")}",
        _ => $"{Count(timeline.Articles, "article")} {(timeline.Articles == 1 ? "bears" : "bear")} on {Topic(timeline)}, but no event in {(timeline.Articles == 1 ? "it" : "them")} could be placed on a day{(timeline.IsNarrowed ? " that was asked for" : "")}.",
    };

    /// <summary>What to know besides.</summary>
    public static IEnumerable<string> NoticesOf(Timeline timeline)
    {
        if (timeline.Outcome == TimelineOutcome.Told && timeline.Articles == 1) yield return "Only one article bears on this.";
        if (timeline.Undated > 0)
            yield return $"{Count(timeline.Undated, "article")} of unknown date: only dates that {(timeline.Undated == 1 ? "it gives" : "they give")} in full could be placed.";
        if (timeline.LeftOut > 0) yield return $"{Count(timeline.LeftOut, "more event")} {(timeline.LeftOut == 1 ? "was" : "were")} left out.";
    }

    /// <summary>"3 October 2025", "3-5 October 2025", "October 2025", "2019".</summary>
    public static string Of(EventDate date)
    {
        var (first, last) = (date.First, date.Last);
        if (date.IsDay) return Day(first, "d MMMM yyyy");
        if (first is { Day: 1, Month: 1 } && last is { Day: 31, Month: 12 })
            return first.Year == last.Year ? Day(first, "yyyy") : $"{Day(first, "yyyy")}-{Day(last, "yyyy")}";
        if (first.Day == 1 && last == first.AddMonths(1).AddDays(-1)) return Day(first, "MMMM yyyy");
        return (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => $"{Day(first, "%d")}-{Day(last, "d MMMM yyyy")}",
            (true, false) => $"{Day(first, "d MMMM")} - {Day(last, "d MMMM yyyy")}",
            _ => $"{Day(first, "d MMMM yyyy")} - {Day(last, "d MMMM yyyy")}",
        };
    }

    private static string Lines(Timeline timeline)
    {
        var text = new StringBuilder();
        foreach (var told in timeline.Events)
        {
            var citation = timeline.Citations[told.Citation - 1];
            if (text.Length > 0) text.Append('\n');
            var how = told.IsPlanned ? $" (announced {ReplyText.Day(citation.Article.Published)})"
                : told.Date.Sureness == DateSureness.Published ? " (published)"
                : told.Date is { IsDay: true, Sureness: DateSureness.Vague } ? " (about)" : "";
            text.Append(CultureInfo.InvariantCulture, $"{Of(told.Date)}{how}: {citation.Quote.ReplaceLineEndings(" ")} [{told.Citation}]");
        }

        return text.ToString();
    }

    private static string Day(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static string Count(int number, string noun) => $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";

    private static string Topic(Timeline timeline)
    {
        var topic = timeline.Topic.ReplaceLineEndings(" ").Trim('“', '”', '"', ' ');
        if (topic.Length > LongestTopic) topic = $"{topic[..(char.IsHighSurrogate(topic[LongestTopic - 2]) ? LongestTopic - 2 : LongestTopic - 1)].TrimEnd()}…";
        return $"“{topic}”";
    }
}
