using System.Globalization;
using System.Text;
using NewsBot.Articles;
using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering;
using static NewsBot.Desk.Rendering.ReplyText;

namespace NewsBot.Desk.Commands.Coverage;

/// <summary>
/// Formats the numbers of the coverage in short lines, because a wide table cannot be read on a telephone.
/// </summary>
internal static class CoverageText
{
    public const string Example = "/coverage Merrow Dam";

    private const int ListedOutlets = 8;
    private const int ListedGaps = 4;
    private const int ListedStretches = 14;

    /// <summary>Formats the numbers.</summary>
    /// <param name="coverage">The numbers.</param>
    /// <param name="hasPicture">True if a picture shows the counts by time, so that the text leaves them out.</param>
    public static string Format(CoverageStatistics coverage, bool hasPicture)
    {
        if (coverage.Topic is { } topic && TopicText.FindProblem(topic, Example) is { } problem) return problem;
        if (coverage.Articles == 0)
            return coverage.IsNarrowed ? $"No such coverage is held. {TopicText.WidenHint}" : "No coverage is held yet.";
        var text = new StringBuilder(FormatTotals(coverage));
        text.Append('\n').Append(FormatOriginality(coverage));
        if (coverage.Newest is { } newest)
            text.Append(
                $"\nNewest: {newest.OutletName}, {FormatDay(newest.Published)} ("
                    + $"{FormatAgo(coverage.AsOf, newest.Published!.Value)}): {newest.Headline.ReplaceLineEndings(" ")} [1]")
                .Append($"\nHalf of {(coverage.Undated > 0 ? "those with a date" : "them")} are older than "
                + $"{FormatAge(coverage.MedianAge!.Value)}.");
        if (coverage.Gaps.Count > 0) text.Append('\n').Append(FormatGaps(coverage));
        foreach (var outlet in coverage.Outlets.Take(ListedOutlets))
            text.Append(
                $"\n  {outlet.Name ?? ArticleReference.UnknownOutlet}: {FormatNumber(outlet.Articles)} ("
                    + $"{FormatShare(outlet.Articles, coverage.Articles)})"
                    + $"{(outlet.Newest is null ? ", undated" : $", last {FormatDay(outlet.Newest)}")}");
        if (coverage.Outlets.Count > ListedOutlets)
            text.Append(
                $"\n  and {TopicText.Count(coverage.Outlets.Count - ListedOutlets, "outlet")} more: "
                    + $"{FormatNumber(coverage.Outlets.Skip(ListedOutlets).Sum(outlet => outlet.Articles))}");
        if (!hasPicture && coverage.Stretches.Count > 0) text.Append('\n').Append(FormatCounts(coverage));
        return text.ToString();
    }

    /// <summary>Formats the notices of the coverage.</summary>
    /// <param name="coverage">The numbers.</param>
    /// <param name="asked">The topic as it was asked for; null for none.</param>
    public static IEnumerable<string> FormatNotices(CoverageStatistics coverage, string? asked)
    {
        if (coverage.Topic is null && asked is not null)
            yield return $"There is no topic in {TopicText.Quote(asked)}, so this is all that is held.";
        if (coverage.Articles == 1) yield return "Only one article bears on this.";
        if (coverage.IsTruncated)
            yield return "There is more: only the articles that bear most on the topic, and the newest, were counted.";
        if (coverage.Undated > 0 && coverage.Undated < coverage.Articles)
            yield return $"{TopicText.Count(coverage.Undated, "article")} of unknown date "
                + $"{(coverage.Undated == 1 ? "is" : "are")} counted, but placed on no day.";
        if (coverage.EarlyArticles > 0)
            yield return $"{TopicText.Count(coverage.EarlyArticles, "article")} from before "
                + $"{FormatDay(coverage.Stretches[0].First)} "
                + $"{(coverage.EarlyArticles == 1 ? "is" : "are")} counted, but placed on no {coverage.Unit}.";
    }

    private static string FormatTotals(CoverageStatistics coverage)
    {
        var dated = coverage.Stretches.Where(stretch => stretch.Total > 0).ToList();
        var about = coverage.Topic is { } topic ? $"{TopicText.Quote(topic.Topic)}: " : "All that is held: ";
        var when = dated.Count == 0 ? ", none dated" : $", {FormatSpan(coverage.Length, dated[0].First, dated[^1].First)}";
        return $"{about}{TopicText.Count(coverage.Articles, "article")} of "
            + $"{TopicText.Count(coverage.Outlets.Count, "outlet")}{when}.";
    }

