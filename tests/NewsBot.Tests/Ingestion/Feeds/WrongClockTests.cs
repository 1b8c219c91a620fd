using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>
/// A clock that was wrong once does no lasting harm: what it dated ahead counts for nothing when it is right again.
/// </summary>
public sealed class WrongClockTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Right = new(2025, 10, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wrong = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private FeedTestHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task AFeedThatWasAskedByAClockThatWasWrongIsAskedAgain(int status)
    {
        var feed = host.Feed("/feed", FeedTestHost.Item());
        if (status != 200) host.Web.Map("/feed", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await AtAsync(Right, follow: feed);
        await AtAsync(Wrong);
        host.Asked("/feed").ShouldBe(2);

        await AtAsync(Right.AddHours(2));
        await AtAsync(Right.AddHours(2).AddMinutes(1));
        host.Asked("/feed").ShouldBe(3, "it is due at once, and then by its own time");

        await AtAsync(Right.AddDays(2));
        host.Asked("/feed").ShouldBe(4);
        (await host.FeedAsync(feed)).FailingSince.ShouldBe(status == 200 ? null : Right);
    }

    [Fact]
    public async Task AFeedThatWasAddedByAClockThatWasWrongIsAsked()
    {
        host.House.Clock.AdjustTime(Wrong);
        await host.House.Feeds.AddAsync(host.Feed("/feed", FeedTestHost.Item()), cancellationToken: Cancellation);

        await AtAsync(Right);
        await AtAsync(Right.AddMinutes(1));

        host.Asked("/feed").ShouldBe(1);
    }

    [Fact]
    public async Task AClockThatIsPutBackByHoursNeitherStopsNorRepeats()
    {
        await AtAsync(Right, follow: host.Feed("/feed", FeedTestHost.Item()));

        foreach (var minutes in new[] { 0, 1, 2, 3 }) await AtAsync(Right.AddHours(-5).AddMinutes(minutes));

        host.Asked("/feed").ShouldBe(2);
        (await host.HeldAsync()).Articles.ShouldBe(1);
    }

    [Fact]
    public async Task AWaitThatIsLongerThanAnyIsOver()
    {
        var feed = host.Feed("/feed", FeedTestHost.Item());
        await AtAsync(Right, follow: feed);
        await host.House.Feeds.SaveAsync(await host.FeedAsync(feed) with { NextPoll = Wrong }, Cancellation);

        await AtAsync(Right.AddMinutes(1));

        host.Asked("/feed").ShouldBe(2);
    }

    [Fact]
    public async Task WhatHasNoDateIsDatedAnewWhenTheClockIsRight()
    {
        await AtAsync(Right.AddHours(-1), follow: host.Feed("/feed", FeedTestHost.Item("One", "1")));
        host.Feed("/feed", FeedTestHost.Item("One", "1"),
            FeedTestHost.Item("Two", "2", date: null, summary: "The harbour office counts the crates of two ships."));
        await AtAsync(Wrong);
        (await LatestAsync()).ShouldBe(Wrong);

        await AtAsync(Right);
        await AtAsync(Right.AddHours(4));

        (await LatestAsync()).ShouldBe(Right);
        (await host.HeldAsync()).Articles.ShouldBe(2);
    }

    [Fact]
    public async Task APageThatWasReadByAClockThatWasWrongIsWatchedAgain()
    {
        var page = host.Page("/one", "Ledger one", FeedTestHost.Text(1));
        host.House.Clock.AdjustTime(Wrong);
        await AtAsync(Wrong, follow: host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", page)));
        await AtAsync(Right);
        host.Page("/one", "Ledger one", FeedTestHost.Text(2));

        await AtAsync(Right.AddHours(4));

        host.Asked("/one").ShouldBe(3);
    }

    [Fact]
    public async Task AFeedThatOnlySaysThatNothingChangedLosesNothing()
    {
        var feed = host.Feed("/feed", FeedTestHost.Item());
        await AtAsync(Right, follow: feed);

        await AtAsync(Wrong);

        (await host.House.Feeds.GetSeenEntriesAsync((await host.FeedAsync(feed)).Key, Cancellation)).Count.ShouldBe(1);
    }

    private async Task<DateTimeOffset?> LatestAsync() => (await host.HeldAsync()).Outlets.Max(outlet => outlet.Last);

    private async Task AtAsync(DateTimeOffset now, string? follow = null)
    {
        host.House.Clock.AdjustTime(now);
        if (follow is not null) await host.House.Feeds.AddAsync(follow, cancellationToken: Cancellation);
        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);
    }
}
