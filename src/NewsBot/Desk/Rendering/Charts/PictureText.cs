using System.Globalization;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Timelines;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>Says what is in a picture, to those who cannot see it: at most 1,024 characters.</summary>
internal static class PictureText
{
    private const int Longest = 1_024;
    private const int Named = 8;

    public static string Of(Timeline timeline)
    {
        var events = timeline.Events.Select(told =>
            $"{TimelineText.Of(told.Date)} [{told.Citation.ToString(CultureInfo.InvariantCulture)}], "
                + $"{timeline.Citations[told.Citation - 1].Article.Outlet ?? ChartOutlets.Unknown}");
        return Cut(
            $"Timeline of {TopicText.Quoted(timeline.Topic.Topic)} with {TopicText.Count(timeline.Events.Count, "event")}, "
                + $"numbered as the sources are: {string.Join("; ", events)}.");
    }

    public static string Of(CoverageStatistics coverage)
    {
        var most = coverage.Stretches.MaxBy(stretch => stretch.Total)!;
        var unit = CoverageChart.UnitOf(coverage);
        var outlets = coverage.Outlets.Take(Named)
            .Select(outlet =>
            $"{outlet.Name ?? ChartOutlets.Unknown} {outlet.Articles.ToString("N0", CultureInfo.InvariantCulture)}");
        var about = coverage.Topic is { } topic ? TopicText.Quoted(topic.Topic) : "all that is held";
        return Cut(
            $"Bars of the articles a {unit} on {about}, by outlet, {TopicText.Count(coverage.Stretches.Count, unit)} from "
                + $"{Day(coverage.Stretches[0].First)} on. "
            + $"Most in the {unit} of {Day(most.First)}: {TopicText.Count(most.Total, "article")}. Outlets: "
            + $"{string.Join(", ", outlets)}"
            + (coverage.Outlets.Count > Named ? $" and {TopicText.Count(coverage.Outlets.Count - Named, "other")}." : "."));
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Cut(string text)
    {
        if (text.Length <= Longest) return text;
        var end = text.LastIndexOf(' ', Longest - 2);
        return $"{text[..(end > 0 ? end : Longest - 2)]}…";
    }
}
