using System.Globalization;
using System.Text;
using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering;

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
    public static string Of(CoverageStatistics coverage, bool hasPicture)
    {
        if (coverage.Topic is { } topic && TopicText.Problem(topic, Example) is { } problem) return problem;
        if (coverage.Articles == 0)
            return coverage.IsNarrowed ? $"No such coverage is held. {TopicText.WithoutLimits}" : "No coverage is held yet.";
        var text = new StringBuilder(Head(coverage));
        text.Append('\n').Append(Words(coverage));
        if (coverage.Newest is { } newest)
            text.Append(
                $"\nNewest: {newest.Outlet ?? "unknown outlet"}, {ReplyText.Day(newest.Published)} ("
                    + $"{Ago(coverage.AsOf, newest.Published!.Value)}): {newest.Headline.ReplaceLineEndings(" ")} [1]")
                .Append($"\nHalf of {(coverage.Undated > 0 ? "those with a date" : "them")} are older than "
                + $"{Age(coverage.MedianAge!.Value)}.");
        if (coverage.Gaps.Count > 0) text.Append('\n').Append(Gaps(coverage));
        foreach (var outlet in coverage.Outlets.Take(ListedOutlets))
            text.Append(
                $"\n  {outlet.Name ?? "unknown outlet"}: {Number(outlet.Articles)} ("
                    + $"{Share(outlet.Articles, coverage.Articles)})"
                    + $"{(outlet.Newest is null ? ", undated" : $", last {ReplyText.Day(outlet.Newest)}")}");
        if (coverage.Outlets.Count > ListedOutlets)
            text.Append(
                $"\n  and {TopicText.Count(coverage.Outlets.Count - ListedOutlets, "outlet")} more: "
                    + $"{Number(coverage.Outlets.Skip(ListedOutlets).Sum(outlet => outlet.Articles))}");
        if (!hasPicture && coverage.Stretches.Count > 0) text.Append('\n').Append(Stretches(coverage));
        return text.ToString();
    }

    /// <summary>Formats the notices of the coverage.</summary>
    /// <param name="coverage">The numbers.</param>
    /// <param name="asked">The topic as it was asked for; null for none.</param>
    public static IEnumerable<string> NoticesOf(CoverageStatistics coverage, string? asked)
    {
        if (coverage.Topic is null && asked is not null)
            yield return $"There is no topic in {TopicText.Quoted(asked)}, so this is all that is held.";
        if (coverage.Articles == 1) yield return "Only one article bears on this.";
        if (coverage.IsCutOff)
            yield return "There is more: only the articles that bear most on the topic, and the newest, were counted.";
        if (coverage.Undated > 0 && coverage.Undated < coverage.Articles)
            yield return $"{TopicText.Count(coverage.Undated, "article")} of unknown date "
                + $"{(coverage.Undated == 1 ? "is" : "are")} counted, but placed on no day.";
        if (coverage.Before > 0)
            yield return $"{TopicText.Count(coverage.Before, "article")} from before {Day(coverage.Stretches[0].First)} "
                + $"{(coverage.Before == 1 ? "is" : "are")} counted, but placed on no {UnitOf(coverage)}.";
    }

    private static string Head(CoverageStatistics coverage)
    {
        var dated = coverage.Stretches.Where(stretch => stretch.Total > 0).ToList();
        var about = coverage.Topic is { } topic ? $"{TopicText.Quoted(topic.Topic)}: " : "All that is held: ";
        var when = dated.Count == 0 ? ", none dated" : $", {Span(coverage.Length, dated[0].First, dated[^1].First)}";
        return $"{about}{Counted(coverage.Articles, "article")} of {Counted(coverage.Outlets.Count, "outlet")}{when}.";
    }

    private static string Words(CoverageStatistics coverage)
    {
        var well = coverage.WellCovered == 0 ? "none"
            : $"{Number(coverage.WellCovered)} ({Share(coverage.WellCovered, coverage.Stories)})";
        return $"{(coverage.Stories == 1 ? "1 story" : $"{Number(coverage.Stories)} stories")}; "
            + $"{well} told by two outlets or more independently."
            + $"\nOn their own word: {Number(coverage.Independent)} of the articles ("
            + $"{Share(coverage.Independent, coverage.Articles)}); "
            + $"copies of another's text: {Number(coverage.Copies)} ({Share(coverage.Copies, coverage.Articles)}).";
    }

    private static string Gaps(CoverageStatistics coverage)
    {
        var shown = coverage.Gaps.OrderByDescending(gap => gap.IsOpen).ThenByDescending(gap => gap.Days)
            .Take(ListedGaps).ToList();
        var gaps = shown.OrderBy(gap => gap.First)
            .Select(gap => gap.IsOpen ? $"since {Day(gap.First)} ({TopicText.Count(gap.Days, "day")})" : Days(gap));
        var more = coverage.Gaps.Count - shown.Count;
        return $"Nothing, where there usually is some: "
            + $"{string.Join("; ", gaps)}{(more > 0 ? $"; and {TopicText.Count(more, "shorter gap")}" : "")}.";
    }

    // If there are many counts, only the last are shown: readers ask about the present more often than about the beginning.
    private static string Stretches(CoverageStatistics coverage)
    {
        var shown = coverage.Stretches.TakeLast(ListedStretches).ToList();
        var left = coverage.Stretches.Count - shown.Count;
        var counts = shown.Select(stretch => $"{Short(coverage.Length, stretch.First)}: {Number(stretch.Total)}");
        return $"Articles a {UnitOf(coverage)}{(left > 0 ? $", the last {shown.Count}" : "")}"
            + $"{(coverage.Length == StretchLength.Week ? ", each from its Monday" : "")}: {string.Join(", ", counts)}";
    }

    private static string Days(CoverageGap gap)
    {
        if (gap.Days == 1) return Day(gap.First);
        var format = (gap.First.Year == gap.Last.Year, gap.First.Month == gap.Last.Month) switch
        {
            (true, true) => "%d",
            (true, _) => "d MMMM",
            _ => "d MMMM yyyy",
        };
        return $"{gap.First.ToString(format, CultureInfo.InvariantCulture)} to {Day(gap.Last)}";
    }

    private static string Span(StretchLength length, DateOnly first, DateOnly last)
    {
        var prefix = length == StretchLength.Week ? "week of " : "";
        return first == last
            ? $"{(length == StretchLength.Day ? "" : "in ")}{(prefix.Length > 0 ? "the " : "")}{prefix}{Named(length, first)}"
            : $"{prefix}{Named(length, first)} to {prefix}{Named(length, last)}";
    }

    private static string Named(StretchLength length, DateOnly first) =>
        first.ToString(length switch { StretchLength.Month => "MMMM yyyy", StretchLength.Year => "yyyy", _ => "d MMMM yyyy" },
            CultureInfo.InvariantCulture);

    private static string Short(StretchLength length, DateOnly first) =>
        first.ToString(length switch { StretchLength.Month => "MMM yyyy", StretchLength.Year => "yyyy", _ => "d MMM" },
            CultureInfo.InvariantCulture);

    private static string Ago(DateTimeOffset now, DateTimeOffset then) =>
        (now.UtcDateTime.Date - then.UtcDateTime.Date).Days switch
        {
            0 => "today",
            1 => "yesterday",
            var days => $"{Number(days)} days ago",
        };

    private static string Age(TimeSpan age) =>
        age.TotalDays < 2 ? TopicText.Count((int)age.TotalHours, "hour") : Counted((int)age.TotalDays, "day");

    private static string UnitOf(CoverageStatistics coverage) => coverage.Length.ToString().ToLowerInvariant();

    private static string Share(int part, int of) => $"{Math.Round(100.0 * part / of).ToString(CultureInfo.InvariantCulture)}%";

    private static string Counted(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
