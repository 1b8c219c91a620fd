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
    private FeedHouse house = null!;

    public async ValueTask InitializeAsync() => house = await FeedHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task AFailingFeedSaysSinceWhenWhyAndWhenItIsTriedAgain()
    {
        var feed = house.Web.Address("/feed");
        var began = house.Now;
        await house.PollAsync(feed);
        house.House.Clock.Advance(TimeSpan.FromHours(1));
        await house.PollAsync(feed);

        var state = await house.FeedAsync(feed);

        state.FailingSince.ShouldBe(began);
        state.Failures.ShouldBe(2);
        state.Problem!.ShouldContain("404");
        state.NextPoll.ShouldBeGreaterThan(house.Now + TimeSpan.FromMinutes(29));
        house.Feed("/feed", FeedHouse.Item());
        (await house.PollAsync(feed)).Feed.ShouldSatisfyAllConditions(
            read => read.FailingSince.ShouldBeNull(), read => read.Failures.ShouldBe(0), read => read.Problem.ShouldBeNull());
    }

    [Fact]
    public async Task AnErrorPageInsteadOfAFeedIsNamedAndStopsNoOtherFeed()
    {
        house.Web.Map("/broken", "text/html", "<html><head><title>Maintenance</title></head><body>Back soon.</body></html>");
        await house.House.Feeds.AddAsync(house.Web.Address("/broken"), cancellationToken: TestContext.Current.CancellationToken);
        await house.House.Feeds.AddAsync(
            house.Feed("/feed", FeedHouse.Item()), cancellationToken: TestContext.Current.CancellationToken);

        var polled = await house.PollAllAsync(isAsked: false);

        polled.Single(feed => !feed.IsRead).Feed.Problem!.ShouldContain("Maintenance");
        polled.Single(feed => feed.IsRead).Count(StoreOutcome.New).ShouldBe(1);
    }

    [Fact]
    public async Task AFeedThatIsGoneForGoodIsAskedNoMoreByItself()
    {
        house.Web.Map("/feed", context =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        });

        (await house.PollAsync(house.Web.Address("/feed"))).Feed.IsGone.ShouldBeTrue();

        house.Feed("/feed", FeedHouse.Item());
        (await house.PollAsync(house.Web.Address("/feed"))).Feed.IsGone.ShouldBeFalse("who asks for it gets it");
    }

    [Fact]
    public async Task AFeedThatMovedForGoodIsFollowedThere()
    {
        var there = house.Feed("/new", FeedHouse.Item());
        house.Web.Map("/old", context =>
        {
            context.Response.Redirect(there, permanent: true);
            return Task.CompletedTask;
        });

        var polled = await house.PollAsync(house.Web.Address("/old"));

        polled.MovedFrom.ShouldBe(house.Web.Address("/old"));
        (await house.FeedAsync(there)).Key.ShouldBe(polled.Feed.Key);
        (await house.PollAsync(there)).UnchangedCount.ShouldBe(1);
    }

    [Fact]
    public async Task AFeedThatMovedToOneThatIsFollowedStaysWhereItIs()
    {
        var there = house.Feed("/new", FeedHouse.Item());
        await house.PollAsync(there);
        house.Web.Map("/old", context =>
        {
            context.Response.Redirect(there, permanent: true);
            return Task.CompletedTask;
        });

        var polled = await house.PollAsync(house.Web.Address("/old"));

        polled.IsRead.ShouldBeTrue();
        polled.MovedFrom.ShouldBeNull();
        (await house.House.Feeds.ListAsync(TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task AFeedThatWasRemovedMeanwhileStaysRemoved()
    {
        var address = house.Web.Address("/feed");
        var body = house.Feed("/other", FeedHouse.Item());
        house.Web.Map("/feed", async context =>
        {
            await house.House.Feeds.RemoveAsync((await house.FeedAsync(address)).Key);
            context.Response.Redirect(body);
        });

        (await house.PollAsync(address)).Count(StoreOutcome.New).ShouldBe(1);

        (await house.House.Feeds.ListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OneThatKeepsBringingNewsIsAskedMoreOftenAndAQuietOneLess()
    {
        var schedule = new PollSchedule(() => 0);
        var feed = new FeedRecord { Address = "https://post.example/feed" };
        var first = schedule.ScheduleAfterSuccess(feed, hadNews: true, null, house.Now);

        schedule.ScheduleAfterSuccess(first, hadNews: true, null, house.Now).Interval.ShouldBeLessThan(first.Interval);
        schedule.ScheduleAfterSuccess(first, hadNews: false, null, house.Now).Interval.ShouldBeGreaterThan(first.Interval);
        Repeat(first, state => schedule.ScheduleAfterSuccess(state, true, null, house.Now)).Interval.ShouldBe(
            (int)PollSchedule.MinInterval.TotalSeconds);
        Repeat(first, state => schedule.ScheduleAfterSuccess(state, false, null, house.Now)).Interval.ShouldBe(
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
