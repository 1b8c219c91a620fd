using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk.Commands.Coverage;
using NewsBot.Desk.Commands.Timelines;
using NewsBot.Desk.Rendering.Charts;
using NewsBot.Text;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace NewsBot.Tests.Desk.Rendering.Charts;

/// <summary>Reads pixels from pictures. Needs a font to be installed, as pictures do.</summary>
public sealed class PictureTests
{
    private static readonly DateOnly First = new(2025, 10, 3);
    private readonly Fonts fonts = Fonts.FromSystem();

    public PictureTests() => Assert.SkipWhen(fonts.DefaultFamily is null, "no font is installed here");

    [Fact]
    public void APictureBringsItsOwnGroundAtTwiceTheResolution()
    {
        using var picture = Decode(CoverageChart.Draw(SomeCoverage([1, 2, 3]), fonts));

        (picture.Width, picture.Height).ShouldBe((2000, 1000));
        picture.GetPixel(6, 6).ShouldBe(ColourOf(Palette.Background));
        picture.Pixels.ShouldAllBe(pixel => pixel.Alpha == 255);
    }

    [Fact]
    public void BarsAreAsHighAsTheirNumbers()
    {
        using var picture = Decode(CoverageChart.Draw(SomeCoverage([40, 0, 20, 10]), fonts));

        var heights = BarHeights(picture, Palette.Outlets[0]);
        heights.Count.ShouldBe(3);
        heights[1].ShouldBe(heights[0] / 2, 3);
        heights[2].ShouldBe(heights[0] / 4, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    public void EachOutletHasAColourOfItsOwn(int outlets)
    {
        using var picture = Decode(CoverageChart.Draw(SomeCoverage([.. Enumerable.Repeat(10, outlets)], outlets), fonts));

        Palette.Outlets.Count(colour => Area(picture, colour) > 500).ShouldBe(outlets);
        Area(picture, Palette.OtherOutlets).ShouldBeLessThan(500);
    }

    [Fact]
    public void OfTwelveOutletsTheSmallestAreGrey()
    {
        using var picture = Decode(CoverageChart.Draw(SomeCoverage([.. Enumerable.Repeat(10, 12)], 12), fonts));

        Palette.Outlets.ShouldAllBe(colour => Area(picture, colour) > 500);
        Area(picture, Palette.OtherOutlets).ShouldBeGreaterThan(4 * 500);
    }

    [Fact]
    public void LettersAreDrawn()
    {
        using var picture = Decode(CoverageChart.Draw(SomeCoverage([1, 2, 3]), fonts));

        // The title, large and in the colour of text.
        Area(picture, Palette.Text, new SKRectI(100, 20, 900, 80)).ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void EventsAreMarkedInTheColoursOfTheirOutlets()
    {
        using var picture = Decode(TimelineChart.Draw(SomeTimeline(6, 3), fonts));

        var data = new SKRectI(0, 220, 2000, 900);
        foreach (var colour in Palette.Outlets.Take(3)) Area(picture, colour, data).ShouldBeGreaterThan(2 * 150);
        Area(picture, Palette.Outlets[3], data).ShouldBe(0);
        Area(picture, Palette.VolumeBars, data).ShouldBeGreaterThan(1_000);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(25, 0)]
    [InlineData(25, 1)]
    [InlineData(25, 40)]
    [InlineData(12, 4_000)]
    public void NoLabelRunsIntoAnother(int count, int daysApart)
    {
        var events = SomeTimeline(count, 3, daysApart).Events;

        var placed =
            TimelineLanes.AssignLanes(events, hasYears: true, day => (day.DayNumber - First.DayNumber) * 3.0, label =>
                label.Length * 8);

        foreach (var lane in placed.GroupBy(one => one.Lane))
        {
            var spans = lane.Select(one => (Start: At(one), End: At(one) + (one.Label.Length * 8)))
                .OrderBy(span => span.Start).ToList();
            spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.End < pair.Second.Start);
        }

        // Nor does the stem of another, which reaches down from its lane.
        foreach (var one in placed)
            foreach (var other in placed.Where(other => other.Lane > one.Lane))
                (At(other) > At(one) && At(other) < At(one) + (one.Label.Length * 8)).ShouldBeFalse();

        static double At(PlacedEvent one) => (one.Event.Date.First.DayNumber - First.DayNumber) * 3.0;
    }

    [Fact]
    public void WhatLiesFarOffIsTakenOutOfThePicture()
    {
        var near = SomeTimeline(10, 2).Events;
        TimelineEvent[] all =
            [near[0] with { Date = Day(new DateOnly(1961, 1, 1)) }, .. near, near[0] with { Date = Day(First.AddDays(900)) }];

        var (before, shown, after) = TimelineLanes.SplitOutliers(all);

        (before.Count, shown.Count, after.Count).ShouldBe((1, 10, 1));
    }

    [Fact]
    public void TheDaysOfManyYearsAreAllShown() =>
        TimelineLanes.SplitOutliers(SomeTimeline(12, 2, 400).Events).Shown.Count.ShouldBe(12);

    [Theory]
    [InlineData(0, "3 Oct\n2025")]
    [InlineData(14, "3 Oct\n2025", "5 Oct", "7 Oct", "9 Oct", "11 Oct", "13 Oct", "15 Oct", "17 Oct")]
    [InlineData(102, "6 Oct\n2025", "20 Oct", "3 Nov", "17 Nov", "1 Dec", "15 Dec", "29 Dec", "12 Jan\n2026")]
    [InlineData(3_000, "2026", "2027", "2028", "2029", "2030", "2031", "2032", "2033")]
    public void TimeIsMarkedAtRoundDays(int days, params string[] expected) =>
        TimeTicks.Create(First, First.AddDays(days), 9).Select(tick => tick.Text).ShouldBe(expected);

    [Fact]
    public void AllColoursAreSeenOnTheGround()
    {
        foreach (var colour in Palette.Outlets.Concat([Palette.OtherOutlets, Palette.Text, Palette.FaintText]))
            Contrast(colour, Palette.Background).ShouldBeGreaterThan(3, colour.ToHex());
        Palette.Outlets.Distinct().Count().ShouldBe(8);
    }

    [Theory]
    [InlineData("The International Gazette of the Harbours and Estuaries of the North", "The International Gazette of the…")]
    [InlineData("Вечерняя Гавань", "Вечерняя Гавань")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "…")]
    public void LongNamesAreCutAndOthersLeftAsTheyAre(string name, string expected)
    {
        var shown = new ChartOutlets([name], fonts).GetLegend().Single().Text;

        shown.Length.ShouldBeLessThanOrEqualTo(34);
        shown.ShouldEndWith(expected.Split(' ')[^1]);
        Should.NotThrow(() => CoverageChart.Draw(SomeCoverage([1, 2], 1, name), fonts));
    }

    internal static CoverageStatistics SomeCoverage(int[] counts, int outlets = 1, string name = "Outlet") => new()
    {
        AsOf = new DateTimeOffset(2025, 10, 20, 12, 0, 0, TimeSpan.Zero),
        Articles = counts.Sum(),
        Outlets =
            [.. Enumerable.Range(0, outlets)
                .Select(i => new OutletCoverage(outlets == 1 ? name : $"{name} {i}", counts.Sum() / outlets, null))],
        // One outlet: all its bars. Several: a bar each.
        Stretches = [.. counts.Select((count, day) => new CoverageStretch(
            First.AddDays(day), [.. Enumerable.Range(0, outlets).Select(i => outlets == 1 || i == day ? count : 0)]))],
    };

    internal static Timeline SomeTimeline(int count, int outlets, int daysApart = 1, string outlet = "Outlet")
    {
        var articles = Enumerable.Range(0, count).Select(i => new ArticleReference(
            $"{i}", 1, "Title", $"{outlet} {i % outlets}",
                new DateTimeOffset(First.AddDays(i * daysApart), TimeOnly.MinValue, TimeSpan.Zero), null)).ToList();
        return new Timeline(
            new TopicCoverage
            {
                Topic = "Merrow Dam",
                Outcome = TopicOutcome.Covered,
                AsOf = DateTimeOffset.UnixEpoch,
                Articles = articles
            })
        {
            Events = [.. articles.Select((article, i) => new TimelineEvent(Day(First.AddDays(i * daysApart)), i + 1, false))],
            Citations = [.. articles.Select((article, i) => new Citation(i + 1, article, new TextSpan(0, 5), "Words", []))],
        };
    }

    private static EventDate Day(DateOnly day) => new(day, day, DateConfidence.Stated);

    private static SKBitmap Decode(byte[] png) => SKBitmap.Decode(png);

    private static SKColor ColourOf(ScottPlot.Color colour) => new(colour.R, colour.G, colour.B);

    private static int Area(SKBitmap picture, ScottPlot.Color colour, SKRectI? within = null)
    {
        var (wanted, area) = (ColourOf(colour), within ?? new SKRectI(0, 0, picture.Width, picture.Height));
        var found = 0;
        for (var y = area.Top; y < area.Bottom; y++)
            for (var x = area.Left; x < area.Right; x++)
                if (picture.GetPixel(x, y) == wanted) found++;
        return found;
    }

    // Below the legend, from left to right: how many pixels of the colour stand one above the other in the middle of each bar.
    private static List<double> BarHeights(SKBitmap picture, ScottPlot.Color colour)
    {
        var wanted = ColourOf(colour);
        var columns = Enumerable.Range(0, picture.Width)
            .Select(x => Enumerable.Range(200, picture.Height - 200).Count(y => picture.GetPixel(x, y) == wanted)).ToList();
        var heights = new List<double>();
        for (var x = 1; x < columns.Count; x++)
            if (columns[x] > 0 && columns[x - 1] == 0) heights.Add(columns[x + 5]);
        return heights;
    }

    private static double Contrast(ScottPlot.Color one, ScottPlot.Color other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);

        static double Luminance(ScottPlot.Color colour) =>
            (0.2126 * Part(colour.R)) + (0.7152 * Part(colour.G)) + (0.0722 * Part(colour.B));
        static double Part(byte value) =>
            value / 255.0 is var part && part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
