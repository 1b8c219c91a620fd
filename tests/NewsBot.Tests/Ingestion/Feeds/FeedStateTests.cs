using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using NewsBot.Storage.Schema;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>How a feed stands: no feed dies in silence.</summary>
public sealed class FeedStateTests : IAsyncLifetime
{
    private FeedTestHost host = null!;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AFailingFeedSaysSinceWhenWhyAndWhenItIsTriedAgain()
    {
        var feed = host.Web.Address("/feed");
        var began = host.Now;
        await host.PollAsync(feed);
        host.House.Clock.Advance(TimeSpan.FromHours(1));
        await host.PollAsync(feed);

        var state = await host.FeedAsync(feed);

        state.FailingSince.ShouldBe(began);
        state.Failures.ShouldBe(2);
        state.Problem!.ShouldContain("404");
        state.NextPoll.ShouldBeGreaterThan(host.Now + TimeSpan.FromMinutes(29));
        host.Feed("/feed", FeedTestHost.Item());
        (await host.PollAsync(feed)).Feed.ShouldSatisfyAllConditions(
            read => read.FailingSince.ShouldBeNull(), read => read.Failures.ShouldBe(0), read => read.Problem.ShouldBeNull());
    }

    [Fact]
    public async Task AnErrorPageInsteadOfAFeedIsNamedAndStopsNoOtherFeed()
    {
        host.Web.Map("/broken", "text/html", "<html><head><title>Maintenance</title></head><body>Back soon.</body></html>");
        await host.House.Feeds.AddAsync(host.Web.Address("/broken"), cancellationToken: TestContext.Current.CancellationToken);
        await host.House.Feeds.AddAsync(
            host.Feed("/feed", FeedTestHost.Item()), cancellationToken: TestContext.Current.CancellationToken);

        var polled = await host.PollAllAsync(isAsked: false);

        polled.Single(feed => !feed.IsRead).Feed.Problem!.ShouldContain("Maintenance");
        polled.Single(feed => feed.IsRead).Count(StoreOutcome.New).ShouldBe(1);
    }

    [Fact]
    public async Task AFeedThatIsGoneForGoodIsAskedNoMoreByItself()
    {
        host.Web.Map("/feed", context =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        });

        (await host.PollAsync(host.Web.Address("/feed"))).Feed.IsGone.ShouldBeTrue();

        host.Feed("/feed", FeedTestHost.Item());
        (await host.PollAsync(host.Web.Address("/feed"))).Feed.IsGone.ShouldBeFalse("who asks for it gets it");
    }

    [Fact]
    public async Task AFeedThatMovedForGoodIsFollowedThere()
    {
        var there = host.Feed("/new", FeedTestHost.Item());
        host.Web.Map("/old", context =>
        {
            context.Response.Redirect(there, permanent: true);
            return Task.CompletedTask;
        });

        var polled = await host.PollAsync(host.Web.Address("/old"));

        polled.MovedFrom.ShouldBe(host.Web.Address("/old"));
        (await host.FeedAsync(there)).Key.ShouldBe(polled.Feed.Key);
        (await host.PollAsync(there)).UnchangedCount.ShouldBe(1);
    }

    [Fact]
    public async Task AFeedThatMovedToOneThatIsFollowedStaysWhereItIs()
    {
        var there = host.Feed("/new", FeedTestHost.Item());
        await host.PollAsync(there);
        host.Web.Map("/old", context =>
        {
            context.Response.Redirect(there, permanent: true);
            return Task.CompletedTask;
        });

        var polled = await host.PollAsync(host.Web.Address("/old"));

        polled.IsRead.ShouldBeTrue();
        polled.MovedFrom.ShouldBeNull();
        (await host.House.Feeds.ListAsync(TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task AFeedThatWasRemovedMeanwhileStaysRemoved()
    {
        var address = host.Web.Address("/feed");
        var body = host.Feed("/other", FeedTestHost.Item());
        host.Web.Map("/feed", async context =>
        {
            await host.House.Feeds.RemoveAsync((await host.FeedAsync(address)).Key);
            context.Response.Redirect(body);
        });

        (await host.PollAsync(address)).Count(StoreOutcome.New).ShouldBe(1);

        (await host.House.Feeds.ListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OneThatKeepsBringingNewsIsAskedMoreOftenAndAQuietOneLess()
    {
        var schedule = new PollSchedule(() => 0);
        var feed = new FeedRecord { Address = "https://post.example/feed" };
        var first = schedule.ScheduleAfterSuccess(feed, hadNews: true, null, host.Now);

        schedule.ScheduleAfterSuccess(first, hadNews: true, null, host.Now).Interval.ShouldBeLessThan(first.Interval);
        schedule.ScheduleAfterSuccess(first, hadNews: false, null, host.Now).Interval.ShouldBeGreaterThan(first.Interval);
        Repeat(first, state => schedule.ScheduleAfterSuccess(state, true, null, host.Now)).Interval.ShouldBe(
            (int)PollSchedule.MinInterval.TotalSeconds);
        Repeat(first, state => schedule.ScheduleAfterSuccess(state, false, null, host.Now)).Interval.ShouldBe(
            (int)PollSchedule.MaxInterval.TotalSeconds);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData(0.0, 60, 15)]
    [InlineData(0.0, 3 * 60, 3 * 60)]
    [InlineData(0.5, 3 * 60, 189)]
    [InlineData(0.0, 40 * 24 * 60, 24 * 60)]
    public void AFeedIsNeverAskedSoonerThanItWantsWithinReason(double chance, int wantedMinutes, int atMinutes)
    {
        var now = DateTimeOffset.UnixEpoch;
        var feed = new PollSchedule(() => chance)
            .ScheduleAfterSuccess(
            new FeedRecord { Address = "x" }, true, TimeSpan.FromMinutes(wantedMinutes == 60 ? 1 : wantedMinutes), now);

        (feed.NextPoll - now).ShouldBe(TimeSpan.FromMinutes(atMinutes));
    }

    [Fact]
    public void AFailingFeedIsLeftAloneForLongerAndLongerButNotForEver()
    {
        var schedule = new PollSchedule(() => 0);
        var now = DateTimeOffset.UnixEpoch;
        var feed = new FeedRecord { Address = "x" };
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 30; i++)
        {
            feed = schedule.ScheduleAfterFailure(feed, "it is down", false, null, now);
            waits.Add(feed.NextPoll - now);
        }

        waits.ShouldBe(waits.Order());
        waits[0].ShouldBe(TimeSpan.FromMinutes(15));
        waits[^1].ShouldBe(PollSchedule.MaxWait);
        (schedule.ScheduleAfterFailure(
            new FeedRecord { Address = "x" }, "throttled", false, TimeSpan.FromHours(2), now).NextPoll - now)
            .ShouldBe(TimeSpan.FromHours(2));
    }

    private static FeedRecord Repeat(FeedRecord feed, Func<FeedRecord, FeedRecord> step)
    {
        for (var i = 0; i < 20; i++) feed = step(feed);
        return feed;
    }
}
