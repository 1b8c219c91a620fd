using NewsBot.Articles;
using NewsBot.Briefing.Coverage;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Coverage;

public sealed partial class CoverageCommandTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task ATopicIsCountedByDayAndOutlet()
    {
        var reply = await CountAsync("Merrow Dam");

        var coverage = reply.Coverage.ShouldNotBeNull();
        coverage.Length.ShouldBe(StretchLength.Day);
        coverage.Stretches[0].First.ShouldBe(new DateOnly(2025, 10, 3));
        coverage.Stretches.Count.ShouldBe(15);
        coverage.Stretches.Sum(stretch => stretch.Total).ShouldBe(coverage.Articles - coverage.Undated);
        coverage.Outlets.Sum(outlet => outlet.Articles).ShouldBe(coverage.Articles);
        coverage.Outlets.Count.ShouldBe(4);
        coverage.Copies.ShouldBe(2);
        reply.Text.ShouldStartWith("“Merrow Dam”: 22 articles of 4 outlets, 3 October 2025 to 17 October 2025.");
        reply.Text.ShouldContain("copies of another's text: 2 (9%)");
        reply.Text.ShouldContain("Newest: Calveth Courier, 17 October 2025 (3 days ago)");
        reply.Sources.ShouldHaveSingleItem().Article.Outlet.ShouldBe("Calveth Courier");
        reply.Notices.ShouldContain(notice => notice.Contains("sample coverage"));
    }

    [Fact]
    public async Task WithoutATopicAllThatIsHeldIsCounted()
    {
        await host.HoldingAsync(SomeNews.FireReport("post", "The Harbour Post", author: "Reuters"),
            SomeNews.FireReport("ledger", "The Ostrane Ledger"), SomeNews.FireByAnother());
        await host.HoldingAsync(Some.Article("dam", published: "2025-10-06"),
            Some.Article("old", "Ilmar ferry sets out", Some.FerryBody, outlet: null, published: null));
        await host.Stories.CatchUpAsync(null, TestContext.Current.CancellationToken);

        var coverage = (await CountAsync(null)).Coverage.ShouldNotBeNull();

        (coverage.Articles, coverage.Undated).ShouldBe((5, 1));
        // The fire is one story of two texts, one of which stands twice.
        (coverage.Stories, coverage.WellCoveredStories, coverage.Copies).ShouldBe((3, 1, 1));
        // Two of the fire, one of the dam; an outlet that nobody knows vouches for nothing.
        coverage.IndependentArticles.ShouldBe(3);
        coverage.Stretches.Select(stretch => stretch.Total).ShouldBe([3, 0, 0, 1]);
        coverage.Outlets.Select(outlet => (outlet.Name, outlet.Articles)).ShouldBe(
            [("The Harbour Post", 2), (null, 1), ("Calveth Courier", 1), ("The Ostrane Ledger", 1)]);
        coverage.Newest.ShouldNotBeNull().Id.ShouldBe("dam");
        coverage.MedianAge.ShouldBe(
            new DateTimeOffset(2025, 10, 20, 12, 0, 0, TimeSpan.Zero) - new DateTimeOffset(2025, 10, 3, 19, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task AStoryThatTwoReportersTellIsWellCovered()
    {
        await host.HoldingAsync(
            [SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireByAnother(), .. SomeNews.Unrelated(30)]);
        await host.Stories.CatchUpAsync(null, TestContext.Current.CancellationToken);

        var coverage = (await CountAsync(null)).Coverage.ShouldNotBeNull();

        (coverage.Articles, coverage.Stories, coverage.WellCoveredStories, coverage.IndependentArticles)
            .ShouldBe((32, 31, 1, 32));
    }

    [Fact]
    public async Task DaysAreThoseOfUtc()
    {
        await host.HoldingAsync(
            Dated("late", "2025-10-03T23:30:00-05:00"), Dated("early", "2025-10-05T00:30:00+14:00"),
                Dated("noon", "2025-10-04T12:00:00Z"));

        var coverage = (await CountAsync(null)).Coverage.ShouldNotBeNull();

        coverage.Stretches.ShouldHaveSingleItem().First.ShouldBe(new DateOnly(2025, 10, 4));
        coverage.Stretches[0].Total.ShouldBe(3);
    }

    [Theory]
    [InlineData(62, StretchLength.Day, 62)]
    [InlineData(63, StretchLength.Week, 10)]
    [InlineData(434, StretchLength.Week, 63)]
    [InlineData(435, StretchLength.Month, 15)]
    [InlineData(3_700, StretchLength.Year, 11)]
    public void ALongTimeIsPartedIntoLongerStretches(int days, StretchLength length, int stretches)
    {
        var last = new DateOnly(2025, 10, 18);

        var time = CoverageTime.Between(last.AddDays(1 - days), last);

        (time.Length, time.Starts.Count).ShouldBe((length, stretches));
        time.IndexOf(last).ShouldBe(stretches - 1);
        time.IndexOf(last.AddDays(1 - days)).ShouldBe(0);
        foreach (var (place, start) in time.Starts.Index()) time.IndexOf(start).ShouldBe(place);
    }

    [Theory]
    // Two weeks of five a day, with three days missing.
    [InlineData("5555500055555555", 16, "6-8")]
    // One a day: a day without one is chance.
    [InlineData("1111101111111111", 16, "")]
    // The source rests on Sundays: each seventh day has nothing.
    [InlineData("5555550555555055555505555550555555", 34, "")]
    // Nothing came since, and five days have passed.
    [InlineData("55555555", 13, "9-13 open")]
    // Today is not over.
    [InlineData("55555555", 8, "")]
    [InlineData("5000005", 7, "")]
    public void AGapIsWhereThereUsuallyIsSome(string counts, int daysOver, string expected)
    {
        var first = new DateOnly(2025, 9, 1);
        var time = CoverageTime.Between(first, first.AddDays(counts.Length - 1));

        var gaps = CoverageGaps.Find([.. counts.Select(count => count - '0')], time, first.AddDays(daysOver));

        string.Join(' ', gaps.Select(gap => $"{gap.First.Day}-{gap.Last.Day}{(gap.IsOpen ? " open" : "")}")).ShouldBe(expected);
    }

    [Fact]
    public async Task AGapIsTold()
    {
        foreach (var day in Enumerable.Range(1, 16).Where(day => day is < 6 or > 9))
            foreach (var number in Enumerable.Range(0, 2))
                await host.HoldingAsync(Dated($"{day}-{number}", $"2025-10-{day:00}T08:00:00Z"));

        var reply = await CountAsync(null);

        reply.Text.ShouldContain("Nothing, where there usually is some: 6 to 9 October 2025; since 17 October 2025 (3 days).");
    }

    [Fact]
    public async Task OneArticleAloneIsToldAndSaid()
    {
        await host.HoldingAsync(Some.Article());

        var reply = await CountAsync("Merrow Dam");

        reply.Text.ShouldContain("“Merrow Dam”: 1 article of 1 outlet, 3 October 2025.\n1 story; none told");
        reply.Notices.ShouldContain("Only one article bears on this.");
    }

    [Fact]
    public async Task WhereNothingIsDatedNothingIsPlaced()
    {
        await host.HoldingAsync(Some.Article(published: null, outlet: null));

        var reply = await CountAsync(null);

        reply.Text.ShouldStartWith("All that is held: 1 article of 1 outlet, none dated.");
        reply.Text.ShouldContain("unknown outlet: 1 (100%), undated");
        reply.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task APictureComesWithADescriptionUnlessNobodyCanSeeIt()
    {
        var seen = await CountAsync("Merrow Dam");
        var unseen =
            await host.HandleAsync(new Request("coverage", new Dictionary<string, string>()) { IsTextOnly = true },
                TestContext.Current.CancellationToken);

        unseen.Files.ShouldBeEmpty();
        unseen.Text.ShouldContain("Articles a day");
        Assert.SkipWhen(
            seen.Notices.Contains(NewsBot.Desk.Rendering.Charts.PictureDrawer.NoFontNotice), "no font is installed here");
        var file = seen.Files.ShouldHaveSingleItem();
        file.Name.ShouldBe("coverage.png");
        file.Description.Length.ShouldBeLessThanOrEqualTo(1_024);
        file.Description.ShouldContain("Most in the day of 3 October 2025: 5 articles.");
        file.Content.Span[..4].ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
        seen.Text.ShouldNotContain("Articles a day");
    }

    [Fact]
    public async Task ATimelineHasAPictureFromThreeEventsOn()
    {
        var many = await host.HandleAsync(
            new Request("timeline", new Dictionary<string, string> { ["topic"] = "Merrow Dam", ["length"] = "long" }),
                TestContext.Current.CancellationToken);
        await host.HoldingAsync(Some.Article());
        var one = await host.HandleAsync(
            new Request("timeline", new Dictionary<string, string> { ["topic"] = "Merrow Dam" }),
                TestContext.Current.CancellationToken);

        one.Files.ShouldBeEmpty();
        Assert.SkipWhen(
            many.Notices.Contains(NewsBot.Desk.Rendering.Charts.PictureDrawer.NoFontNotice), "no font is installed here");
        many.Files.ShouldHaveSingleItem().Name.ShouldBe("timeline.png");
        many.Files[0].Description.Length.ShouldBeInRange(100, 1_024);
    }

    [Fact]
    public async Task WhatIsWithinTheBoundIsCountedWhole()
    {
        foreach (var number in Enumerable.Range(1, 40))
            await host.HoldingAsync(
                Some.Article($"{number}", $"Teal Sound harbour, sheet {number}",
                    $"The Teal Sound harbour took in {number * 37} crates. {Some.Report(number).Body}", published: "2025-10-03"));

        var coverage = (await CountAsync("Teal Sound harbour")).Coverage.ShouldNotBeNull();

        (coverage.Articles, coverage.IsTruncated).ShouldBe((40, false));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Article Dated(string id, string published) =>
        Some.Article(id, $"Sheet {id} of the ledger", $"Sheet {id}. {Some.Report(id.GetHashCode(StringComparison.Ordinal)).Body}",
            published: published);

    private Task<Reply> CountAsync(string? topic, params (string Name, string Value)[] options)
    {
        var given = options.ToDictionary(option => option.Name, option => option.Value);
        if (topic is not null) given["topic"] = topic;
        return host.HandleAsync(new Request("coverage", given), TestContext.Current.CancellationToken);
    }
}
