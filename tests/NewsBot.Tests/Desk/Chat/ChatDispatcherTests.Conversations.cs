using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Storage.Answers;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed partial class ChatDispatcherTests
{
    [Fact]
    public async Task AReplyToAnAnswerGoesOnWithItsConversationEvenAfterARestart()
    {
        await HoldAsync();
        var first = await SayAsync("Who noticed the cracks in the Merrow Dam?");

        await using var restarted = host.Restarted();
        var replies = new RecordedReplies();
        restarted.Dispatcher.Dispatch(Message("And how long is the longest?") with { InReplyTo = first.Ids[0] }, replies);
        await restarted.Dispatcher.WaitUntilIdleAsync();

        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task AReplyInAnotherCommunityKnowsNothingOfTheConversation()
    {
        await HoldAsync();
        var first = await SayAsync("Who noticed the cracks in the Merrow Dam?");

        var replies =
            await TakeAsync(Message("And?") with { InReplyTo = first.Ids[0], Location = new ChatLocation("other", "1") });

        replies.Posts.Concat(replies.Told).ShouldAllBe(post => !post.Text.Contains("Hadrell"));
    }

    [Fact]
    public async Task AThreadIsOneConversation()
    {
        await HoldAsync();
        var place = new ChatLocation("club", "1") { Thread = "7" };
        await TakeAsync(Message("Who noticed the cracks in the Merrow Dam?") with { Location = place });

        var replies = await TakeAsync(Message("And how long is the longest?") with { Location = place });

        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task WhatIsAskedPrivatelyInAThreadIsNotGoneOnWithByOthers()
    {
        await HoldAsync();
        var place = new ChatLocation("club", "1") { Thread = "7" };
        await TakeAsync(
            Command("ask", ("question", "Who noticed the cracks in the Merrow Dam?"),
                ("private", "true")) with
            { Location = place },
            new RecordedReplies(true));

        (await host.Answers.ListTurnsAsync("7", 5, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task APrivateFollowUpIsNotGoneOnWithByOthers()
    {
        await HoldAsync();
        var answer = await SayAsync("Who noticed the cracks in the Merrow Dam?");
        var button = answer.Posts[0].Buttons[1].Id;
        var turns = await host.Answers.ListTurnsAsync("1", 5, Cancellation);

        var replies = await TakeAsync(
            new ModalSubmission(button, "And how long is the longest?")
            { Id = $"{++next}", Asker = new Asker("ben"), Location = new ChatLocation("club", "1"), IsPrivate = true },
            new RecordedReplies(true));

        replies.Seen.ShouldBe(["deferred for one", "post"]);
        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
        (await host.Answers.ListTurnsAsync("1", 5, Cancellation)).ShouldBe(turns);
    }

    [Fact]
    public async Task WhatIsNoAnswerOpensNoThread()
    {
        await HoldAsync();
        await SettingsAsync(("answers", "thread"));
        var thread = new RecordedReplies();

        var replies = await TakeAsync(Message("Who won the World Cup in 2030?"), new RecordedReplies { Thread = (thread, "77") });

        replies.Seen.ShouldBe(["typing", "post"]);
        thread.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task AMentionBelowAMessageAsksAboutThatMessage()
    {
        await HoldAsync();

        var replies = await TakeAsync(Message("") with { Quoted = new MessageContent(Question) });

        replies.Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task WhereSetTheAnswerOpensAThreadForWhatFollows()
    {
        await HoldAsync();
        await SettingsAsync(("answers", "thread"));
        var thread = new RecordedReplies();

        var replies = await TakeAsync(Message(Question), new RecordedReplies { Thread = (thread, "77") });

        replies.Seen.ShouldBe(["typing", $"thread {Question}"]);
        thread.Posts[0].Text.ShouldContain("14 metres");
        (await host.Answers.ListTurnsAsync("77", 5, Cancellation)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("summary", "summary: Merrow Dam")]
    [InlineData("timeline", "timeline: Merrow Dam")]
    [InlineData("coverage", "coverage: Merrow Dam")]
    public async Task WhereSetEveryCommandThatShowsCoverageOpensAThread(string command, string expected)
    {
        await HoldAsync();
        await SettingsAsync(("answers", "thread"));
        var thread = new RecordedReplies();

        var replies = await TakeAsync(
            Command(command, ("topic", "Merrow Dam")), new RecordedReplies(true) { Thread = (thread, "77") });

        replies.Seen.ShouldBe(["deferred", $"thread {expected}"]);
        thread.Posts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task WhereNoThreadCanBeOpenedTheAnswerComesInTheChannel()
    {
        await HoldAsync();
        await SettingsAsync(("answers", "thread"));

        (await SayAsync(Question)).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task TheSourcesButtonShowsTheSentencesToWhoPressedIt()
    {
        await HoldAsync();
        var answer = await SayAsync(Question);

        var replies = await TakeAsync(Press(answer.Posts[0].Buttons[0].Id), new RecordedReplies(true));

        replies.Seen.ShouldBe(["deferred for one", "post"]);
        replies.Posts[0].Text.ShouldContain("> The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task AButtonOfAnotherCommunitysAnswerShowsNothing()
    {
        await HoldAsync();
        var answer = await SayAsync(Question);

        var replies = await TakeAsync(
            Press(answer.Posts[0].Buttons[0].Id) with { Location = new ChatLocation("other", "1") }, new RecordedReplies(true));

        replies.Posts[0].Text.ShouldBe("This answer is not kept any more.");
    }

    [Theory]
    [InlineData("useful:x")]
    [InlineData("3:1")]
    [InlineData("")]
    [InlineData("sources:99999999999999999999")]
    public async Task AButtonThatIsNoneOfOursDoesNothing(string id) =>
        (await TakeAsync(Press(id), new RecordedReplies(true))).Seen.ShouldBeEmpty();

    [Fact]
    public async Task ALaterRatingTakesTheEarliersPlace()
    {
        await HoldAsync();
        var buttons = (await SayAsync(Question)).Posts[0].Buttons;

        await TakeAsync(Press(buttons[2].Id), new RecordedReplies(true));
        await TakeAsync(Press(buttons[3].Id), new RecordedReplies(true));

        (await host.Answers.CountRatingsAsync(Cancellation)).ShouldBe(new Ratings(0, 1));
        (await host.Desk.Diagnostics.RunAsync(Cancellation)).Single(finding => finding.Name == "ratings").Detail
            .ShouldBe("answers rated useful: 0, not useful: 1");
    }

    [Fact]
    public async Task TheFollowUpFormAsksOn()
    {
        await HoldAsync();
        var button = (await SayAsync("Who noticed the cracks in the Merrow Dam?")).Posts[0].Buttons[1].Id;

        ChatDispatcher.FindForm(button)!.Id.ShouldBe(button);
        var replies = await TakeAsync(
            new ModalSubmission(button, "And how long is the longest?")
            { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") },
            new RecordedReplies(true));

        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
    }
}
