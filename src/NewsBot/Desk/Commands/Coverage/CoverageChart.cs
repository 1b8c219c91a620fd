using NewsBot.Articles;
using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Rendering.Charts;
using ScottPlot;
using ScottPlot.TickGenerators;
using static NewsBot.Desk.Rendering.ReplyText;
using Fonts = NewsBot.Desk.Rendering.Charts.Fonts;
using Palette = NewsBot.Desk.Rendering.Charts.Palette;

namespace NewsBot.Desk.Commands.Coverage;

/// <summary>
/// Draws the number of articles in each day, week, month or year as stacked bars, a colour for each outlet, and marks gaps.
/// </summary>
internal static class CoverageChart
{
    private const int RightMargin = 24;
    private const int MaxTicks = 12;
    private const int NamedOutlets = 8;

    // With more bars, the numbers above them would overlap.
    private const int MaxNumbered = 31;

    /// <summary>Creates the picture; none if no article is dated.</summary>
    public static Picture Create(CoverageStatistics coverage, PictureDrawer drawer) =>
        coverage.Stretches.Count == 0 ? Picture.None
        : drawer.Draw(
            "coverage.png", fonts => Draw(coverage, fonts), Describe(coverage),
            coverage.Outlets.Select(outlet => outlet.Name));

    /// <summary>Describes the picture for those who cannot see it.</summary>
    public static string Describe(CoverageStatistics coverage)
    {
        var most = coverage.Stretches.MaxBy(stretch => stretch.Total)!;
        var unit = coverage.Unit;
        var outlets = coverage.Outlets.Take(NamedOutlets)
            .Select(outlet => $"{outlet.Name ?? ArticleReference.UnknownOutlet} {FormatNumber(outlet.Articles)}");
        var about = coverage.Topic is { } topic ? TopicText.Quote(topic.Topic) : "all that is held";
        return $"Bars of the articles a {unit} on {about}, by outlet, {TopicText.Count(coverage.Stretches.Count, unit)} from "
            + $"{FormatDay(coverage.Stretches[0].First)} on. "
            + $"Most in the {unit} of {FormatDay(most.First)}: {TopicText.Count(most.Total, "article")}. Outlets: "
            + $"{string.Join(", ", outlets)}"
            + (coverage.Outlets.Count > NamedOutlets
                ? $" and {TopicText.Count(coverage.Outlets.Count - NamedOutlets, "other")}." : ".");
    }

    /// <summary>Draws the picture as a PNG.</summary>
    /// <param name="coverage">The numbers, with at least one period.</param>
    /// <param name="fonts">The fonts; at least one must be installed.</param>
    public static byte[] Draw(CoverageStatistics coverage, Fonts fonts)
    {
        var outlets = new ChartOutlets(coverage.Outlets.Select(outlet => outlet.Name), fonts);
        var about = coverage.Topic is { } topic ? TopicText.Quote(topic.Topic) : "all that is held";
        using var sheet =
            new ChartSheet(
                $"Coverage of {about}", $"articles a {coverage.Unit}", outlets, fonts, RightMargin, hasMarkers: false);
        var plot = sheet.Plot;
        AddGaps(plot, coverage);
        plot.Add.Bars(CreateBars(coverage, outlets).ToArray());
        var highest = Math.Max(1, coverage.Stretches.Max(stretch => stretch.Total));
        if (coverage.Stretches.Count <= MaxNumbered) AddNumbers(plot, coverage);
        AddDays(plot, coverage.Stretches);
        plot.Axes.Left.TickGenerator =
            new NumericAutomatic { IntegerTicksOnly = true, TargetTickCount = 5, LabelFormatter = FormatNumber };
        plot.Axes.Left.MinorTickStyle.Length = 0;
        plot.Axes.SetLimits(-0.6, coverage.Stretches.Count - 0.4, 0, highest * 1.12);
        return sheet.ToPng();
    }

    private static IEnumerable<Bar> CreateBars(CoverageStatistics coverage, ChartOutlets outlets)
    {
        foreach (var (position, stretch) in coverage.Stretches.Index())
        {
            double from = 0;
            var counts = stretch.ArticlesByOutlet.Index().GroupBy(pair => outlets.FindIndex(coverage.Outlets[pair.Index].Name))
                .Select(group => (Place: group.Key, Count: group.Sum(pair => pair.Item)))
                .OrderBy(pair => pair.Place ?? int.MaxValue);
            foreach (var (outlet, count) in counts.Where(pair => pair.Count > 0))
            {
                yield return new Bar
                {
                    Position = position,
                    ValueBase = from,
                    Value = from + count,
                    Size = coverage.Stretches.Count > 40 ? 0.9 : 0.78,
                    FillColor = ChartOutlets.GetColour(outlet),
                    LineWidth = 0,
                };
                from += count;
            }
        }
    }

    private static void AddGaps(Plot plot, CoverageStatistics coverage)
    {
        foreach (var gap in coverage.Gaps.Where(gap => !gap.IsOpen))
        {
            var positions = coverage.Stretches.Index().Where(pair => pair.Item.First >= gap.First && pair.Item.First <= gap.Last)
                .Select(pair => pair.Index).ToList();
            if (positions.Count == 0) continue;
            var span = plot.Add.HorizontalSpan(positions[0] - 0.5, positions[^1] + 0.5);
            span.FillStyle.Color = Palette.Gap;
            span.LineStyle.Width = 0;
            var label = plot.Add.Text("none", (positions[0] + positions[^1]) / 2.0, 0);
            label.LabelFontSize = ChartSheet.FontSize - 1;
            label.LabelFontColor = Palette.FaintText;
            label.LabelAlignment = Alignment.LowerCenter;
        }
    }

    private static void AddNumbers(Plot plot, CoverageStatistics coverage)
    {
        foreach (var (position, stretch) in coverage.Stretches.Index())
        {
            if (stretch.Total == 0) continue;
            var number = plot.Add.Text(FormatNumber(stretch.Total), position, stretch.Total);
            number.LabelFontSize = ChartSheet.FontSize - 1;
            number.LabelFontColor = Palette.FaintText;
            number.LabelAlignment = Alignment.LowerCenter;
        }
    }

    // The axis counts bars, so each day is marked at the bar that contains it.
    private static void AddDays(Plot plot, IReadOnlyList<CoverageStretch> stretches)
    {
        var days = new NumericManual();
        var markedPositions = new HashSet<int>();
        foreach (var (day, text) in TimeTicks.Create(stretches[0].First, stretches[^1].First, MaxTicks))
        {
            var position = 0;
            while (position + 1 < stretches.Count && stretches[position + 1].First <= day) position++;
            if (markedPositions.Add(position)) days.AddMajor(position, text);
        }

        plot.Axes.Bottom.TickGenerator = days;
    }
}
