using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Storage.Answers;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed partial class ChatDispatcherTests
{
    [Fact]
    public async Task ARefusalIsToldOnceInAWhileAndNeverInTheChannelThatIsNotToBeUsed()
    {
        await SettingsAsync(("channels", "<#5>"));

        (await SayAsync(Question)).Seen.ShouldBe(["tell"]);
        (await SayAsync(Question)).Seen.ShouldBeEmpty();
        (await TakeAsync(Message(Question) with { Asker = new Asker("ben") }, new RecordedReplies { TellIsRefused = true }))
            .Seen.ShouldBe(["declined"]);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        (await SayAsync(Question)).Seen.ShouldBe(["tell"]);
    }

    [Fact]
    public async Task ARefusalNamesTheServerAndTheRole()
    {
        await SettingsAsync(("roles", "<@&8>"));

        var replies = await TakeAsync(
            Message(Question), new RecordedReplies { Community = "The *Reef*", RoleNames = { ["8"] = "crew" } });

        replies.Told[0].Text.ShouldBe("To ask in **The \\*Reef\\***, you need the role “crew”.");
    }

    [Fact]
    public async Task ABareMentionWhereNothingMayBeAskedGetsNoHelpThere()
    {
        await SettingsAsync(("channels", "<#5>"));

        (await SayAsync("")).Seen.ShouldBe(["tell"]);
    }

    [Fact]
    public async Task AWrongUseThatOnlyTheAnswerFindsCostsNothing()
    {
        await HoldAsync();
        for (var i = 0; i < 5; i++) await CommandAsync("ask", ("question", Question), ("outlet", "Nobody's Gazette"));

        (await CommandAsync("ask", ("question", Question))).Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task MoreFeedsThanTheHostAllowsAreRefused()
    {
        await using var web = new TestHost(("NewsBot:Quota:FeedsPerCommunity", "1"));
        await web.Feeds.AddAsync("https://post.example/feed.xml", community: "club", cancellationToken: Cancellation);
        var replies = new RecordedReplies(true);

        var adding = Command("feeds", ("action", "add"), ("feed", "https://courier.example/feed.xml"));
        web.Dispatcher.Dispatch(adding with { Asker = new Asker("mod") { CanManage = true } }, replies);
        await web.Dispatcher.WaitUntilIdleAsync();

        replies.Posts.Concat(replies.Told).Last().Text.ShouldContain("1 feeds are followed here, and more are not allowed");
    }

    [Fact]
    public async Task QuestionsAreCountedAndTheAskerIsToldWhenToComeBack()
    {
        await HoldAsync();
        for (var i = 0; i < 3; i++) await SayAsync(Question);

        var replies = await SayAsync(Question);

        replies.Seen.ShouldBe(["tell"]);
        replies.Told[0].Text.ShouldBe(
            "You have asked as much as one member may ask here in an hour. "
            + $"Ask again <t:{host.Clock.GetUtcNow().AddMinutes(20).AddSeconds(1).ToUnixTimeSeconds()}:R>.");
    }

    [Fact]
    public async Task AWrongUseIsToldToTheAskerAloneAndCostsNothing()
    {
        await HoldAsync();
        for (var i = 0; i < 5; i++)
        {
            var wrong = await CommandAsync("ask", ("question", Question), ("as_of", "yesterdayish"));
            wrong.Seen.ShouldBe(["tell"]);
        }

        (await CommandAsync("ask", ("question", Question))).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhoTakesNoDirectMessagesIsToldWhereTheyAsked()
    {
        var replies = await TakeAsync(
            Command("ask", ("question", Question), ("as_of", "yesterdayish")), new RecordedReplies { TellIsRefused = true });

        replies.Posts[0].Text.ShouldContain("2025-10-03");
    }

    [Fact]
    public async Task OnlyTheChannelsThatWereSetAreAnsweredIn()
    {
        await SettingsAsync(("channels", "<#5> <#6>"));

        var replies = await SayAsync(Question);

        replies.Seen.ShouldBe(["tell"]);
        replies.Told[0].Text.ShouldBe("Questions here are answered in <#5>, <#6>.");
        (await TakeAsync(Message(Question) with { Location = new ChatLocation("club", "5") })).Posts.Count.ShouldBe(1);
        (await TakeAsync(Message(Question) with { Location = new ChatLocation("club", "6") { Thread = "66" } }))
            .Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task OnlyTheRolesThatWereSetMayAsk()
    {
        await SettingsAsync(("roles", "<@&8>"));

        (await SayAsync(Question)).Told[0].Text.ShouldBe("To ask here, you need the role <@&8>.");
        (await TakeAsync(Message(Question) with { Asker = new Asker("ben") { Roles = ["8"] } })).Posts.Count.ShouldBe(1);
        (await TakeAsync(Message(Question) with { Asker = new Asker("mod") { CanManage = true } })).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhatOneCommunitySetsIsNothingToAnother()
    {
        await SettingsAsync(("channels", "<#5>"));

        (await TakeAsync(Message(Question) with { Location = new ChatLocation("other", "1") })).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhatIsToBeForgottenIsForgotten()
    {
        await HoldAsync();
        var answer = await SayAsync("Who noticed the cracks in the Merrow Dam?");
        await TakeAsync(Press(answer.Posts[0].Buttons[2].Id), new RecordedReplies(true));

        (await CommandAsync("privacy")).Posts[0].Text.ShouldContain("1 question with how the answer begins");
        (await CommandAsync("privacy", ("action", "delete"))).Posts[0].Text.ShouldContain(
            "Deleted: 1 question, 1 rating, 0 topics and briefs.");

        (await CommandAsync("privacy")).Posts[0].Text.ShouldStartWith("Nothing is kept about you.");
        (await TakeAsync(Press(answer.Posts[0].Buttons[0].Id), new RecordedReplies(true)))
            .Posts[0].Text.ShouldBe("This answer is not kept any more.");
        (await host.Answers.CountRatingsAsync(Cancellation)).ShouldBe(new Ratings(0, 0));
    }

    [Fact]
    public async Task SettingsAndFeedsAreForThoseWhoManage()
    {
        foreach (var name in new[] { "settings", "feeds" })
        {
            var replies = await CommandAsync(name);

            replies.Seen.ShouldBe(["tell"]);
            replies.Told[0].Text.ShouldContain("is for those who manage this community");
        }
    }

    [Theory]
    [InlineData("channels", "general", "names no channel")]
    [InlineData("roles", "<#5>", "names no role")]
    [InlineData("answers", "nowhere", "is none of channel, thread")]
    [InlineData("language", "gb", "is no code of a language; give one of two or three letters, as en or de, or write all")]
    [InlineData("member_quota", "4", "from 1 to 3")]
    [InlineData("community_quota", "301", "from 1 to 300")]
    public async Task ASettingThatCannotBeIsToldWithTheRemedy(string option, string value, string told)
    {
        var replies = await SettingsAsync((option, value));

        replies.Posts.Concat(replies.Told).Last().Text.ShouldContain(told);
    }

    [Fact]
    public async Task SettingsSurviveARestart()
    {
        await SettingsAsync(("channels", "<#5>"), ("member_quota", "2"), ("visible", "asker"));

        await using var restarted = host.Restarted();
        var replies = new RecordedReplies(true);
        restarted.Dispatcher.Dispatch(Command("settings") with { Asker = new Asker("mod") { CanManage = true } }, replies);
        await restarted.Dispatcher.WaitUntilIdleAsync();

        replies.Posts[0].Text.ShouldContain("channels: <#5>");
        replies.Posts[0].Text.ShouldContain("`member_quota`: 2 an hour");
        replies.Posts[0].Text.ShouldContain("for the asker alone");
    }

    [Fact]
    public async Task TheLanguageThatWasSetHoldsForWhateverIsAskedThere()
    {
        await host.HoldingAsync(
            Some.Article("dam", url: "https://post.example/dam") with { Language = "en-gb" },
            Some.Article("ferry", "Electric ferry sails", Some.FerryBody) with { Language = "de" });

        (await SettingsAsync(("language", "de"))).Posts[0].Text
            .ShouldContain("- language: from coverage in German (de), and from what does not say its language\n");

        (await SayAsync(Question)).Posts[0].Text.ShouldStartWith("The coverage does not say, in German coverage: ");
        (await CommandAsync("ask", ("question", Question), ("language", "all"))).Posts[0].Text.ShouldContain("14 metres");
        (await TakeAsync(Message(Question) with { Location = new ChatLocation("other", "1") }))
            .Posts[0].Text.ShouldContain("14 metres");
        (await SettingsAsync(("language", "cy"))).Posts[0].Text
            .ShouldContain("Welsh (cy), and from what does not say its language; none in it is held yet");
        (await SettingsAsync(("language", "all"))).Posts[0].Text.ShouldContain("- language: from coverage in any language");
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("feeds.opml")]
    public async Task NoFileOfTheHostsIsReadForAMember(string input)
    {
        foreach (var action in new[] { "add", "test" })
        {
            var replies = await TakeAsync(
                Command("feeds", ("action", action), ("feed", input)) with { Asker = new Asker("mod") { CanManage = true } },
                new RecordedReplies(true));

            replies.Posts.Concat(replies.Told).Last().Text.ShouldContain("is no address");
        }
    }
}
