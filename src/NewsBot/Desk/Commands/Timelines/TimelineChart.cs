using System.Globalization;
using NewsBot.Articles;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Rendering.Charts;
using ScottPlot;
using ScottPlot.TickGenerators;
using Fonts = NewsBot.Desk.Rendering.Charts.Fonts;
using Palette = NewsBot.Desk.Rendering.Charts.Palette;

namespace NewsBot.Desk.Commands.Timelines;

/// <summary>
/// Draws events on a time axis, each with its day and the number of its citation, in the colour of the cited outlet. Grey bars
/// behind them show the number of articles on the topic.
/// </summary>
internal static class TimelineChart
{
    /// <summary>The smallest number of events that are worth a picture.</summary>
    public const int MinEvents = 3;

    private const int RightMargin = 56;
    private const int MaxTicks = 9;
    private const int MarkerSize = 12;
    private const double TallestLane = 34;
    private const int MaxOutliersNamed = 4;

    /// <summary>Creates the picture of a timeline; none for fewer than <see cref="MinEvents"/> events.</summary>
    public static Picture Create(Timeline timeline, PictureDrawer drawer) => timeline.Events.Count < MinEvents ? Picture.None
        : drawer.Draw("timeline.png", fonts => Draw(timeline, fonts), Describe(timeline), ListOutlets(timeline));

    /// <summary>Describes the picture for those who cannot see it.</summary>
    public static string Describe(Timeline timeline)
    {
        var events = timeline.Events.Select(timelineEvent =>
            $"{TimelineText.Format(timelineEvent.Date)} [{timelineEvent.Citation.ToString(CultureInfo.InvariantCulture)}], "
                + $"{timeline.Citations[timelineEvent.Citation - 1].Article.Outlet ?? ArticleReference.UnknownOutlet}");
        return $"Timeline of {TopicText.Quote(timeline.Topic.Topic)} with {TopicText.Count(timeline.Events.Count, "event")}, "
            + $"numbered as the sources are: {string.Join("; ", events)}.";
    }

    /// <summary>Draws the picture as a PNG.</summary>
    /// <param name="timeline">A timeline with at least <see cref="MinEvents"/> events.</param>
    /// <param name="fonts">The fonts; at least one must be installed.</param>
    public static byte[] Draw(Timeline timeline, Fonts fonts)
    {
        var outlets = new ChartOutlets(ListOutlets(timeline), fonts);
        var (before, shown, after) = TimelineLanes.SplitOutliers(timeline.Events);
        using var sheet = new ChartSheet(
            $"Timeline of {TopicText.Quote(timeline.Topic.Topic)}", timeline.Events.Any(timelineEvent => timelineEvent.IsPlanned)
                ? "numbered as the sources; hollow: announced"
                    : "numbered as the sources", outlets, fonts, RightMargin, hasMarkers: true);
        var (first, last) = (shown[0].Date.First, shown.Max(timelineEvent => timelineEvent.Date.First));
        var days = Math.Max(6, last.DayNumber - first.DayNumber);
        // The axis begins a sixtieth of the span, at least 0.6 days, before the first event; after the last one its label has
        // room.
        var fontSize = ChartSheet.FontSize;
        var hasYears = last.DayNumber - first.DayNumber > 300 || first.Year != last.Year;
        var labelRoom =
            (MarkerSize * 1.5)
                + shown.Max(shownEvent => fonts.MeasureWidth(TimelineLanes.FormatLabel(shownEvent, hasYears), fontSize));
        double from = first.DayNumber - Math.Max(0.6, days / 60.0),
            perPixel = (days + first.DayNumber - from) / (sheet.DataWidth - labelRoom);
        double until = from + (perPixel * sheet.DataWidth);
        var placed = TimelineLanes.AssignLanes(
            shown, hasYears, day => (day.DayNumber - from) / perPixel,
            label => (MarkerSize * 1.5) + fonts.MeasureWidth(label, fontSize));
        var lanes = placed.Max(placedEvent => placedEvent.Lane) + 1;
        var headHeight = before.Count + after.Count > 0 ? 22 : 6;
        var lane = Math.Min(TallestLane, (sheet.DataHeight - headHeight - 18.0) / lanes);
        fontSize = (float)Math.Min(fontSize, lane);
        var plot = sheet.Plot;
        AddVolume(plot, timeline, from, until);
        AddDays(plot, from, until);
        plot.Axes.Left.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(from, until, 0, sheet.DataHeight);
        foreach (var placedEvent in placed)
        {
            var outlet = outlets.FindIndex(GetOutlet(timeline, placedEvent.Event));
            AddEvent(plot, placedEvent, outlet, 18 + (placedEvent.Lane * lane), until, fontSize);
        }

        if (headHeight > 6) AddOutliers(plot, before, after, from + (4 * perPixel), sheet.DataHeight - 2);
        return sheet.ToPng();
    }

