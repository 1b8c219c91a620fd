using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.RoundsHouse;

namespace NewsBot.Tests.Desk.Notifications;

public sealed class SubscriptionTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const string Today = "2025-10-20T11:00:00Z";

    private readonly RoundsHouse house = new();

    [Fact]
    public async Task ANewStoryIsToldOnceToWhoFollowsItsTopic()
    {
        (await FollowAsync("ferry Ilmar")).Text.ShouldContain("is followed from now on: you get a direct message");
        await house.PublishAsync(SomeNews.FireReport("", "The Harbour Post", Today) with { Url = "https://post.example/fire" });

        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        var alert = house.Places.At(Ada).ShouldHaveSingleItem();
        alert.ShouldContain("News on “ferry Ilmar”:");
        alert.ShouldContain("were brought ashore at Ostwick on Friday after a fire broke out in its engine room. [1]");
        alert.ShouldContain("https://post.example/fire");
        house.Places.At(News).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasThereBeforeIsNoNews()
    {
        await house.PublishAsync(SomeNews.FireReport("", "The Harbour Post", Today));
        await FollowAsync("ferry Ilmar");

        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task ACopyIsNoNewsAndAnotherVoiceIs()
    {
        await house.PublishAsync([SomeNews.FireReport("", "The Harbour Post", Today), .. SomeNews.Unrelated(30, Today)]);
        await FollowAsync("ferry Ilmar");

        await house.PublishAsync(SomeNews.FireReport("", "The Ostrane Ledger", Today));
        await house.GoAsync(Minute);
        house.Places.At(Ada).ShouldBeEmpty();

        await house.PublishAsync(SomeNews.FireByAnother(published: Today));
        await house.GoAsync(Minute);
        house.Places.At(Ada).ShouldHaveSingleItem().ShouldContain("Now also Calveth Courier: ");
    }

    [Fact]
    public async Task WhatIsAboutSomethingElseIsNoNews()
    {
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(SomeNews.FireReport("", "The Harbour Post", Today));

        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOldArticleThatIsTakenInNowIsNoNews()
    {
        await FollowAsync("ferry Ilmar");
        await house.PublishAsync(SomeNews.FireReport("", "The Harbour Post", "2025-09-01T11:00:00Z"));

        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatComesWithinAnHourIsToldTogetherAtItsEnd()
    {
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(Some.Article(published: Today, url: "https://post.example/1"));
        await house.GoAsync(Minute);
        await house.PublishAsync(
            Some.Article(
                "", "Merrow Dam gate opened",
                    "The sluice gate of the Merrow Dam was opened on Monday to lower the lake by two metres. Farmers "
                        + "downstream moved 90 cows.", url: "https://post.example/2", published: Today));
        await house.GoAsync(Minute);
        await house.PublishAsync(
            Some.Article(
                "", "Merrow Dam engineers quit",
                    "Two engineers of the Merrow Dam resigned on Monday over unpaid night shifts. Their union wants a hearing.",
                        url: "https://post.example/3", published: Today));
        await house.GoAsync(Minute);
        house.Places.At(Ada).Count.ShouldBe(1);

        await house.GoAsync(TimeSpan.FromHours(1));

        house.Places.At(Ada).Count.ShouldBe(2);
        house.Places.At(Ada)[1].ShouldContain("sluice gate");
        house.Places.At(Ada)[1].ShouldContain("engineers");
    }

    [Fact]
    public async Task OfAFloodTheBeginningIsToldAndTheRestCounted()
    {
        await FollowAsync("harbour ledger");
        await house.PublishAsync(
            Enumerable.Range(1, 30).Select(number => Some.Report(number) with { Published = house.House.Clock.GetUtcNow() }));

        await house.GoAsync(Minute);

        var alert = house.Places.At(Ada).ShouldHaveSingleItem();
        alert.Split("\\[5\\]").Length.ShouldBeLessThan(4);
        alert.ShouldContain("more stories: /whatsnew harbour ledger");
        alert.Length.ShouldBeLessThanOrEqualTo(OutgoingMessage.MaxLength);
    }

    [Fact]
    public async Task AfterAFloodTheNewestIsStillTold()
    {
        await FollowAsync("harbour ledger");
        await house.House.HoldingManyAsync(
            [.. Enumerable.Range(1, 300)
                .Select(number => Some.Report(number) with { Published = house.House.Clock.GetUtcNow().AddHours(-20) })]);
        await house.GoAsync(Minute);
        await house.PublishAsync(Some.Report(301) with { Published = house.House.Clock.GetUtcNow() });

        await house.GoAsync(TimeSpan.FromHours(1));

        house.Places.At(Ada).Count.ShouldBe(2);
        house.Places.At(Ada)[1].ShouldContain("sheet 301");
    }

    [Fact]
    public async Task InQuietHoursNothingIsToldAndAtTheirEndAll()
    {
        await house.GiveAsync("settings", Ada, mayManage: true, ("zone", "Europe/Oslo"), ("quiet", "13:00-15:00"));
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(Some.Article(published: Today));

        // It is 14:01 in Oslo.
        await house.GoAsync(Minute);
        house.Places.At(Ada).ShouldBeEmpty();

        await house.GoAsync(TimeSpan.FromHours(1));
        house.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task TheMuteButtonSilencesItForADay()
    {
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(Some.Article(published: Today));
        await house.GoAsync(Minute);

        (await house.PressAsync(Ada, "Mute for a day", Ben)).ShouldContain("Only who set this up");
        (await house.PressAsync(Ada, "Mute for a day", Ada)).ShouldContain("You hear no more of “Merrow Dam” until");
        (await house.GiveAsync("following", Ada, mayManage: false)).Text.ShouldContain("muted until");

        await house.PublishAsync(
            Some.Article(
                "", "Merrow Dam gate opened", "The sluice gate of the Merrow Dam was opened on Monday. Farmers moved 90 cows.",
                    url: "https://post.example/2", published: Today));
        await house.GoAsync(TimeSpan.FromHours(23));
        await house.GoAsync(TimeSpan.FromHours(2));
        house.Places.At(Ada).Count.ShouldBe(1);

        await house.PublishAsync(
            Some.Article(
                "", "Merrow Dam engineers quit",
                    "Two engineers of the Merrow Dam resigned over unpaid shifts. Their union wants a hearing.",
                        url: "https://post.example/3", published: "2025-10-21T13:00:00Z"));
        await house.GoAsync(Minute);
        house.Places.At(Ada).Count.ShouldBe(2);
        house.Places.At(Ada)[1].ShouldNotContain("cows");
    }

    [Fact]
    public async Task TheUnfollowButtonAndCommandEndIt()
    {
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(Some.Article(published: Today));
        await house.GoAsync(Minute);

        (await house.PressAsync(Ada, "Unfollow", Ada)).ShouldContain("is not followed any more");
        (await house.PressAsync(Ada, "Unfollow", Ada)).ShouldBe("This is not followed any more.");
        (await house.GiveAsync("following", Ada, mayManage: false)).Text.ShouldStartWith("Nothing is followed here.");
        (await house.GiveAsync("unfollow", Ada, mayManage: false, ("topic", "Merrow Dam"))).IsUsageError.ShouldBeTrue();
    }

    [Fact]
    public async Task OnlyWhoManagesTheServerSetsAChannelsAlerts()
    {
        (await FollowAsync("Merrow Dam", Ben, where: "here")).Text.ShouldContain("Only who manages the server");
        (await FollowAsync("Merrow Dam", Ada, mayManage: true, where: "here")).Text.ShouldContain("this channel gets a message");
        await house.PublishAsync(Some.Article(published: Today));
        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem();
        house.Places.At(Ada).ShouldBeEmpty();
        (await house.GiveAsync("following", Ben, mayManage: false)).Text.ShouldContain("“Merrow Dam”, in <#1>");
        (await house.GiveAsync("unfollow", Ben, mayManage: false, ("topic", "all"))).IsUsageError.ShouldBeTrue();
        (await house.GiveAsync("unfollow", Ada, mayManage: true, ("topic", "merrow dam"))).Text.ShouldContain(
            "Not followed any more: “Merrow Dam”.");
    }

    [Fact]
    public async Task NobodySeesWhatOthersFollowForThemselves()
    {
        await FollowAsync("Merrow Dam");

        (await house.GiveAsync("following", Ben, mayManage: true)).Text.ShouldStartWith("Nothing is followed here.");
        (await house.House.Desk.Catalogue.SuggestAsync(
            "unfollow", "topic", "",
                new("unfollow", new Dictionary<string, string>()) { Community = Club, Asker = new(Ben) { CanManage = true } },
            TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers()
    {
        await FollowAsync("ferry Ilmar");
        await house.PublishAsync(SomeNews.FireReport("", "Northern Insider", Today), "north");
        await house.GoAsync(Minute);
        house.Places.At(Ada).ShouldBeEmpty();

        await house.PublishAsync(SomeNews.FireReport("", "Club Insider", Today), Club);
        await house.GoAsync(Minute);
        house.Places.At(Ada).ShouldHaveSingleItem().ShouldContain("Club Insider");
    }

    [Theory]
    [InlineData("news", "There is no topic in that")]
    [InlineData("?!", "There is no topic in that")]
    [InlineData("0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789",
        "too long")]
    public async Task ATopicThatIsNoneIsNotFollowed(string topic, string expected)
    {
        var reply = await FollowAsync(topic);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task TenTopicsAreTheMost()
    {
        for (var i = 0; i < 10; i++) (await FollowAsync($"topic number{i}")).IsUsageError.ShouldBeFalse();
        (await FollowAsync("topic number3")).IsUsageError.ShouldBeFalse();

        (await FollowAsync("another ferry")).Text.ShouldContain("You follow 10 topics here, which is the most");
    }

    [Fact]
    public async Task WhereNothingCanBeSentNothingIsFollowed() =>
        (await house.House.Desk.HandleAsync(
            new("follow", new Dictionary<string, string> { ["topic"] = "Merrow Dam" }), TestContext.Current.CancellationToken))
            .Text.ShouldContain("/whatsnew tells what is new");

    [Fact]
    public async Task AChannelThatIsGonePausesItAndWhoSetItIsTold()
    {
        await FollowAsync("Merrow Dam", Ada, mayManage: true, where: "here");
        await house.PublishAsync(Some.Article(published: Today));
        house.Places.Fail(News, PostFailure.Gone);

        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldHaveSingleItem()
            .ShouldContain("is not followed in <#1> any more: the channel is not there any more");
        (await house.GiveAsync("following", Ada, mayManage: true)).Text.ShouldContain(
            "paused: the channel is not there any more");

        await FollowAsync("Merrow Dam", Ada, mayManage: true, where: "here");
        (await house.GiveAsync("following", Ada, mayManage: true)).Text.ShouldNotContain("paused");
    }

    [Fact]
    public async Task AMemberWhoTakesNoMessagesIsNotTriedForEver()
    {
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(Some.Article(published: Today));
        house.Places.Fail(Ada, PostFailure.Forbidden);

        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldBeEmpty();
        (await house.GiveAsync("following", Ada, mayManage: false)).Text.ShouldContain(
            "paused: you take no messages from the bot");
    }

    [Fact]
    public async Task WhatMayWorkLaterIsTriedLaterAndToldOnce()
    {
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(Some.Article(published: Today));
        house.Places.Fail(Ada, PostFailure.Transient, PostFailure.Uncertain);

        await house.GoAsync(Minute);
        await house.GoAsync();
        house.Places.At(Ada).ShouldBeEmpty();
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);
        house.Places.At(Ada).ShouldBeEmpty();
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AProgramThatIsKilledWhilePostingSaysItOnce()
    {
        await FollowAsync("Merrow Dam");
        await house.PublishAsync(Some.Article(published: Today));
        house.Places.Crash(Ada);
        await Should.ThrowAsync<OperationCanceledException>(() => house.GoAsync(Minute));

        house.Restart();
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatAMemberFollowsIsForgottenWithThem()
    {
        await FollowAsync("Merrow Dam");
        (await house.GiveAsync("privacy", Ada, mayManage: false)).Text.ShouldContain("1 topic or brief");
        await house.GiveAsync("privacy", Ada, mayManage: false, ("action", "delete"));
        await house.PublishAsync(Some.Article(published: Today));

        await house.GoAsync(Minute);

        house.Places.At(Ada).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private Task<NewsBot.Desk.Reply> FollowAsync(
        string topic, string member = Ada, bool mayManage = false, string? where = null) =>
        house.GiveAsync("follow", member, mayManage, where is null ? [("topic", topic)] : [("topic", topic), ("where", where)]);
}
