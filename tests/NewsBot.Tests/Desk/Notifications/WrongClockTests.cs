using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.NotificationTestHost;

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
    private readonly NotificationTestHost host = new();

    [Theory]
    [InlineData("14:00", 120)]
    [InlineData("weekdays 13:00", 60)]
    [InlineData("0 13 * * 1", 60)]
    [InlineData("30 * * * *", 30)]
    public async Task BriefsComeAtTheirTimesAgain(string times, int minutes)
    {
        await host.PublishAsync(Some.Article(published: Today, url: "https://post.example/dam"));
        await host.GiveAsync("brief", Ada, mayManage: true, ("at", times));
        await AtWrongAsync();
        var before = host.Places.At(News).Count;

        await host.GoAsync();
        await host.GoAsync(TimeSpan.FromMinutes(minutes - 1));
        host.Places.At(News).Count.ShouldBe(before);
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(News).Count.ShouldBe(before + 1);
        host.Places.At(News)[^1].ShouldContain("Merrow Dam");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-13)]
    [InlineData(-23)]
    public async Task ABriefIsNotToldTwiceWhereTheClockIsPutBackByHours(int hours)
    {
        await host.PublishAsync(Some.Article(published: Today, url: "https://post.example/dam"));
        await host.GiveAsync("brief", Ada, mayManage: true, ("at", "14:00"));
        await host.GoAsync(TimeSpan.FromHours(2));
        host.Restart(TimeSpan.FromHours(hours));

        for (var hour = hours; hour < 0; hour++) await host.GoAsync(TimeSpan.FromHours(1));

        host.Places.At(News).ShouldHaveSingleItem();
        await host.PublishAsync(
            Some.Article("", "Ilmar ferry sets out", Some.FerryBody, url: "https://post.example/ferry",
                published: "2025-10-20T18:00:00Z"));
        await host.GoAsync(TimeSpan.FromDays(1));
        host.Places.At(News).Count.ShouldBe(2);
    }

    [Fact]
    public async Task NewsOnAFollowedTopicAreToldAgain()
    {
        await FollowAsync();
        await host.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await AtWrongAsync(Minute, () => host.PublishAsync(Sluice(Today)));
        var before = host.Places.At(Ada).Count;

        await host.PublishAsync(Engineers(Today));
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(Ada).Count.ShouldBe(before + 1);
        host.Places.At(Ada)[^1].ShouldContain("engineers");
    }

    [Fact]
    public async Task ATopicThatIsFollowedSinceAClockThatWasWrongIsTold()
    {
        host.House.Clock.AdjustTime(Wrong);
        await FollowAsync();
        host.House.Clock.AdjustTime(new(2025, 10, 20, 12, 0, 0, TimeSpan.Zero));
        await host.PublishAsync(Engineers(Today));

        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldHaveSingleItem().ShouldContain("engineers");
    }

    [Fact]
    public async Task AMutedTopicIsMutedForADayAndNotForYears()
    {
        await FollowAsync();
        await host.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await host.GoAsync(Minute);
        var now = host.House.Clock.GetUtcNow();
        host.House.Clock.AdjustTime(Wrong);
        await host.PressAsync(Ada, "Mute for a day", Ada);
        host.House.Clock.AdjustTime(now);

        // What came while it was muted is not told; what comes next is.
        await host.PublishAsync(Sluice(Today));
        await host.GoAsync(Minute);
        await host.PublishAsync(Engineers(Today));
        await host.GoAsync(Minute);

        host.Places.At(Ada).Count.ShouldBe(2);
        host.Places.At(Ada)[1].ShouldContain("engineers");
    }

    [Fact]
    public async Task AMutedTopicStaysSoWhereTheClockIsPutBackByHours()
    {
        await FollowAsync();
        await host.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await host.GoAsync(Minute);
        await host.PressAsync(Ada, "Mute for a day", Ada);
        host.House.Clock.AdjustTime(host.House.Clock.GetUtcNow().AddHours(-5));

        await host.PublishAsync(Engineers(Today));
        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatCouldNotBePostedIsTriedAgainInTime()
    {
        await FollowAsync();
        host.Places.Fail(Ada, PostFailure.Transient);
        await AtWrongAsync(default, () => host.PublishAsync(Engineers("2030-06-01T11:00:00Z")));
        host.Places.At(Ada).ShouldBeEmpty();

        await host.GoAsync();

        host.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatAClockThatWasWrongDatedIsNotTriedForYears()
    {
        await FollowAsync();
        host.Places.Fail(Ada, [.. Enumerable.Repeat(PostFailure.Transient, 40)]);
        await AtWrongAsync(default, () => host.PublishAsync(Engineers("2030-06-01T11:00:00Z")));

        for (var hours = 0; hours < 60; hours++) await host.GoAsync(TimeSpan.FromHours(1));

        host.Places.At(Ada).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Article Sluice(string published) => Some.Article(
        "", "Merrow Dam gate opened",
        "The sluice gate of the Merrow Dam was opened on Monday to lower the lake by two metres. Farmers downstream moved 90 "
            + "cows.",
        url: "https://post.example/2", published: published);

    private static Article Engineers(string published) => Some.Article(
        "", "Merrow Dam engineers quit",
        "Two engineers of the Merrow Dam resigned on Monday over unpaid night shifts. Their union wants a hearing.",
        url: "https://post.example/3", published: published);

    private Task<Reply> FollowAsync() => host.GiveAsync("follow", Ada, mayManage: false, ("topic", "Merrow Dam"));

    // A round with the clock in 2030; then it is right again.
    private async Task AtWrongAsync(TimeSpan later = default, Func<Task>? before = null)
    {
        var now = host.House.Clock.GetUtcNow() + later;
        host.House.Clock.AdjustTime(Wrong);
        if (before is not null) await before();
        await host.GoAsync();
        host.House.Clock.AdjustTime(now);
    }
}
