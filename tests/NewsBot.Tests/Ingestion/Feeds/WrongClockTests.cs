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

    private FeedHouse house = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => house = await FeedHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task AFeedThatWasAskedByAClockThatWasWrongIsAskedAgain(int status)
    {
        var feed = house.Feed("/feed", FeedHouse.Item());
        if (status != 200) house.Web.Map("/feed", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await AtAsync(Right, follow: feed);
        await AtAsync(Wrong);
        house.Asked("/feed").ShouldBe(2);

        await AtAsync(Right.AddHours(2));
        await AtAsync(Right.AddHours(2).AddMinutes(1));
        house.Asked("/feed").ShouldBe(3, "it is due at once, and then by its own time");

        await AtAsync(Right.AddDays(2));
        house.Asked("/feed").ShouldBe(4);
        (await house.FeedAsync(feed)).FailingSince.ShouldBe(status == 200 ? null : Right);
    }

    [Fact]
    public async Task AFeedThatWasAddedByAClockThatWasWrongIsAsked()
    {
        house.House.Clock.AdjustTime(Wrong);
        await house.House.Feeds.AddAsync(house.Feed("/feed", FeedHouse.Item()), cancellationToken: Cancellation);

        await AtAsync(Right);
        await AtAsync(Right.AddMinutes(1));

        house.Asked("/feed").ShouldBe(1);
    }

    [Fact]
    public async Task AClockThatIsPutBackByHoursNeitherStopsNorRepeats()
    {
        await AtAsync(Right, follow: house.Feed("/feed", FeedHouse.Item()));

        foreach (var minutes in new[] { 0, 1, 2, 3 }) await AtAsync(Right.AddHours(-5).AddMinutes(minutes));

        house.Asked("/feed").ShouldBe(2);
        (await house.HeldAsync()).Articles.ShouldBe(1);
    }

    [Fact]
    public async Task AWaitThatIsLongerThanAnyIsOver()
    {
        var feed = house.Feed("/feed", FeedHouse.Item());
        await AtAsync(Right, follow: feed);
        await house.House.Feeds.SaveAsync(await house.FeedAsync(feed) with { NextPoll = Wrong }, Cancellation);

        await AtAsync(Right.AddMinutes(1));

        house.Asked("/feed").ShouldBe(2);
    }

    [Fact]
    public async Task WhatHasNoDateIsDatedAnewWhenTheClockIsRight()
    {
        await AtAsync(Right.AddHours(-1), follow: house.Feed("/feed", FeedHouse.Item("One", "1")));
        house.Feed("/feed", FeedHouse.Item("One", "1"),
            FeedHouse.Item("Two", "2", date: null, summary: "The harbour office counts the crates of two ships."));
        await AtAsync(Wrong);
        (await LatestAsync()).ShouldBe(Wrong);

        await AtAsync(Right);
        await AtAsync(Right.AddHours(4));

        (await LatestAsync()).ShouldBe(Right);
        (await house.HeldAsync()).Articles.ShouldBe(2);
    }

    [Fact]
    public async Task APageThatWasReadByAClockThatWasWrongIsWatchedAgain()
    {
        var page = house.Page("/one", "Ledger one", FeedHouse.Text(1));
        house.House.Clock.AdjustTime(Wrong);
        await AtAsync(Wrong, follow: house.Feed("/feed", FeedHouse.Item("Ledger one", "1", page)));
        await AtAsync(Right);
        house.Page("/one", "Ledger one", FeedHouse.Text(2));

        await AtAsync(Right.AddHours(4));

        house.Asked("/one").ShouldBe(3);
    }

    [Fact]
    public async Task AFeedThatOnlySaysThatNothingChangedLosesNothing()
    {
        var feed = house.Feed("/feed", FeedHouse.Item());
        await AtAsync(Right, follow: feed);

        await AtAsync(Wrong);

        (await house.House.Feeds.GetSeenEntriesAsync((await house.FeedAsync(feed)).Key, Cancellation)).Count.ShouldBe(1);
    }

    private async Task<DateTimeOffset?> LatestAsync() => (await house.HeldAsync()).Outlets.Max(outlet => outlet.Last);

    private async Task AtAsync(DateTimeOffset now, string? follow = null)
    {
        house.House.Clock.AdjustTime(now);
        if (follow is not null) await house.House.Feeds.AddAsync(follow, cancellationToken: Cancellation);
        await house.House.Worker.RunOnceAsync(null, Cancellation);
    }
}
