using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>What a feed brings, poll by poll.</summary>
public sealed class FeedPollerTests : IAsyncLifetime
{
    private FeedHouse house = null!;

    public async ValueTask InitializeAsync() => house = await FeedHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task TheFirstPollTakesInThePageBehindEachEntry()
    {
        var feed = house.Feed("/feed",
            FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))),
            FeedHouse.Item(
                "Ledger two", "2",
                    house.Page(
                        "/two", "Ledger two", FeedHouse.Text(2), "<meta property='og:site_name' content='Corvane Wire'>")));

        var polled = await house.PollAsync(feed);

        polled.Feed.Title.ShouldBe("The Harbour Post");
        polled.Count(StoreOutcome.New).ShouldBe(2);
        var (one, two) =
            (await house.ArticleAsync(IdOf(polled, "Ledger one")), await house.ArticleAsync(IdOf(polled, "Ledger two")));
        one.Body.ShouldBe(FeedHouse.Text(1));
        one.Outlet.ShouldBe("The Harbour Post");
        one.Published.ShouldBe(new DateTimeOffset(2025, 10, 3, 8, 15, 0, TimeSpan.Zero));
        one.Url.ShouldBe(house.Web.Address("/one"));
        two.Outlet.ShouldBe("Corvane Wire");
    }

    [Fact]
    public async Task AFeedThatHasNotChangedIsNotSentAgainAndNothingIsNew()
    {
        var feed = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))));
        await house.PollAsync(feed);

        var polled = (await house.PollAllAsync(isAsked: false)).ShouldHaveSingleItem();

        polled.IsRead.ShouldBeTrue();
        polled.UnchangedCount.ShouldBe(1);
        polled.Entries.ShouldBeEmpty();
        house.Web.Requests.Count(request => request.Path == "/feed" && request.Headers.ContainsKey("If-None-Match")).ShouldBe(1);
        house.Asked("/one").ShouldBe(1);
    }

    [Fact]
    public async Task APageThatChangesBehindAnUnchangedFeedIsNoticed()
    {
        var feed = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))));
        await house.PollAsync(feed);
        house.Page("/one", "Ledger one", FeedHouse.Text(1) + "\n\nThe ledger was closed at noon by the harbour office.");

        (await house.PollAllAsync(isAsked: false)).Single().Entries.ShouldBeEmpty("it is too soon");
        house.House.Clock.Advance(TimeSpan.FromHours(2));
        (await house.PollAllAsync(isAsked: false)).Single().Count(StoreOutcome.Updated).ShouldBe(1);
        var before = (await house.FeedAsync(feed)).Interval;
        var last = await house.PollAsync(feed);
        last.UnchangedCount.ShouldBe(1);
        last.Feed.Interval.ShouldBeGreaterThan(before, "a page that was looked at in vain is no news");
        house.Web.Requests.Count(request => request.Path == "/one" && request.Headers.ContainsKey("If-None-Match")).ShouldBe(2);
    }

    [Fact]
    public async Task ACorrectedPageIsToldAsCorrected()
    {
        var feed = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))));
        await house.PollAsync(feed);
        house.Page("/one", "Ledger one", FeedHouse.Text(1)
            .Replace("crates", "boxes") + "\n\nCorrection: An earlier version of this article gave the number of crates.");

        var polled = await house.PollAsync(feed);

        polled.Entries.ShouldHaveSingleItem().Stored!.Outcome.ShouldBe(StoreOutcome.Corrected);
        polled.Entries[0].Stored!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task NothingIsPostedAgainWhenDatesAndAddressesChange()
    {
        var feed = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))));
        var first = await house.PollAsync(feed);
        house.Feed(
            "/feed",
                FeedHouse.Item("Ledger one", "1", house.Page("/2025/one", "Ledger one", FeedHouse.Text(1)),
                    "Sun, 05 Oct 2025 00:00:00 GMT"));

        (await house.PollAsync(feed)).UnchangedCount.ShouldBe(1);

        (await house.HeldAsync()).Versions.ShouldBe(1);
        (await house.ArticleAsync(IdOf(first, "Ledger one"))).Published!.Value.Day.ShouldBe(3);
    }

    [Fact]
    public async Task AFeedThatCarriesTheWholeTextCostsNoPage()
    {
        var feed =
            house.Feed(
                "/feed",
                    FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(2)),
                        content: FeedHouse.Paragraphs(FeedHouse.Text(1) + "\n\n" + FeedHouse.Text(3))));

        var polled = await house.PollAsync(feed);

        (await house.ArticleAsync(IdOf(polled, "Ledger one"))).Body.ShouldStartWith(FeedHouse.Text(1));
        house.Asked("/one").ShouldBe(0);
    }

    [Theory]
    [InlineData("Disallow: /one", "robots.txt")]
    [InlineData("Disallow: /two", "404")]
    public async Task WhatTheFeedTellsIsKeptWhereThePageCannotBeRead(string robots, string reason)
    {
        house.Web.Map("/robots.txt", "text/plain", $"User-agent: *\n{robots}\n");
        var feed = house.Feed("/feed", FeedHouse.Item("Ferry crosses", "1", house.Web.Address("/one")));

        var entry = (await house.PollAsync(feed)).Entries.ShouldHaveSingleItem();

        entry.Stored!.Outcome.ShouldBe(StoreOutcome.New);
        entry.Problem!.ShouldContain(reason);
        entry.Problem!.ShouldEndWith("what the feed tells of it is kept");
        (await house.ArticleAsync(entry.Stored.Id)).Body.ShouldBe(FeedHouse.Summary);
    }

    [Fact]
    public async Task APageThatComesLateTakesTheSummarysPlace()
    {
        var feed = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Web.Address("/one")));
        var first = await house.PollAsync(feed);
        house.Page("/one", "Ledger one", FeedHouse.Text(1));

        var second = await house.PollAsync(feed);

        second.Entries.ShouldHaveSingleItem().Stored.ShouldBe(
            new StoredArticle(first.Entries[0].Stored!.Id, 2, StoreOutcome.Updated));
        (await house.PollAsync(feed)).UnchangedCount.ShouldBe(1);
    }

    [Fact]
    public async Task APageThatShrinksToAStubDoesNotTakeTheArticlesPlace()
    {
        var feed = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))));
        var first = await house.PollAsync(feed);
        house.Page("/one", "Ledger one",
            "On day 1 the tug took crates from Ostwick to Merrow, as the harbour office wrote in its ledger.");

        var entry = (await house.PollAsync(feed)).Entries.ShouldHaveSingleItem();

        entry.Problem!.ShouldContain("the fuller version that is held is kept");
        (await house.ArticleAsync(first.Entries[0].Stored!.Id)).Body.ShouldBe(FeedHouse.Text(1));
    }

    [Fact]
    public async Task EntriesWithoutLinkOrIdAreKnownByTheirWords()
    {
        var feed = house.Feed("/feed", FeedHouse.Item(link: null), FeedHouse.Item("Gates opened", summary: Some.DamBody));

        (await house.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(2);
        (await house.PollAsync(feed)).UnchangedCount.ShouldBe(2);
    }

    [Fact]
    public async Task AnEntryWithNothingInItIsNamedAndStopsNoOther()
    {
        var feed = house.Feed("/feed", "<item></item>", FeedHouse.Item());

        var polled = await house.PollAsync(feed);

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Entries.Single(entry => entry.Stored is null).Problem!.ShouldContain("neither words nor an address");
    }

    [Fact]
    public async Task EntriesThatShareAnIdAreTwoWhereTheirAddressesDiffer()
    {
        var feed = house.Feed("/feed",
            FeedHouse.Item("Ledger one", "same", house.Page("/one", "Ledger one", FeedHouse.Text(1))),
            FeedHouse.Item("Ledger two", "same", house.Page("/two", "Ledger two", FeedHouse.Text(2))),
            FeedHouse.Item("Ledger two", "same", house.Web.Address("/two")));

        (await house.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(2);
        (await house.PollAsync(feed)).UnchangedCount.ShouldBe(2);
    }

    [Fact]
    public async Task PagesThatNameOneAddressForAllAreStillSeveralArticles()
    {
        var canonical = $"<link rel='canonical' href='{house.Web.Address("/news/latest")}'>";
        var feed = house.Feed("/feed",
            FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1), canonical)),
            FeedHouse.Item("Ledger two", "2", house.Page("/two", "Ledger two", FeedHouse.Text(2), canonical)));

        (await house.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(2);
        house.Feed(
            "/feed", FeedHouse.Item("Ledger three", "3", house.Page("/three", "Ledger three", FeedHouse.Text(3), canonical)));
        (await house.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(1);

        (await house.HeldAsync())
            .ShouldSatisfyAllConditions(held => held.Articles.ShouldBe(3), held => held.Versions.ShouldBe(3));
    }

    [Fact]
    public async Task OneArticleInTwoFeedsIsOneArticle()
    {
        var item = FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1)));
        await house.PollAsync(house.Feed("/feed", item));

        (await house.PollAsync(house.Feed("/other", item.Replace(">1<", ">other-1<")))).UnchangedCount.ShouldBe(1);

        (await house.HeldAsync()).Articles.ShouldBe(1);
    }

    [Theory]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT", "2025-10-20T12:00:00Z")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", null)]
    [InlineData("yesterday at tea", null)]
    [InlineData("Fri, 03 Oct 2025 00:00:00 GMT", "2025-10-03T00:00:00Z")]
    public async Task ADateThatCannotBeIsNotBelieved(string date, string? published)
    {
        var polled = await house.PollAsync(house.Feed("/feed", FeedHouse.Item(id: "1", date: date)));

        (await house.ArticleAsync(polled.Entries[0].Stored!.Id)).Published
            .ShouldBe(published is null ? null
            : DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task AnEntryWithoutADateThatWasNotThereBeforeIsOfNow()
    {
        var feed = house.Feed("/feed", FeedHouse.Item("Old", "1", date: null));
        var first = await house.PollAsync(feed);
        house.House.Clock.Advance(TimeSpan.FromMinutes(30));
        house.Feed(
            "/feed", FeedHouse.Item("Old", "1", date: null), FeedHouse.Item("New", "2", date: null, summary: Some.DamBody));

        var second = await house.PollAsync(feed);

        (await house.ArticleAsync(first.Entries[0].Stored!.Id)).Published.ShouldBeNull();
        (await house.ArticleAsync(second.Entries.ShouldHaveSingleItem().Stored!.Id)).Published.ShouldBe(house.Now);
    }

    [Fact]
    public async Task AFeedOfThousandsOfEntriesIsTakenInWhole()
    {
        const int entries = 2_000;
        var feed =
            house.Feed(
                "/feed", Enumerable.Range(0, entries)
                    .Select(number =>
                    FeedHouse.Item($"Ledger {number}", $"{number}", summary: $"The tug took {number} crates to Ostwick.")));

        (await house.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(entries);
        (await house.PollAsync(feed)).UnchangedCount.ShouldBe(entries);
    }

    [Fact]
    public async Task OnePollReadsOnlySoManyPagesTheNewestFirstAndTheNextGoesOn()
    {
        const int more = 5;
        var feed = house.Feed("/feed", Enumerable.Range(0, FeedFetcher.MaxPagesPerPoll + more).Select(number => FeedHouse.Item(
            $"Ledger {number}", $"{number}", house.Page($"/{number}", $"Ledger {number}", FeedHouse.Text(number)),
            new DateTimeOffset(2025, 10, 3, 0, 0, 0, TimeSpan.Zero).AddMinutes(number).ToString("R"))));

        var first = await house.PollAsync(feed);
        first.Count(StoreOutcome.New).ShouldBe(FeedFetcher.MaxPagesPerPoll);
        first.DeferredCount.ShouldBe(more);
        first.Entries.ShouldNotContain(entry => entry.Title == "Ledger 0");
        var second = (await house.PollAllAsync(isAsked: false)).Single();
        second.Count(StoreOutcome.New).ShouldBe(more);
        second.DeferredCount.ShouldBe(0);
    }

    private static string IdOf(FeedPollResult polled, string title) =>
        polled.Entries.Single(entry => entry.Title == title).Stored!.Id;
}