    private static string FormatOriginality(CoverageStatistics coverage)
    {
        var well = coverage.WellCoveredStories == 0 ? "none"
            : $"{FormatNumber(coverage.WellCoveredStories)} ({FormatShare(coverage.WellCoveredStories, coverage.Stories)})";
        return $"{TopicText.Count(coverage.Stories, "story")}; "
            + $"{well} told by two outlets or more independently."
            + $"\nOn their own word: {FormatNumber(coverage.IndependentArticles)} of the articles ("
            + $"{FormatShare(coverage.IndependentArticles, coverage.Articles)}); "
            + $"copies of another's text: {FormatNumber(coverage.Copies)} ({FormatShare(coverage.Copies, coverage.Articles)}).";
    }

    private static string FormatGaps(CoverageStatistics coverage)
    {
        var shown = coverage.Gaps.OrderByDescending(gap => gap.IsOpen).ThenByDescending(gap => gap.Days)
            .Take(ListedGaps).ToList();
        var gaps = shown.OrderBy(gap => gap.First)
            .Select(gap => gap.IsOpen ? $"since {FormatDay(gap.First)} ({TopicText.Count(gap.Days, "day")})"
            : FormatGapDays(gap));
        var more = coverage.Gaps.Count - shown.Count;
        return "Nothing, where there usually is some: "
            + $"{string.Join("; ", gaps)}{(more > 0 ? $"; and {TopicText.Count(more, "shorter gap")}" : "")}.";
    }

    // If there are many counts, only the last are shown: readers ask about the present more often than about the beginning.
    private static string FormatCounts(CoverageStatistics coverage)
    {
        var shown = coverage.Stretches.TakeLast(ListedStretches).ToList();
        var left = coverage.Stretches.Count - shown.Count;
        var counts = shown.Select(stretch => $"{FormatShort(coverage.Length, stretch.First)}: {FormatNumber(stretch.Total)}");
        return $"Articles a {coverage.Unit}{(left > 0 ? $", the last {shown.Count}" : "")}"
            + $"{(coverage.Length == StretchLength.Week ? ", each from its Monday" : "")}: {string.Join(", ", counts)}";
    }

    private static string FormatGapDays(CoverageGap gap)
    {
        if (gap.Days == 1) return FormatDay(gap.First);
        var format = (gap.First.Year == gap.Last.Year, gap.First.Month == gap.Last.Month) switch
        {
            (true, true) => "%d",
            (true, _) => "d MMMM",
            _ => "d MMMM yyyy",
        };
        return $"{FormatDay(gap.First, format)} to {FormatDay(gap.Last)}";
    }

    private static string FormatSpan(StretchLength length, DateOnly first, DateOnly last)
    {
        var prefix = length == StretchLength.Week ? "week of " : "";
        return first == last
            ? (length == StretchLength.Day ? "" : "in ")
                + $"{(prefix.Length > 0 ? "the " : "")}{prefix}{FormatLong(length, first)}"
            : $"{prefix}{FormatLong(length, first)} to {prefix}{FormatLong(length, last)}";
    }

    private static string FormatLong(StretchLength length, DateOnly first) =>
        FormatDay(first, length switch { StretchLength.Month => "MMMM yyyy", StretchLength.Year => "yyyy", _ => "d MMMM yyyy" });

    private static string FormatShort(StretchLength length, DateOnly first) =>
        FormatDay(first, length switch { StretchLength.Month => "MMM yyyy", StretchLength.Year => "yyyy", _ => "d MMM" });

    private static string FormatAgo(DateTimeOffset now, DateTimeOffset then) =>
        (now.UtcDateTime.Date - then.UtcDateTime.Date).Days switch
        {
            0 => "today",
            1 => "yesterday",
            var days => $"{FormatNumber(days)} days ago",
        };

    private static string FormatAge(TimeSpan age) =>
        age.TotalDays < 2 ? TopicText.Count((int)age.TotalHours, "hour") : TopicText.Count((int)age.TotalDays, "day");

    private static string FormatShare(int part, int of) =>
        $"{Math.Round(100.0 * part / of).ToString(CultureInfo.InvariantCulture)}%";
}
