using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.RoundsHouse;

namespace NewsBot.Tests.Desk.Notifications;

/// <summary>
/// What a clock that was wrong once put off for years comes in time when it is right again, and nothing comes twice.
/// </summary>
public sealed class WrongClockTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Wrong = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const string Today = "2025-10-20T11:00:00Z";

    // It is 12:00 on 20 October 2025 at the beginning.
    private readonly RoundsHouse house = new();

    [Theory]
    [InlineData("14:00", 120)]
    [InlineData("weekdays 13:00", 60)]
    [InlineData("0 13 * * 1", 60)]
    [InlineData("30 * * * *", 30)]
    public async Task BriefsComeAtTheirTimesAgain(string times, int minutes)
    {
        await house.PublishAsync(Some.Article(published: Today, url: "https://post.example/dam"));
        await house.GiveAsync("brief", Ada, mayManage: true, ("at", times));
        await AtWrongAsync();
        var before = house.Places.At(News).Count;

        await house.GoAsync();
        await house.GoAsync(TimeSpan.FromMinutes(minutes - 1));
        house.Places.At(News).Count.ShouldBe(before);
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(News).Count.ShouldBe(before + 1);
        house.Places.At(News)[^1].ShouldContain("Merrow Dam");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-13)]
    [InlineData(-23)]
    public async Task ABriefIsNotToldTwiceWhereTheClockIsPutBackByHours(int hours)
    {
        await house.PublishAsync(Some.Article(published: Today, url: "https://post.example/dam"));
        await house.GiveAsync("brief", Ada, mayManage: true, ("at", "14:00"));
        await house.GoAsync(TimeSpan.FromHours(2));
        house.Restart(TimeSpan.FromHours(hours));

        for (var hour = hours; hour < 0; hour++) await house.GoAsync(TimeSpan.FromHours(1));

        house.Places.At(News).ShouldHaveSingleItem();
        await house.GoAsync(TimeSpan.FromDays(1));
        house.Places.At(News).Count.ShouldBe(2);
    }

    [Fact]
    public async Task NewsOnAFollowedTopicAreToldAgain()
    {
        await FollowAsync();
        await house.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await AtWrongAsync(Minute, () => house.PublishAsync(Sluice(Today)));
        var before = house.Places.At(Ada).Count;

        await house.PublishAsync(Engineers(Today));
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(Ada).Count.ShouldBe(before + 1);
        house.Places.At(Ada)[^1].ShouldContain("engineers");
    }

    [Fact]
    public async Task ATopicThatIsFollowedSinceAClockThatWasWrongIsTold()
    {
        house.House.Clock.AdjustTime(Wrong);
        await FollowAsync();
        house.House.Clock.AdjustTime(new(2025, 10, 20, 12, 0, 0, TimeSpan.Zero));
        await house.PublishAsync(Engineers(Today));

        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldHaveSingleItem().ShouldContain("engineers");
    }

    [Fact]
    public async Task AMutedTopicIsMutedForADayAndNotForYears()
    {
        await FollowAsync();
        await house.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await house.GoAsync(Minute);
        var now = house.House.Clock.GetUtcNow();
        house.House.Clock.AdjustTime(Wrong);
        await house.PressAsync(Ada, "Mute for a day", Ada);
        house.House.Clock.AdjustTime(now);

        // What came while it was muted is not told; what comes next is.
        await house.PublishAsync(Sluice(Today));
        await house.GoAsync(Minute);
        await house.PublishAsync(Engineers(Today));
        await house.GoAsync(Minute);

        house.Places.At(Ada).Count.ShouldBe(2);
        house.Places.At(Ada)[1].ShouldContain("engineers");
    }

    [Fact]
    public async Task AMutedTopicStaysSoWhereTheClockIsPutBackByHours()
    {
        await FollowAsync();
        await house.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await house.GoAsync(Minute);
        await house.PressAsync(Ada, "Mute for a day", Ada);
        house.House.Clock.AdjustTime(house.House.Clock.GetUtcNow().AddHours(-5));

        await house.PublishAsync(Engineers(Today));
        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatCouldNotBePostedIsTriedAgainInTime()
    {
        await FollowAsync();
        house.Places.Fail(Ada, PostFailure.Transient);
        await AtWrongAsync(default, () => house.PublishAsync(Engineers("2030-06-01T11:00:00Z")));
        house.Places.At(Ada).ShouldBeEmpty();

        await house.GoAsync();

        house.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatAClockThatWasWrongDatedIsNotTriedForYears()
    {
        await FollowAsync();
        house.Places.Fail(Ada, [.. Enumerable.Repeat(PostFailure.Transient, 40)]);
        await AtWrongAsync(default, () => house.PublishAsync(Engineers("2030-06-01T11:00:00Z")));

        for (var hours = 0; hours < 60; hours++) await house.GoAsync(TimeSpan.FromHours(1));

        house.Places.At(Ada).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private static Article Sluice(string published) => Some.Article(
        "", "Merrow Dam gate opened",
        "The sluice gate of the Merrow Dam was opened on Monday to lower the lake by two metres. Farmers downstream moved 90 "
            + "cows.",
        url: "https://post.example/2", published: published);

    private static Article Engineers(string published) => Some.Article(
        "", "Merrow Dam engineers quit",
        "Two engineers of the Merrow Dam resigned on Monday over unpaid night shifts. Their union wants a hearing.",
        url: "https://post.example/3", published: published);

    private Task<Reply> FollowAsync() => house.GiveAsync("follow", Ada, mayManage: false, ("topic", "Merrow Dam"));

    // A round with the clock in 2030; then it is right again.
    private async Task AtWrongAsync(TimeSpan later = default, Func<Task>? before = null)
    {
        var now = house.House.Clock.GetUtcNow() + later;
        house.House.Clock.AdjustTime(Wrong);
        if (before is not null) await before();
        await house.GoAsync();
        house.House.Clock.AdjustTime(now);
    }
}
