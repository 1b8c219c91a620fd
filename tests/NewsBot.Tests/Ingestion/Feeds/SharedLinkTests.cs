using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>Entries that cannot be told by their addresses are told by what they say, and none is lost.</summary>
public sealed class SharedLinkTests : IAsyncLifetime
{
    private static readonly string[] Titles =
        ["Bridge closed at Ostwick", "Ferry line orders third boat", "Council keeps the late tram", "Quarry blast put off"];
    private static readonly string[] Texts =
    [
        "The swing bridge was closed at 21:40 after a barge struck its pier.", "The line pays 18 million crowns for it.",
        "The vote was 14 to 9.", "Fog lay on the hills until noon.",
    ];

    private FeedTestHost host = null!;

    public static TheoryData<Shape> Shapes => [.. Enum.GetValues<Shape>()];

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public enum Shape
    {
        SameLink,
        FrontPage,
        OwnIds,
        OneId,
        Fragments,
        Tracking,
        NoTitles,
        OneTitle,
        NoTexts,
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task EntriesOfOneLinkAreSeveralArticlesHoweverOftenTheyAreRead(Shape shape)
    {
        (await PollAsync(shape, 0, 1, 2, 3)).Count(StoreOutcome.New).ShouldBe(4);

        (await PollAsync(shape, 0, 1, 2, 3)).ShouldSatisfyAllConditions(AllUnchanged(4));
        (await PollAsync(shape, 3, 1, 0)).ShouldSatisfyAllConditions(AllUnchanged(3));
        (await PollAsync(shape, 2)).ShouldSatisfyAllConditions(AllUnchanged(1));
        (await PollAsync(shape, 0, 1, 2, 3)).ShouldSatisfyAllConditions(AllUnchanged(4));
        var held = await host.HeldAsync();
        (held.Articles, held.Versions).ShouldBe((4, 4));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task AnEntryThatIsAddedTouchesNoOther(Shape shape)
    {
        (await PollAsync(shape, 0)).Count(StoreOutcome.New).ShouldBe(1);

        for (var number = 1; number < 4; number++)
        {
            var polled = await PollAsync(shape, [.. Enumerable.Range(0, number + 1).Reverse()]);
            polled.Count(StoreOutcome.New).ShouldBe(1, $"with {number}");
            polled.UnchangedCount.ShouldBe(number);
        }

        (await host.HeldAsync()).Versions.ShouldBe(4);
    }

    [Theory]
    [InlineData(Shape.SameLink)]
    [InlineData(Shape.OwnIds)]
    [InlineData(Shape.Fragments)]
    public async Task ATextThatIsCorrectedIsAVersionOfItsOwnEntry(Shape shape)
    {
        var first = await PollAsync(shape, 0, 1, 2, 3);

        var polled =
            await host.PollAsync(
                host.Feed("/feed", Enumerable.Range(0, 4).Select(number => Item(shape, number).Replace("14 to 9", "13 to 9"))));

        var entry = polled.Entries.ShouldHaveSingleItem();
        entry.Stored.ShouldBe(
            new StoredArticle(first.Entries.Single(other => other.Title == Titles[2]).Stored!.Id, 2, StoreOutcome.Updated));
        (await host.ArticleAsync(entry.Stored!.Id)).Body.ShouldBe("The vote was 13 to 9.");
    }

    [Fact]
    public async Task ThePageOfSeveralEntriesIsTheTextOfNone()
    {
        host.Page("/ticker", "Ticker", FeedTestHost.Text(1));

        var polled = await PollAsync(Shape.Fragments, 0, 1);

        polled.Entries.ShouldAllBe(entry => entry.Problem == null);
        var article = await host.ArticleAsync(polled.Entries.Single(entry => entry.Title == Titles[1]).Stored!.Id);
        (article.Body, article.Url).ShouldBe((Texts[1], host.Web.Address("/ticker#p1")));
        host.Asked("/ticker").ShouldBe(0);
    }

    [Fact]
    public async Task TheSameEntryTwiceIsOne()
    {
        var item = FeedTestHost.Item(Titles[0], link: host.Web.Address("/ticker"), summary: Texts[0]);

        (await host.PollAsync(host.Feed("/feed", item, item, item.Replace("/ticker", "/ticker?utm_source=rss"))))
            .Count(StoreOutcome.New).ShouldBe(1);
    }

    [Fact]
    public async Task OneArticleInTwoSectionsOfAFeedIsReadByItsPage()
    {
        var page = host.Page("/one", Titles[0], FeedTestHost.Text(1));
        var feed =
            host.Feed("/feed", FeedTestHost.Item(Titles[0], "news-1", page),
                FeedTestHost.Item(Titles[0], "sport-1", page + "?utm_campaign=sport"));

        await host.PollAsync(feed);

        (await host.HeldAsync()).Articles.ShouldBe(1);
        (await host.ArticleAsync(
            (await host.House.Archive.FindIdByUrlAsync(page, null, TestContext.Current.CancellationToken))!)).Body.ShouldBe(
                FeedTestHost.Text(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnotherTrackingParameterAtTheNextPollIsTheSameArticle(bool hasPage)
    {
        var page = hasPage ? host.Page("/one", Titles[0], FeedTestHost.Text(1)) : host.Web.Address("/one");
        foreach (var source in new[] { "rss", "mail", "app" })
        {
            var polled =
                await host.PollAsync(host.Feed("/feed", FeedTestHost.Item(Titles[0], link: $"{page}?utm_source={source}")));
            if (source != "rss") polled.Count(StoreOutcome.New).ShouldBe(0, source);
        }

        (await host.PollAsync(host.Feed("/other", FeedTestHost.Item(Titles[0], "other-1", $"{page}?utm_source=other"))))
            .Count(StoreOutcome.New).ShouldBe(0);
        (await host.HeldAsync())
            .ShouldSatisfyAllConditions(held => held.Articles.ShouldBe(1), held => held.Versions.ShouldBe(1));
    }

    [Fact]
    public async Task ATickerThatCarriesOneEntryAtATimeLosesNone()
    {
        for (var number = 0; number < 4; number++)
            (await host.PollAsync(host.Feed("/feed", Item(Shape.OwnIds, number)))).Count(StoreOutcome.New).ShouldBe(1);

        (await host.HeldAsync()).Articles.ShouldBe(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnIdThatIsUsedAgainForAnotherArticleOverwritesNothing(bool hasPages)
    {
        string Link(int number) =>
            hasPages ? host.Page($"/{number}", Titles[number], FeedTestHost.Text(number)) : host.Web.Address($"/{number}");
        for (var number = 0; number < (hasPages ? 1 : 4); number++)
            (await host.PollAsync(
                host.Feed("/feed", FeedTestHost.Item(Titles[number], "latest", Link(number), summary: Texts[number]))))
                    .Count(StoreOutcome.New).ShouldBe(1);

        if (hasPages)
        {
            host.Page("/dam", "Crack in the dam", Some.DamBody);
            (await host.PollAsync(host.Feed("/feed", FeedTestHost.Item("Crack in the dam", "latest", host.Web.Address("/dam")))))
                .Count(StoreOutcome.New).ShouldBe(1);
        }

        (await host.HeldAsync()).ShouldSatisfyAllConditions(held => held.Versions.ShouldBe(held.Articles));
    }

    [Fact]
    public async Task AnEntryThatWasGoneForMonthsIsNotNewAgain()
    {
        await PollAsync(Shape.SameLink, 0, 1);
        await PollAsync(Shape.SameLink, 2, 3);
        host.House.Clock.Advance(TimeSpan.FromDays(90));
        await PollAsync(Shape.SameLink, 2, 3);

        (await PollAsync(Shape.SameLink, 0, 1, 2, 3)).Count(StoreOutcome.New).ShouldBe(0);
        (await host.HeldAsync()).Articles.ShouldBe(4);
    }

    private static Action<FeedPollResult>[] AllUnchanged(int entries) =>
        [polled => polled.UnchangedCount.ShouldBe(entries), polled => polled.Entries.ShouldBeEmpty()];

    private Task<FeedPollResult> PollAsync(Shape shape, params int[] numbers) =>
        host.PollAsync(host.Feed("/feed", numbers.Select(number => Item(shape, number))));

    private string Item(Shape shape, int number)
    {
        var ticker = host.Web.Address("/ticker");
        return FeedTestHost.Item(
            shape switch
            {
                Shape.NoTitles => null,
                Shape.OneTitle => "Alert",
                _ => Titles[number],
            },
            shape switch
            {
                Shape.OwnIds => $"tick-{number}",
                Shape.OneId => "tick",
                _ => null,
            },
            shape switch
            {
                Shape.FrontPage => host.Web.Address("/"),
                Shape.Fragments => $"{ticker}#p{number}",
                Shape.Tracking => $"{ticker}?utm_content={number}",
                _ => ticker,
            },
            summary: shape == Shape.NoTexts ? null : Texts[number]);
    }
}
