using NewsBot.Desk.Chat;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed partial class ChatDispatcherTests
{
    [Theory]
    [InlineData("is this true?")]
    [InlineData("fact check this")]
    public async Task AReplyThatDoubtsAMessageHasThatMessageChecked(string reply)
    {
        await HoldAsync();

        var replies = await TakeAsync(
            Message(reply) with { Quoted = new MessageContent("The longest crack is 15 metres long.") });

        replies.Posts[0].Text.ShouldContain("Contradicted");
        replies.Posts[0].Text.ShouldContain("has “14”");
    }

    [Fact]
    public async Task AReplyThatOnlyPointsToAMessageAsksWhatTheMessageAsks()
    {
        await HoldAsync();

        var replies = await TakeAsync(Message("what about this?") with { Quoted = new MessageContent(Question) });

        replies.Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task AQuestionBelowAMessageTakesItsSubjectFromIt()
    {
        await HoldAsync();

        var replies = await TakeAsync(
            Message("Who noticed them?") with { Quoted = new MessageContent("Cracks in the Merrow Dam, it seems.") });

        replies.Posts[0].Text.ShouldContain("Joss Hadrell");
    }

    [Fact]
    public async Task AQuestionThatPointsToNothingIsAnsweredByItself()
    {
        await HoldAsync();

        var replies = await TakeAsync(Message(Question) with { Quoted = new MessageContent("The ferry Ilmar is late again.") });

        replies.Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task WhatIsEmbeddedOrForwardedIsWhatTheMessageSays()
    {
        await HoldAsync();
        var content = new MessageContent("https://post.example/dam")
        {
            Embedded = ["**Merrow Dam**", ""],
            Forwarded = [new MessageContent("") { Embedded = ["The longest crack is 15 metres long."] }],
        };

        (await content.ReadAsync(Cancellation)).ShouldBe("Merrow Dam\n\nThe longest crack is 15 metres long.");
        (await TakeAsync(Message("is this true?") with { Quoted = content })).Posts[0].Text.ShouldContain("Contradicted");
    }

    [Fact]
    public async Task WhereTheMessageMayNotBeReadTheAskerIsToldWhatToDo()
    {
        await HoldAsync();

        var replies = await TakeAsync(Message("is this true?") with { Quoted = new MessageContent("") });

        replies.Seen.ShouldBe(["tell"]);
        replies.Told[0].Text.ShouldContain("Choose “Check against the coverage”");
    }

    [Theory]
    [InlineData("thanks!", "You are welcome")]
    [InlineData("help", "/timeline")]
    [InlineData("/help", "/timeline")]
    [InlineData("any news today?", "Nothing newer is held")]
    [InlineData("/brief", "Nothing newer is held")]
    [InlineData("/timeline Merrow Dam", "3 October 2025")]
    public async Task AMentionWithAWordOfItsOwnIsNotSearchedFor(string text, string expected)
    {
        await HoldAsync();

        (await SayAsync(text)).Posts[0].Text.ShouldContain(expected);
    }

    [Fact]
    public async Task ACommandThatIsWrittenWrongIsToldToItsWriterAlone()
    {
        var replies = await SayAsync("/breif");

        replies.Seen.ShouldBe(["tell"]);
        replies.Told[0].Text.ShouldContain("Did you mean /brief");
    }

    [Fact]
    public async Task WhatOneAloneMaySeeIsNotPostedForAMention()
    {
        var replies = await TakeAsync(Message("/settings") with { Asker = new NewsBot.Desk.Asker("mod") { CanManage = true } });

        replies.Posts.ShouldBeEmpty();
        replies.Told[0].Text.ShouldContain("Questions are answered");
    }

    [Theory]
    [InlineData("haha yeah", false)]
    [InlineData("thanks, that helps", false)]
    [InlineData("I have never been to Merrowhaven myself", false)]
    [InlineData("haha yeah", true)]
    public async Task ChatterInAThreadGetsNoAnswer(string text, bool isReply)
    {
        await HoldAsync();

        var replies = await TakeAsync(
            Message(text) with { IsAddressed = false, InReplyTo = isReply ? "some message of the bot" : null });

        replies.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Question, false)]
    [InlineData("How long is the longest crack in the Merrow Dam", false)]
    [InlineData("the longest crack in the Merrow Dam, in metres", true)]
    public async Task AQuestionInAThreadIsAnswered(string text, bool isReply)
    {
        await HoldAsync();

        var replies = await TakeAsync(
            Message(text) with { IsAddressed = false, InReplyTo = isReply ? "some message of the bot" : null });

        replies.Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task ACommandsQuestionStandsAboveItsAnswerAndAMessagesDoesNot()
    {
        await HoldAsync();

        (await CommandAsync("ask", ("question", Question))).Posts[0].Text.ShouldStartWith($"> {Question}\nThe longest crack");
        (await SayAsync(Question)).Posts[0].Text.ShouldStartWith("The longest crack");
    }

    [Fact]
    public async Task ADeclineNamesNoMoreThanTheNearestHeadlines()
    {
        await HoldAsync();

        var text = (await SayAsync("How much did the Merrow Dam cost to build?")).Posts[0].Text;

        text.ShouldStartWith("The coverage does not say");
        text.Split('\n').Length.ShouldBeLessThanOrEqualTo(2);
        text.ShouldContain("-# Nearest: [Three cracks found in Merrow Dam](<https://post.example/dam>) (The Harbour Post)");
    }

    [Fact]
    public async Task HelpIsPrivateAndGroupedWithMentionsThatCanBeClicked()
    {
        host.Desk.Catalogue.PlatformIds = new Dictionary<string, string> { ["ask"] = "11", ["brief"] = "22" };

        var replies = await CommandAsync("help");

        replies.Seen.ShouldBe(["deferred for one", "post"]);
        var text = replies.Posts.ShouldHaveSingleItem().Text;
        text.ShouldStartWith("**Ask**\n</ask:11> Answers a question");
        text.ShouldContain("**See what happened**\n");
        text.ShouldContain("</brief:22> ");
        text.ShouldContain("`/timeline` ");
        text.ShouldNotContain("/settings");
        text.ShouldNotContain("Withdraw");
    }

    [Fact]
    public async Task HelpShowsToWhoManagesWhatOnlyTheyMayDo()
    {
        var replies = await TakeAsync(
            Command("help") with { Asker = new NewsBot.Desk.Asker("mod") { CanManage = true } }, new RecordedReplies(true));

        var text = replies.Posts.ShouldHaveSingleItem().Text;
        text.ShouldContain("**Manage**\n`/feeds`");
        text.ShouldContain("“Withdraw this answer”");
    }

    [Fact]
    public async Task HelpForACommandHasExamplesThatCanBeCopied()
    {
        var text = (await CommandAsync("help", ("command", "timeline"))).Posts[0].Text;

        text.ShouldContain("- `topic`: what it is to be about");
        text.ShouldMatch("```\n(/timeline .*\n)+```$");
    }
}
