using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>What a feed brings, poll by poll.</summary>
public sealed class FeedPollerTests : IAsyncLifetime
{
    private FeedTestHost host = null!;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task TheFirstPollTakesInThePageBehindEachEntry()
    {
        var feed = host.Feed("/feed",
            FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1))),
            FeedTestHost.Item(
                "Ledger two", "2",
                    host.Page(
                        "/two", "Ledger two", FeedTestHost.Text(2), "<meta property='og:site_name' content='Corvane Wire'>")));

        var polled = await host.PollAsync(feed);

        polled.Feed.Title.ShouldBe("The Harbour Post");
        polled.Count(StoreOutcome.New).ShouldBe(2);
        var (one, two) =
            (await host.ArticleAsync(IdOf(polled, "Ledger one")), await host.ArticleAsync(IdOf(polled, "Ledger two")));
        one.Body.ShouldBe(FeedTestHost.Text(1));
        one.Outlet.ShouldBe("The Harbour Post");
        one.Published.ShouldBe(new DateTimeOffset(2025, 10, 3, 8, 15, 0, TimeSpan.Zero));
        one.Url.ShouldBe(host.Web.Address("/one"));
        two.Outlet.ShouldBe("Corvane Wire");
    }

    [Fact]
    public async Task AFeedThatHasNotChangedIsNotSentAgainAndNothingIsNew()
    {
        var feed =
            host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1))));
        await host.PollAsync(feed);

        var polled = (await host.PollAllAsync(isAsked: false)).ShouldHaveSingleItem();

        polled.IsRead.ShouldBeTrue();
        polled.UnchangedCount.ShouldBe(1);
        polled.Entries.ShouldBeEmpty();
        host.Web.Requests.Count(request => request.Path == "/feed" && request.Headers.ContainsKey("If-None-Match")).ShouldBe(1);
        host.Asked("/one").ShouldBe(1);
    }

    [Fact]
    public async Task APageThatChangesBehindAnUnchangedFeedIsNoticed()
    {
        var feed =
            host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1))));
        await host.PollAsync(feed);
        host.Page("/one", "Ledger one", FeedTestHost.Text(1) + "\n\nThe ledger was closed at noon by the harbour office.");

        (await host.PollAllAsync(isAsked: false)).Single().Entries.ShouldBeEmpty("it is too soon");
        host.House.Clock.Advance(TimeSpan.FromHours(2));
        (await host.PollAllAsync(isAsked: false)).Single().Count(StoreOutcome.Updated).ShouldBe(1);
        var before = (await host.FeedAsync(feed)).Interval;
        var last = await host.PollAsync(feed);
        last.UnchangedCount.ShouldBe(1);
        last.Feed.Interval.ShouldBeGreaterThan(before, "a page that was looked at in vain is no news");
        host.Web.Requests.Count(request => request.Path == "/one" && request.Headers.ContainsKey("If-None-Match")).ShouldBe(2);
    }

    [Fact]
    public async Task ACorrectedPageIsToldAsCorrected()
    {
        var feed =
            host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1))));
        await host.PollAsync(feed);
        host.Page("/one", "Ledger one", FeedTestHost.Text(1)
            .Replace("crates", "boxes") + "\n\nCorrection: An earlier version of this article gave the number of crates.");

        var polled = await host.PollAsync(feed);

        polled.Entries.ShouldHaveSingleItem().Stored!.Outcome.ShouldBe(StoreOutcome.Corrected);
        polled.Entries[0].Stored!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task NothingIsPostedAgainWhenDatesAndAddressesChange()
    {
        var feed =
            host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1))));
        var first = await host.PollAsync(feed);
        host.Feed(
            "/feed",
                FeedTestHost.Item("Ledger one", "1", host.Page("/2025/one", "Ledger one", FeedTestHost.Text(1)),
                    "Sun, 05 Oct 2025 00:00:00 GMT"));

        (await host.PollAsync(feed)).UnchangedCount.ShouldBe(1);

        (await host.HeldAsync()).Versions.ShouldBe(1);
        (await host.ArticleAsync(IdOf(first, "Ledger one"))).Published!.Value.Day.ShouldBe(3);
    }

    [Fact]
    public async Task AFeedThatCarriesTheWholeTextCostsNoPage()
    {
        var feed =
            host.Feed(
                "/feed",
                    FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(2)),
                        content: FeedTestHost.Paragraphs(FeedTestHost.Text(1) + "\n\n" + FeedTestHost.Text(3))));

        var polled = await host.PollAsync(feed);

        (await host.ArticleAsync(IdOf(polled, "Ledger one"))).Body.ShouldStartWith(FeedTestHost.Text(1));
        host.Asked("/one").ShouldBe(0);
    }

    [Theory]
    [InlineData("Disallow: /one", "robots.txt")]
    [InlineData("Disallow: /two", "404")]
    public async Task WhatTheFeedTellsIsKeptWhereThePageCannotBeRead(string robots, string reason)
    {
        host.Web.Map("/robots.txt", "text/plain", $"User-agent: *\n{robots}\n");
        var feed = host.Feed("/feed", FeedTestHost.Item("Ferry crosses", "1", host.Web.Address("/one")));

        var entry = (await host.PollAsync(feed)).Entries.ShouldHaveSingleItem();

        entry.Stored!.Outcome.ShouldBe(StoreOutcome.New);
        entry.Problem!.ShouldContain(reason);
        entry.Problem!.ShouldEndWith("what the feed tells of it is kept");
        (await host.ArticleAsync(entry.Stored.Id)).Body.ShouldBe(FeedTestHost.Summary);
    }

    [Fact]
    public async Task APageThatComesLateTakesTheSummarysPlace()
    {
        var feed = host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Web.Address("/one")));
        var first = await host.PollAsync(feed);
        host.Page("/one", "Ledger one", FeedTestHost.Text(1));

        var second = await host.PollAsync(feed);

        second.Entries.ShouldHaveSingleItem().Stored.ShouldBe(
            new StoredArticle(first.Entries[0].Stored!.Id, 2, StoreOutcome.Updated));
        (await host.PollAsync(feed)).UnchangedCount.ShouldBe(1);
    }

    [Fact]
    public async Task APageThatShrinksToAStubDoesNotTakeTheArticlesPlace()
    {
        var feed =
            host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1))));
        var first = await host.PollAsync(feed);
        host.Page("/one", "Ledger one",
            "On day 1 the tug took crates from Ostwick to Merrow, as the harbour office wrote in its ledger.");

        var entry = (await host.PollAsync(feed)).Entries.ShouldHaveSingleItem();

        entry.Problem!.ShouldContain("the fuller version that is held is kept");
        (await host.ArticleAsync(first.Entries[0].Stored!.Id)).Body.ShouldBe(FeedTestHost.Text(1));
    }

    [Fact]
    public async Task EntriesWithoutLinkOrIdAreKnownByTheirWords()
    {
        var feed = host.Feed("/feed", FeedTestHost.Item(link: null), FeedTestHost.Item("Gates opened", summary: Some.DamBody));

        (await host.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(2);
        (await host.PollAsync(feed)).UnchangedCount.ShouldBe(2);
    }

    [Fact]
    public async Task AnEntryWithNothingInItIsNamedAndStopsNoOther()
    {
        var feed = host.Feed("/feed", "<item></item>", FeedTestHost.Item());

        var polled = await host.PollAsync(feed);

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Entries.Single(entry => entry.Stored is null).Problem!.ShouldContain("neither words nor an address");
    }

    [Fact]
    public async Task EntriesThatShareAnIdAreTwoWhereTheirAddressesDiffer()
    {
        var feed = host.Feed("/feed",
            FeedTestHost.Item("Ledger one", "same", host.Page("/one", "Ledger one", FeedTestHost.Text(1))),
            FeedTestHost.Item("Ledger two", "same", host.Page("/two", "Ledger two", FeedTestHost.Text(2))),
            FeedTestHost.Item("Ledger two", "same", host.Web.Address("/two")));

        (await host.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(2);
        (await host.PollAsync(feed)).UnchangedCount.ShouldBe(2);
    }

    [Fact]
    public async Task PagesThatNameOneAddressForAllAreStillSeveralArticles()
    {
        var canonical = $"<link rel='canonical' href='{host.Web.Address("/news/latest")}'>";
        var feed = host.Feed("/feed",
            FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1), canonical)),
            FeedTestHost.Item("Ledger two", "2", host.Page("/two", "Ledger two", FeedTestHost.Text(2), canonical)));

        (await host.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(2);
        host.Feed(
            "/feed",
                FeedTestHost.Item("Ledger three", "3", host.Page("/three", "Ledger three", FeedTestHost.Text(3), canonical)));
        (await host.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(1);

        (await host.HeldAsync())
            .ShouldSatisfyAllConditions(held => held.Articles.ShouldBe(3), held => held.Versions.ShouldBe(3));
    }

    [Fact]
    public async Task OneArticleInTwoFeedsIsOneArticle()
    {
        var item = FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1)));
        await host.PollAsync(host.Feed("/feed", item));

        (await host.PollAsync(host.Feed("/other", item.Replace(">1<", ">other-1<")))).UnchangedCount.ShouldBe(1);

        (await host.HeldAsync()).Articles.ShouldBe(1);
    }

    [Theory]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT", "2025-10-20T12:00:00Z")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", null)]
    [InlineData("yesterday at tea", null)]
    [InlineData("Fri, 03 Oct 2025 00:00:00 GMT", "2025-10-03T00:00:00Z")]
    public async Task ADateThatCannotBeIsNotBelieved(string date, string? published)
    {
        var polled = await host.PollAsync(host.Feed("/feed", FeedTestHost.Item(id: "1", date: date)));

        (await host.ArticleAsync(polled.Entries[0].Stored!.Id)).Published
            .ShouldBe(published is null ? null
            : DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task AnEntryWithoutADateThatWasNotThereBeforeIsOfNow()
    {
        var feed = host.Feed("/feed", FeedTestHost.Item("Old", "1", date: null));
        var first = await host.PollAsync(feed);
        host.House.Clock.Advance(TimeSpan.FromMinutes(30));
        host.Feed(
            "/feed", FeedTestHost.Item("Old", "1", date: null), FeedTestHost.Item("New", "2", date: null, summary: Some.DamBody));

        var second = await host.PollAsync(feed);

        (await host.ArticleAsync(first.Entries[0].Stored!.Id)).Published.ShouldBeNull();
        (await host.ArticleAsync(second.Entries.ShouldHaveSingleItem().Stored!.Id)).Published.ShouldBe(host.Now);
    }

    [Fact]
    public async Task AFeedOfThousandsOfEntriesIsTakenInWhole()
    {
        const int entries = 2_000;
        var feed =
            host.Feed(
                "/feed", Enumerable.Range(0, entries)
                    .Select(number =>
                    FeedTestHost.Item($"Ledger {number}", $"{number}", summary: $"The tug took {number} crates to Ostwick.")));

        (await host.PollAsync(feed)).Count(StoreOutcome.New).ShouldBe(entries);
        (await host.PollAsync(feed)).UnchangedCount.ShouldBe(entries);
    }

    [Fact]
    public async Task OnePollReadsOnlySoManyPagesTheNewestFirstAndTheNextGoesOn()
    {
        const int more = 5;
        var feed = host.Feed("/feed", Enumerable.Range(0, FeedFetcher.MaxPagesPerPoll + more).Select(number => FeedTestHost.Item(
            $"Ledger {number}", $"{number}", host.Page($"/{number}", $"Ledger {number}", FeedTestHost.Text(number)),
            new DateTimeOffset(2025, 10, 3, 0, 0, 0, TimeSpan.Zero).AddMinutes(number).ToString("R"))));

        var first = await host.PollAsync(feed);
        first.Count(StoreOutcome.New).ShouldBe(FeedFetcher.MaxPagesPerPoll);
        first.DeferredCount.ShouldBe(more);
        first.Entries.ShouldNotContain(entry => entry.Title == "Ledger 0");
        var second = (await host.PollAllAsync(isAsked: false)).Single();
        second.Count(StoreOutcome.New).ShouldBe(more);
        second.DeferredCount.ShouldBe(0);
    }

    private static string IdOf(FeedPollResult polled, string title) =>
        polled.Entries.Single(entry => entry.Title == title).Stored!.Id;
}