    /// <summary>Lists the cited outlets, that with the most events first.</summary>
    public static IEnumerable<string> ListOutlets(Timeline timeline) =>
        timeline.Events.GroupBy(timelineEvent => GetOutlet(timeline, timelineEvent), StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(outlet => outlet.Count()).ThenBy(outlet => outlet.Key, StringComparer.Ordinal)
            .Select(outlet => outlet.Key);

    private static string GetOutlet(Timeline timeline, TimelineEvent timelineEvent) =>
        timeline.Citations[timelineEvent.Citation - 1].Article.Outlet ?? ArticleReference.UnknownOutlet;

    private static void AddEvent(Plot plot, PlacedEvent placedEvent, int? outlet, double height, double until, float fontSize)
    {
        var (at, colour) = ((double)placedEvent.Event.Date.First.DayNumber, ChartOutlets.GetColour(outlet));
        var stem = plot.Add.Line(at, 0, at, height - (placedEvent.Event.IsPlanned ? MarkerSize / 2 : 0));
        stem.LineWidth = 1;
        stem.LineColor = colour.WithAlpha(0.55);
        if (!placedEvent.Event.Date.IsSingleDay)
        {
            // The line of a longer event runs below the label, so that it does not strike it out.
            var below = height - Math.Min(9, fontSize * 0.62);
            var stretch = plot.Add.Line(at, below, Math.Min(until, placedEvent.Event.Date.Last.DayNumber), below);
            stretch.LineWidth = 2;
            stretch.LineColor = colour.WithAlpha(0.55);
        }

        var marker = plot.Add.Marker(at, height, ChartOutlets.GetShape(outlet, placedEvent.Event.IsPlanned), MarkerSize, colour);
        marker.MarkerLineWidth = 2;

        var label = plot.Add.Text(placedEvent.Label, at, height);
        label.LabelFontSize = fontSize;
        label.LabelFontColor = Palette.Text;
        label.LabelAlignment = Alignment.MiddleLeft;
        label.OffsetX = MarkerSize;
        label.OffsetY = 2;
    }

    private static void AddVolume(Plot plot, Timeline timeline, double from, double until)
    {
        var axis = plot.Axes.Right;
        axis.TickLabelStyle.ForeColor = Palette.FaintText;
        axis.TickLabelStyle.FontSize = ChartSheet.FontSize - 1;
        axis.FrameLineStyle.Width = 0;
        var dated = timeline.Topic.Articles.Select(article => article.Published).OfType<DateTimeOffset>()
            .Select(published => DateOnly.FromDateTime(published.UtcDateTime))
            .Where(day => day.DayNumber >= from && day.DayNumber <= until).ToList();
        if (dated.Count == 0)
        {
            axis.TickGenerator = new EmptyTickGenerator();
            return;
        }

        var time = CoverageTime.Between(DateOnly.FromDayNumber((int)Math.Ceiling(from)), DateOnly.FromDayNumber((int)until));
        var counts = dated.CountBy(time.IndexOf).ToDictionary();
        var bars = counts.Select(pair =>
        {
            var start = time.Starts[pair.Key];
            var length = time.GetNextStart(start).DayNumber - start.DayNumber;
            // The bar is centred, because an event is marked at the number of its day, which is the middle of the day's bar.
            return new Bar
            {
                Position = start.DayNumber + ((length - 1) / 2.0),
                Size = length * 0.92,
                Value = pair.Value,
                FillColor = Palette.VolumeBars,
                LineWidth = 0,
            };
        }).ToArray();
        plot.Add.Bars(bars).Axes.YAxis = axis;
        axis.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = true,
            TargetTickCount = 4,
            LabelFormatter = number => number.ToString("N0", CultureInfo.InvariantCulture),
        };
        axis.Label.Text = $"articles a {time.Length.ToString().ToLowerInvariant()} (grey)";
        axis.Label.FontSize = ChartSheet.FontSize - 1;
        axis.Label.Bold = false;
        axis.Label.ForeColor = Palette.FaintText;
        axis.MinorTickStyle.Length = 0;
        plot.Axes.SetLimitsY(0, counts.Values.Max() * 1.08, axis);
    }

    private static void AddDays(Plot plot, double from, double until)
    {
        var days = new NumericManual();
        foreach (
            var (day, text) in TimeTicks.Create(
                DateOnly.FromDayNumber((int)Math.Ceiling(from)), DateOnly.FromDayNumber((int)until), MaxTicks))
            days.AddMajor(day.DayNumber, text);
        plot.Axes.Bottom.TickGenerator = days;
    }

    // Events outside of the axis are listed in words, so that every number of the text occurs in the picture.
    private static void AddOutliers(
        Plot plot, IReadOnlyList<TimelineEvent> before, IReadOnlyList<TimelineEvent> after, double x, double y)
    {
        var parts = new[] { ("earlier", before), ("later", after) }.Where(part => part.Item2.Count > 0).Select(part =>
            $"{part.Item1}: "
            + string.Join(", ", part.Item2.Take(MaxOutliersNamed).Select(timelineEvent =>
                $"{TimelineLanes.FormatDate(timelineEvent.Date, hasYear: true)} [{timelineEvent.Citation}]"))
            + (part.Item2.Count > MaxOutliersNamed ? $" and {part.Item2.Count - MaxOutliersNamed} more" : ""));
        var text = plot.Add.Text(string.Join("; ", parts), x, y);
        text.LabelFontSize = ChartSheet.FontSize - 1;
        text.LabelFontColor = Palette.FaintText;
        text.LabelAlignment = Alignment.UpperLeft;
    }
}
