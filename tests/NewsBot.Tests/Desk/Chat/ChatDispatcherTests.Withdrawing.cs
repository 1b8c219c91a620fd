using NewsBot.Desk;
using NewsBot.Desk.Chat;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed partial class ChatDispatcherTests
{
    [Fact]
    public async Task AModeratorWithdrawsAnAnswerAndItIsForgotten()
    {
        await HoldAsync();
        var place = new ChatLocation("club", "1") { Thread = "7" };
        var answer = await TakeAsync(Message(Question) with { Location = place });

        var replies = await WithdrawAsync(answer.Ids[0], isModerator: true, place);

        replies.Seen.ShouldBe(["deferred for one", "post"]);
        replies.Posts[0].Text.ShouldBe("The answer is withdrawn.");
        replies.Replaced[answer.Ids[0]]!.Text.ShouldBe("This answer was withdrawn by a moderator.");
        replies.Replaced[answer.Ids[0]]!.Buttons.ShouldBeEmpty();
        (await host.Answers.ListTurnsAsync("7", 5, Cancellation)).ShouldBeEmpty();
        (await TakeAsync(Press(answer.Posts[0].Buttons[0].Id), new RecordedReplies(true))).Posts[0].Text
            .ShouldBe("This answer is not kept any more.");
        (await TakeAsync(Message("And why?") with { Location = place })).Posts[0].Text.ShouldNotContain("crack");
    }

    [Fact]
    public async Task AnAnswerOfTheModelIsWrittenAnewAfterItWasWithdrawn()
    {
        await using var model = await Support.ScriptedModel.StartAsync(
            Support.ModelReplies.Says("The longest crack is 14 metres long. [1]"));
        await using var written = new Support.TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", model.Endpoint), ("NewsBot:Model:Name", "scripted"));
        await written.HoldingAsync(Support.Some.Article("dam"));
        var first = new RecordedReplies();
        written.Dispatcher.Dispatch(Message(Question), first);
        await written.Dispatcher.WaitUntilIdleAsync();

        written.Dispatcher.Dispatch(Withdrawal(first.Ids[0], isModerator: true), new RecordedReplies(true));
        await written.Dispatcher.WaitUntilIdleAsync();
        written.Dispatcher.Dispatch(Message(Question), new RecordedReplies());
        await written.Dispatcher.WaitUntilIdleAsync();

        model.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task OnlyAModeratorWithdraws()
    {
        await HoldAsync();
        var answer = await SayAsync(Question);

        var replies = await WithdrawAsync(answer.Ids[0], isModerator: false);

        replies.Told[0].Text.ShouldContain("is for those who manage this community");
        replies.Replaced.ShouldBeEmpty();
    }

    [Fact]
    public async Task AMessageThatIsNoAnswerHereCannotBeWithdrawn()
    {
        await HoldAsync();
        var answer = await SayAsync(Question);

        (await WithdrawAsync("some message", isModerator: true)).Posts[0].Text.ShouldBe(
            "That message shows no answer that is kept.");
        var elsewhere = await WithdrawAsync(answer.Ids[0], isModerator: true, new ChatLocation("other", "1"));
        elsewhere.Posts[0].Text.ShouldBe("That message shows no answer that is kept.");
        elsewhere.Replaced.ShouldBeEmpty();
    }

    private Task<RecordedReplies> WithdrawAsync(string message, bool isModerator, ChatLocation? place = null) =>
        TakeAsync(Withdrawal(message, isModerator, place), new RecordedReplies(true));

    private MenuCommand Withdrawal(string message, bool isModerator, ChatLocation? place = null) =>
        new("withdraw", message, new MessageContent(""))
        {
            Id = $"{++next}",
            Asker = new Asker("mod") { CanManage = isModerator },
            Location = place ?? new ChatLocation("club", "1"),
        };
}
