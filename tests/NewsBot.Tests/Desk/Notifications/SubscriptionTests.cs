using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.NotificationTestHost;

namespace NewsBot.Tests.Desk.Notifications;

public sealed partial class SubscriptionTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const string Today = "2025-10-20T11:00:00Z";

    private readonly NotificationTestHost host = new();

    [Fact]
    public async Task ANewStoryIsToldOnceToWhoFollowsItsTopic()
    {
        (await FollowAsync("ferry Ilmar")).Text.ShouldContain("is followed from now on: you get a direct message");
        await host.PublishAsync(SomeNews.FireReport("", "The Harbour Post", Today) with { Url = "https://post.example/fire" });

        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        var alert = host.Places.At(Ada).ShouldHaveSingleItem();
        alert.ShouldContain("News on “ferry Ilmar”:");
        alert.ShouldContain("were brought ashore at Ostwick on Friday after a fire broke out in its engine room. [1]");
        alert.ShouldContain("https://post.example/fire");
        host.Places.At(News).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasThereBeforeIsNoNews()
    {
        await host.PublishAsync(SomeNews.FireReport("", "The Harbour Post", Today));
        await FollowAsync("ferry Ilmar");

        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task ACopyIsNoNewsAndAnotherVoiceIs()
    {
        await host.PublishAsync([SomeNews.FireReport("", "The Harbour Post", Today), .. SomeNews.Unrelated(30, Today)]);
        await FollowAsync("ferry Ilmar");

        await host.PublishAsync(SomeNews.FireReport("", "The Ostrane Ledger", Today));
        await host.GoAsync(Minute);
        host.Places.At(Ada).ShouldBeEmpty();

        await host.PublishAsync(SomeNews.FireByAnother(published: Today));
        await host.GoAsync(Minute);
        host.Places.At(Ada).ShouldHaveSingleItem().ShouldContain("Now also Calveth Courier: ");
    }

    [Fact]
    public async Task WhatIsAboutSomethingElseIsNoNews()
    {
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(SomeNews.FireReport("", "The Harbour Post", Today));

        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOldArticleThatIsTakenInNowIsNoNews()
    {
        await FollowAsync("ferry Ilmar");
        await host.PublishAsync(SomeNews.FireReport("", "The Harbour Post", "2025-09-01T11:00:00Z"));

        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatComesWithinAnHourIsToldTogetherAtItsEnd()
    {
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await host.GoAsync(Minute);
        await host.PublishAsync(
            Some.Article(
                "", "Merrow Dam gate opened",
                    "The sluice gate of the Merrow Dam was opened on Monday to lower the lake by two metres. Farmers "
                        + "downstream moved 90 cows.", url: "https://post.example/2", published: Today));
        await host.GoAsync(Minute);
        await host.PublishAsync(
            Some.Article(
                "", "Merrow Dam engineers quit",
                    "Two engineers of the Merrow Dam resigned on Monday over unpaid night shifts. Their union wants a hearing.",
                        url: "https://post.example/3", published: Today));
        await host.GoAsync(Minute);
        host.Places.At(Ada).Count.ShouldBe(1);

        await host.GoAsync(TimeSpan.FromHours(1));

        host.Places.At(Ada).Count.ShouldBe(2);
        host.Places.At(Ada)[1].ShouldContain("sluice gate");
        host.Places.At(Ada)[1].ShouldContain("engineers");
    }

    [Fact]
    public async Task OfAFloodTheBeginningIsToldAndTheRestCounted()
    {
        await FollowAsync("harbour ledger");
        await host.PublishAsync(
            Enumerable.Range(1, 30).Select(number => Some.Report(number) with { Published = host.House.Clock.GetUtcNow() }));

        await host.GoAsync(Minute);

        var alert = host.Places.At(Ada).ShouldHaveSingleItem();
        alert.Split("\\[5\\]").Length.ShouldBeLessThan(4);
        alert.ShouldContain("more stories: /whatsnew harbour ledger");
        alert.Length.ShouldBeLessThanOrEqualTo(OutgoingMessage.MaxLength);
    }

    [Fact]
    public async Task AfterAFloodTheNewestIsStillTold()
    {
        await FollowAsync("harbour ledger");
        await host.House.HoldingManyAsync(
            [.. Enumerable.Range(1, 300)
                .Select(number => Some.Report(number) with { Published = host.House.Clock.GetUtcNow().AddHours(-20) })]);
        await host.GoAsync(Minute);
        await host.PublishAsync(Some.Report(301) with { Published = host.House.Clock.GetUtcNow() });

        await host.GoAsync(TimeSpan.FromHours(1));

        host.Places.At(Ada).Count.ShouldBe(2);
        host.Places.At(Ada)[1].ShouldContain("sheet 301");
    }

    [Fact]
    public async Task InQuietHoursNothingIsToldAndAtTheirEndAll()
    {
        await host.GiveAsync("settings", Ada, mayManage: true, ("zone", "Europe/Oslo"), ("quiet", "13:00-15:00"));
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(Some.Article(published: Today));

        // It is 14:01 in Oslo.
        await host.GoAsync(Minute);
        host.Places.At(Ada).ShouldBeEmpty();

        await host.GoAsync(TimeSpan.FromHours(1));
        host.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AChannelThatIsGonePausesItAndWhoSetItIsTold()
    {
        await FollowAsync("Merrow Dam", Ada, mayManage: true, where: "here");
        await host.PublishAsync(Some.Article(published: Today));
        host.Places.Fail(News, PostFailure.Gone);

        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldHaveSingleItem()
            .ShouldContain("is not followed in <#1> any more: the channel is not there any more");
        (await host.GiveAsync("following", Ada, mayManage: true)).Text.ShouldContain(
            "paused: the channel is not there any more");

        await FollowAsync("Merrow Dam", Ada, mayManage: true, where: "here");
        (await host.GiveAsync("following", Ada, mayManage: true)).Text.ShouldNotContain("paused");
    }

    [Fact]
    public async Task WhatMayWorkLaterIsTriedLaterAndToldOnce()
    {
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(Some.Article(published: Today));
        host.Places.Fail(Ada, PostFailure.Transient, PostFailure.Uncertain);

        await host.GoAsync(Minute);
        await host.GoAsync();
        host.Places.At(Ada).ShouldBeEmpty();
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);
        host.Places.At(Ada).ShouldBeEmpty();
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AProgramThatIsKilledWhilePostingSaysItOnce()
    {
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(Some.Article(published: Today));
        host.Places.Crash(Ada);
        await Should.ThrowAsync<OperationCanceledException>(() => host.GoAsync(Minute));

        host.Restart();
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldHaveSingleItem();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<NewsBot.Desk.Reply> FollowAsync(
        string topic, string member = Ada, bool mayManage = false, string? where = null) =>
        host.GiveAsync("follow", member, mayManage, where is null ? [("topic", topic)] : [("topic", topic), ("where", where)]);
}
