using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.NotificationTestHost;

namespace NewsBot.Tests.Desk.Notifications;

public sealed partial class SubscriptionTests
{
    [Fact]
    public async Task TheMuteButtonSilencesItForADay()
    {
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(Some.Article(published: Today));
        await host.GoAsync(Minute);

        (await host.PressAsync(Ada, "Mute for a day", Ben)).ShouldContain("Only who set this up");
        (await host.PressAsync(Ada, "Mute for a day", Ada)).ShouldMatch(
            "^You hear no more of “Merrow Dam” until <t:[0-9]+:f>[.] What comes meanwhile is not told later[.]$");
        (await host.GiveAsync("following", Ada, mayManage: false)).Text.ShouldContain("muted until");

        await host.PublishAsync(
            Some.Article(
                "", "Merrow Dam gate opened", "The sluice gate of the Merrow Dam was opened on Monday. Farmers moved 90 cows.",
                    url: "https://post.example/2", published: Today));
        await host.GoAsync(TimeSpan.FromHours(23));
        await host.GoAsync(TimeSpan.FromHours(2));
        host.Places.At(Ada).Count.ShouldBe(1);

        await host.PublishAsync(
            Some.Article(
                "", "Merrow Dam engineers quit",
                    "Two engineers of the Merrow Dam resigned over unpaid shifts. Their union wants a hearing.",
                        url: "https://post.example/3", published: "2025-10-21T13:00:00Z"));
        await host.GoAsync(Minute);
        host.Places.At(Ada).Count.ShouldBe(2);
        host.Places.At(Ada)[1].ShouldNotContain("cows");
    }

    [Fact]
    public async Task TheUnfollowButtonAndCommandEndIt()
    {
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(Some.Article(published: Today));
        await host.GoAsync(Minute);

        (await host.PressAsync(Ada, "Unfollow", Ada)).ShouldContain("is not followed any more");
        (await host.PressAsync(Ada, "Unfollow", Ada)).ShouldBe("This is not followed any more.");
        (await host.GiveAsync("following", Ada, mayManage: false)).Text.ShouldStartWith("Nothing is followed here.");
        (await host.GiveAsync("unfollow", Ada, mayManage: false, ("topic", "Merrow Dam"))).IsUsageError.ShouldBeTrue();
    }

    [Fact]
    public async Task OnlyWhoManagesTheServerSetsAChannelsAlerts()
    {
        (await FollowAsync("Merrow Dam", Ben, where: "here")).Text.ShouldContain("Only who manages the server");
        (await FollowAsync("Merrow Dam", Ada, mayManage: true, where: "here")).Text.ShouldContain("this channel gets a message");
        await host.PublishAsync(Some.Article(published: Today));
        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem();
        host.Places.At(Ada).ShouldBeEmpty();
        (await host.GiveAsync("following", Ben, mayManage: false)).Text.ShouldContain("“Merrow Dam”, in <#1>");
        (await host.GiveAsync("unfollow", Ben, mayManage: false, ("topic", "all"))).IsUsageError.ShouldBeTrue();
        (await host.GiveAsync("unfollow", Ada, mayManage: true, ("topic", "merrow dam"))).Text.ShouldContain(
            "Not followed any more: “Merrow Dam”.");
    }

    [Fact]
    public async Task NobodySeesWhatOthersFollowForThemselves()
    {
        await FollowAsync("Merrow Dam");

        (await host.GiveAsync("following", Ben, mayManage: true)).Text.ShouldStartWith("Nothing is followed here.");
        (await host.House.Desk.Catalogue.SuggestAsync(
            "unfollow", "topic", "",
                new("unfollow", new Dictionary<string, string>()) { Community = Club, Asker = new(Ben) { CanManage = true } },
            TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers()
    {
        await FollowAsync("ferry Ilmar");
        await host.PublishAsync(SomeNews.FireReport("", "Northern Insider", Today), "north");
        await host.GoAsync(Minute);
        host.Places.At(Ada).ShouldBeEmpty();

        await host.PublishAsync(SomeNews.FireReport("", "Club Insider", Today), Club);
        await host.GoAsync(Minute);
        host.Places.At(Ada).ShouldHaveSingleItem().ShouldContain("Club Insider");
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
        (await host.House.Desk.HandleAsync(
            new("follow", new Dictionary<string, string> { ["topic"] = "Merrow Dam" }), TestContext.Current.CancellationToken))
            .Text.ShouldContain("/whatsnew tells what is new");

    [Fact]
    public async Task AMemberWhoTakesNoMessagesIsNotTriedForEver()
    {
        await FollowAsync("Merrow Dam");
        await host.PublishAsync(Some.Article(published: Today));
        host.Places.Fail(Ada, PostFailure.Forbidden);

        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldBeEmpty();
        (await host.GiveAsync("following", Ada, mayManage: false)).Text.ShouldContain(
            "paused: you take no messages from the bot");
    }

    [Fact]
    public async Task WhatAMemberFollowsIsForgottenWithThem()
    {
        await FollowAsync("Merrow Dam");
        (await host.GiveAsync("privacy", Ada, mayManage: false)).Text.ShouldContain("1 topic or brief");
        await host.GiveAsync("privacy", Ada, mayManage: false, ("action", "delete"));
        await host.PublishAsync(Some.Article(published: Today));

        await host.GoAsync(Minute);

        host.Places.At(Ada).ShouldBeEmpty();
    }
}
