using NewsBot.Desk;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>Feeds that communities follow for themselves, beside those for everyone.</summary>
public sealed class FeedAudienceTests : IAsyncLifetime
{
    private FeedTestHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FeedService Feeds => host.House.Desk.Feeds;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task WhatComesByACommunitysFeedIsSeenByThatCommunityAlone()
    {
        await AddAsync(LedgerFeed("/feed", 1), "north");

        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);

        (await CountsAsync()).ShouldBe((0, 1, 0));
    }

    [Fact]
    public async Task AFeedThatEveryoneFollowsIsAskedOnceForAll()
    {
        var feed = LedgerFeed("/feed", 1);
        foreach (var community in new[] { "north", null, "south" }) (await AddAsync(feed, community)).IsNew.ShouldBeTrue();
        (await AddAsync(feed, "north")).IsNew.ShouldBeFalse();
        (await AddAsync(feed, null)).IsNew.ShouldBeFalse();
        var before = host.Asked("/feed");

        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);
        await PollAsync("north", feed);

        (host.Asked("/feed") - before).ShouldBe(2);
        (await CountsAsync()).ShouldBe((1, 1, 1));
        (await host.HeldAsync()).Articles.ShouldBe(1);
    }

    [Fact]
    public async Task ACommunityHasItsFeedToItselfAgainWhenEveryoneFollowsItNoMore()
    {
        var feed = LedgerFeed("/feed", 1);
        await AddAsync(feed, null);
        await AddAsync(feed, "north");
        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);
        (await Feeds.RemoveAsync(feed, null, Cancellation)).Feed.ShouldNotBeNull();
        LedgerFeed("/feed", 1, 2);

        (await PollAsync("north")).ShouldHaveSingleItem().Count(StoreOutcome.New).ShouldBe(1);

        (await CountsAsync()).ShouldBe((1, 2, 1));
    }

    [Fact]
    public async Task TheSameFeedOfTwoCommunitiesIsStoredForEach()
    {
        var feed = LedgerFeed("/feed", 1);
        await AddAsync(feed, "north");
        await AddAsync(feed, "south");

        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);

        (await CountsAsync()).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task WhatComesByAFeedForEveryoneAsWellIsForEveryone()
    {
        await AddAsync(LedgerFeed("/own", 1), "north");
        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);
        (await CountsAsync()).ShouldBe((0, 1, 0));
        await AddAsync(LedgerFeed("/feed", 1), null);

        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);

        (await CountsAsync()).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task ARemovedFeedLeavesWhatCameByItToItsCommunity()
    {
        var feed = LedgerFeed("/feed", 1);
        await AddAsync(feed, "north");
        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);

        (await Feeds.RemoveAsync(feed, "north", Cancellation)).Feed!.Community.ShouldBe("north");

        (await CountsAsync()).ShouldBe((0, 1, 0));
        (await Feeds.ListAsync("north", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task EachListsTheFeedsForEveryoneAndItsOwn()
    {
        var (all, north, south, both) =
            (LedgerFeed("/all", 1), LedgerFeed("/north", 2), LedgerFeed("/south", 3), LedgerFeed("/both", 4));
        await AddAsync(all, null);
        await AddAsync(north, "north");
        await AddAsync(south, "south");
        await AddAsync(both, null);
        await AddAsync(both, "north");
        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);

        (await Feeds.ListAsync(null, Cancellation)).Select(feed => feed.Address).ShouldBe([all, both]);
        (await Feeds.ListAsync("south", Cancellation)).Select(feed => feed.Address).ShouldBe([all, south, both]);
        var listed = await Feeds.ListAsync("north", Cancellation);
        listed.Select(feed => (feed.Address, feed.Community)).ShouldBe([(all, null), (north, "north"), (both, "north")]);
        listed.ShouldAllBe(feed => feed.Succeeded != null);
        (await Feeds.ExportOpmlAsync(null, Cancellation)).ShouldNotContain("/north");
        (await host.House.Desk.Diagnostics.RunAsync(Cancellation))
            .Single(finding => finding.Name == "feeds").Detail.ShouldStartWith("2 followed");
    }

    [Theory]
    [InlineData(null, "/north", "is not followed")]
    [InlineData("south", "/north", "is not followed")]
    [InlineData("south", "/all", "is followed for everyone; only the operator can remove it")]
    [InlineData("north", "/all", "is followed for everyone; only the operator can remove it")]
    public async Task NobodyRemovesWhatIsNotHis(string? community, string path, string problem)
    {
        await AddAsync(LedgerFeed("/all", 1), null);
        await AddAsync(LedgerFeed("/north", 2), "north");

        var removed = await Feeds.RemoveAsync(host.Web.Address(path), community, Cancellation);

        removed.Feed.ShouldBeNull();
        removed.Problem!.ShouldContain(problem);
        (await Feeds.ListAsync("north", Cancellation)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task NobodyAsksTheFeedsOfAnother()
    {
        await AddAsync(LedgerFeed("/all", 1), null);
        await AddAsync(LedgerFeed("/north", 2), "north");

        (await PollAsync(null)).Select(polled => polled.Feed.Address).ShouldBe([host.Web.Address("/all")]);
        (await PollAsync("north")).Select(polled => polled.Feed.Address).ShouldBe([host.Web.Address("/north")]);
        await Should.ThrowAsync<KeyNotFoundException>(() => PollAsync("south", host.Web.Address("/north")));
        await Should.ThrowAsync<KeyNotFoundException>(() => PollAsync(null, host.Web.Address("/north")));
    }

    [Fact]
    public async Task TheOperatorIsNotToldOfACommunitysFeedAsItIsAsked()
    {
        await AddAsync(LedgerFeed("/north", 2), "north");
        await AddAsync(LedgerFeed("/all", 1), null);
        var told = new List<string>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        await Should.ThrowAsync<OperationCanceledException>(() => Feeds.WatchAsync(
            polled =>
            {
                told.Add(polled.Feed.Address);
                if (host.Asked("/north") > 1) ending.Cancel();
                else _ = Poll();
            },
            ending.Token));

        told.ShouldBe([host.Web.Address("/all")]);

        async Task Poll()
        {
            while (host.Asked("/north") < 2) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
            await ending.CancelAsync();
        }
    }

    [Fact]
    public async Task ACommunityGivesAddressesAndNoFilesOfTheServer()
    {
        var file =
            host.House.Folder.Write(
                "feeds.opml", $"<opml version='2.0'><body><outline xmlUrl='{LedgerFeed("/feed", 1)}'/></body></opml>");

        foreach (var input in new[] { file, host.House.Folder.PathOf("missing.opml") })
        {
            var added = await AddAsync(input, "north");
            added.Feed.ShouldBeNull();
            added.Problem.ShouldBe($"{input} is no address; give one that begins with https://");
        }

        (await AddAsync(file, null)).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task ACommunitysFeedThatMovesToEveryonesAddressIsFollowedThere()
    {
        var there = LedgerFeed("/new", 1);
        await AddAsync(there, null);
        await AddAsync(LedgerFeed("/old", 1), "north");
        host.Web.Map("/old", context =>
        {
            context.Response.Redirect(there, permanent: true);
            return Task.CompletedTask;
        });

        (await PollAsync("north")).ShouldHaveSingleItem().MovedFrom.ShouldBe(host.Web.Address("/old"));

        (await host.House.Feeds.ListAsync(Cancellation)).Select(feed => (feed.Address, feed.Community))
            .ShouldBe([(there, null), (there, "north")]);
    }

    private string LedgerFeed(string path, params int[] numbers) => host.Feed(path, numbers.Select(number => FeedTestHost.Item(
        $"Ledger {number}", $"{number}", host.Page($"/page-{number}", $"Ledger {number}", FeedTestHost.Text(number)))));

    private async Task<AddedFeed> AddAsync(string input, string? community)
    {
        await foreach (var added in Feeds.AddAsync([input], community, Cancellation)) return added;
        throw new InvalidOperationException("nothing was told of what was added");
    }

    private async Task<List<FeedPollResult>> PollAsync(string? community, params string[] addresses)
    {
        var all = new List<FeedPollResult>();
        await foreach (var polled in Feeds.PollAsync(addresses, null, community, Cancellation)) all.Add(polled);
        return all;
    }

    private async Task<(int Everyone, int North, int South)> CountsAsync()
    {
        async Task<int> Of(string? community) => (await host.House.Archive.GetStatisticsAsync(community, Cancellation)).Articles;
        return (await Of(null), await Of("north"), await Of("south"));
    }
}
