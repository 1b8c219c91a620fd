using NewsBot.Articles;
using NewsBot.Stories;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Stories;

public sealed class StoryIndexTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Later = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CopiesAreOneTextAndOneStory()
    {
        await FollowAsync(
            SomeNews.FireReport("post", "The Harbour Post"),
            SomeNews.FireReport("cut", "Calveth Courier", "2025-10-03T20:00:00Z", SomeNews.FireCut),
            SomeNews.FireReport("lead", "The Ostrane Ledger", "2025-10-03T21:00:00Z", SomeNews.FireWithAnotherLead,
                title: "Fishermen empty burning ferry"));

        var story = await OfAsync("post");

        story.Members.Select(member => member.ArticleId).ShouldBe(["post", "cut", "lead"]);
        story.Members.Select(member => member.Text).Distinct().ShouldHaveSingleItem();
        story.Members[2].Agency.ShouldBe("Reuters");
        story.ListOtherOutlets("post").ShouldBe(["Calveth Courier", "The Ostrane Ledger"]);
        story.CountIndependentOutlets("post").ShouldBe(0);
    }

    [Fact]
    public async Task TwoReportersOfOneEventAreOneStoryOfTwoVoices()
    {
        await FollowAsync([SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireByAnother(), .. SomeNews.Unrelated(30)]);

        var story = await OfAsync("post");

        story.Members.Select(member => member.ArticleId).ShouldBe(["post", "other"]);
        story.CountIndependentOutlets("post").ShouldBe(1);
        (await OfAsync("other")).Members.ShouldBe(story.Members);
    }

    [Fact]
    public async Task TheSameNamesWeeksLaterAreAnotherStory()
    {
        await FollowAsync(
        [
            SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireByAnother("weeks", published: "2025-10-24T10:00:00Z"),
            .. SomeNews.Unrelated(30), .. SomeNews.Unrelated(30, "2025-10-24T12:00:00Z"),
        ]);

        (await OfAsync("post")).Members.ShouldHaveSingleItem();
        (await OfAsync("weeks")).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task FormsOfDifferentCompaniesAreDifferentStories()
    {
        await FollowAsync([SomeNews.Results("Ostwick Oil", 1), SomeNews.Results("Hallow Mills", 2), .. SomeNews.Unrelated(30)]);

        (await OfAsync("results-Ostwick Oil")).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ReportsOnManyEventsAtOnceBringNoneOfThemTogether()
    {
        await FollowAsync(
            [SomeNews.FireReport("post", "The Harbour Post"),
                SomeNews.FireByAnother() with { Title = "5 things to know: ferry Ilmar burns off Ostwick, passengers saved" },
                    .. SomeNews.Unrelated(30)]);

        (await OfAsync("post")).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatIsPublishedLaterIsNotSeen()
    {
        await FollowAsync([SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireByAnother(), .. SomeNews.Unrelated(30)]);
        var before = new DateTimeOffset(2025, 10, 3, 18, 30, 0, TimeSpan.Zero);

        var seen = await host.Stories.FindStoriesAsync(["post", "other"], before, new HashSet<string>(), null, Cancellation);

        seen.Keys.ShouldBe(["post"]);
        seen["post"].Members.ShouldHaveSingleItem().ArticleId.ShouldBe("post");
        seen["post"].CountIndependentOutlets("post").ShouldBe(0);
    }

    [Fact]
    public async Task WhatIsExcludedIsInNoStory()
    {
        await FollowAsync(SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireReport("courier", "Calveth Courier"));

        var seen =
            await host.Stories.FindStoriesAsync(
                ["post", "courier"], Later, new HashSet<string> { "courier" }, null, Cancellation);

        seen.Keys.ShouldBe(["post"]);
        seen["post"].Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AnUndatedArticleJoinsItsCopiesButNoEvent()
    {
        await FollowAsync(
        [
            SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireReport("copy", "Calveth Courier", published: null),
            SomeNews.FireByAnother("event") with { Published = null }, .. SomeNews.Unrelated(30),
        ]);

        (await OfAsync("post")).Members.Select(member => member.ArticleId).ShouldBe(["post", "copy"]);
        (await OfAsync("event")).Members.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task ADateAtTheEdgeOfTheCalendarStopsNothing(string published)
    {
        await FollowAsync(SomeNews.FireReport("post", "The Harbour Post", published),
            SomeNews.FireReport("copy", "Calveth Courier", published));

        (await host.Stories.FindStoriesAsync(
            ["post"], DateTimeOffset.MaxValue, new HashSet<string>(), null, Cancellation))["post"].Members.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ANewVersionLeavesItsStoryAndJoinsAnother()
    {
        await FollowAsync(
            [SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireReport("courier", "Calveth Courier"),
                .. SomeNews.Unrelated(2)]);
        var other = SomeNews.Unrelated(1).Single();

        await FollowAsync(other with { Id = "courier", Outlet = "Calveth Courier" });

        (await OfAsync("post")).Members.ShouldHaveSingleItem();
        (await OfAsync("courier")).Members.Select(member => member.ArticleId).ShouldBe(["courier", other.Id], ignoreOrder: true);
        (await host.Stories.GetStatisticsAsync(Cancellation)).ShouldBe(new StoryStatistics(4, 1, 1, 1, 0, 2));
    }

    [Fact]
    public async Task CopiesThatHungTogetherByAChangedArticleAloneComeApart()
    {
        var paragraphs = SomeNews.FireBody.Split("\n\n");
        var front = SomeNews.FireReport("front", "Calveth Courier", body: string.Join("\n\n", paragraphs[..3]));
        var back =
            SomeNews.FireReport("back", "The Ostrane Ledger", "2025-10-03T19:00:00Z", string.Join("\n\n", paragraphs[3..]));
        await FollowAsync([SomeNews.FireReport("whole", "The Harbour Post"), front, back]);
        (await OfAsync("whole")).Members.Select(member => member.Text).Distinct().ShouldHaveSingleItem();

        await FollowAsync(SomeNews.Unrelated(1).Single() with { Id = "whole", Outlet = "The Harbour Post" });

        var texts =
            await host.Stories.FindStoriesAsync(["whole", "front", "back"], Later, new HashSet<string>(), null, Cancellation);
        texts.Select(story => story.Value.Members.Single(member => member.ArticleId == story.Key).Text)
            .Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task AnArticleThatBringsTwoTextsTogetherMakesThemOneStory()
    {
        var paragraphs = SomeNews.FireBody.Split("\n\n");
        await FollowAsync(
            SomeNews.FireReport("front", "Calveth Courier", body: string.Join("\n\n", paragraphs[..3])),
            SomeNews.FireReport("back", "The Ostrane Ledger", "2025-10-03T19:00:00Z", string.Join("\n\n", paragraphs[3..])));

        await FollowAsync(SomeNews.FireReport("whole", "The Harbour Post"));

        (await OfAsync("front")).Members.Select(member => member.ArticleId)
            .ShouldBe(["front", "whole", "back"], ignoreOrder: true);
        (await OfAsync("front")).Members.Select(member => member.Text).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task StatisticsTellHowMuchIsToldAgain()
    {
        (await host.Stories.GetStatisticsAsync(Cancellation)).ShouldBe(new StoryStatistics(0, 0, 0, 0, 0, 0));

        await FollowAsync(
            [SomeNews.FireReport("post", "The Harbour Post"), SomeNews.FireReport("ledger", "The Ostrane Ledger"),
                SomeNews.FireByAnother(), .. SomeNews.Unrelated(30)]);

        (await host.Stories.GetStatisticsAsync(Cancellation)).ShouldBe(new StoryStatistics(33, 1, 1, 1, 1, 3));
    }

    [Fact]
    public async Task InTheSampleTheWireReportIsOneStoryAndNothingElseIsTakenForAnother()
    {
        // By hand: the evacuation of 3 October is one wire report in three outlets. The two reports of the news conference of
        // 5 October are one event, too, but told so differently that to bring them together would bring others together wrongly.
        string[] evacuation =
            ["2025-10-03-evacuation-ordered-corvane-wire", "2025-10-03-evacuation-ordered-courier",
                "2025-10-03-evacuation-ordered-ledger"];
        await host.IngestAsync(Path.Combine(AppContext.BaseDirectory, "Sample"));
        await host.Stories.CatchUpAsync(null, Cancellation);

        var story = await OfAsync(evacuation[1]);

        story.Members.Select(member => member.ArticleId).ShouldBe(evacuation);
        story.Members.Select(member => member.Agency).ShouldBe([null, "Corvane Wire", "Corvane Wire"]);
        story.CountIndependentOutlets(evacuation[1]).ShouldBe(0);
        (await host.Stories.GetStatisticsAsync(Cancellation)).ShouldBe(new StoryStatistics(26, 1, 2, 1, 0, 3));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task FollowAsync(params Article[] articles)
    {
        await host.HoldingAsync(articles);
        (await host.Stories.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
    }

    private async Task<Story> OfAsync(string id) =>
        (await host.Stories.FindStoriesAsync([id], Later, new HashSet<string>(), null, Cancellation))[id];
}
