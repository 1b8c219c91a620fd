using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed partial class ChatDispatcherTests : IAsyncDisposable
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    private readonly TestHost host = new(("NewsBot:Quota:QuestionsPerMember", "3"));
    private int next;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ChatDispatcher Clerk => host.Dispatcher;

    [Fact]
    public async Task AMentionIsAnsweredWithSourcesAndButtons()
    {
        await HoldAsync();

        var replies = await SayAsync(Question);

        replies.Seen.ShouldBe(["typing", "post"]);
        var post = replies.Posts.ShouldHaveSingleItem();
        post.Text.ShouldContain("The longest crack is 14 metres long. [");
        post.Text.ShouldContain(
            "] [Three cracks found in Merrow Dam](<https://post.example/dam>) · The Harbour Post · <t:1759449600:D>");
        post.Buttons.Select(button => button.Label).ShouldBe(["Sources & quotes", "Follow up", "Useful", "Not useful"]);
    }

    [Fact]
    public async Task ACommandIsDeferredAndThenAnswered()
    {
        await HoldAsync();

        var replies = await CommandAsync("ask", ("question", Question));

        replies.Seen.ShouldBe(["deferred", "post"]);
    }

    [Fact]
    public async Task APrivateCommandIsPrivateFromTheStart()
    {
        await HoldAsync();

        var replies = await CommandAsync("ask", ("question", Question), ("private", "true"));

        replies.Seen.ShouldBe(["deferred for one", "post"]);
    }

    [Fact]
    public async Task TheSameMessageTwiceIsAnsweredOnce()
    {
        await HoldAsync();
        var message = Message(Question);

        var first = await TakeAsync(message);
        var second = await TakeAsync(message);

        first.Posts.Count.ShouldBe(1);
        second.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheSameMessageAfterARestartIsAnsweredOnce()
    {
        await HoldAsync();
        var message = Message(Question);
        await TakeAsync(message);

        await using var restarted = host.Restarted();
        var replies = new RecordedReplies();
        restarted.Dispatcher.Dispatch(message, replies);
        await restarted.Dispatcher.WaitUntilIdleAsync();

        replies.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAcknowledgementThatIsLostIsTriedAgainAtOnce()
    {
        await HoldAsync();
        var replies = new RecordedReplies(true) { FirstAcknowledgementsFail = 2 };
        Clerk.Dispatch(Command("ask", ("question", Question)), replies);
        var working = Clerk.WaitUntilIdleAsync();
        await Poll.UntilAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromMilliseconds(100));
                return working.IsCompleted;
            },
            "the reply");

        replies.Seen.ShouldBe(["deferred", "post"]);
    }

    [Fact]
    public async Task WhoComesWhileTheBotStopsIsToldSo()
    {
        await Clerk.DrainAsync(Cancellation);

        var replies = await SayAsync(Question);

        replies.Told[0].Text.ShouldBe("The bot is being restarted. Please ask again in a minute.");
    }

    [Fact]
    public async Task WhoStillWaitsWhenTheTimeToStopIsUpIsToldSo()
    {
        await using var model = await ScriptedModel.StartAsync(ModelReplies.Stalls());
        await using var slow = new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", model.Endpoint), ("NewsBot:Model:Name", "scripted"));
        await slow.HoldingAsync(Some.Article("dam"));
        var replies = new RecordedReplies();
        slow.Dispatcher.Dispatch(Message(Question), replies);
        await Poll.UntilAsync(() => model.Requests.Count > 0, "the model is asked");

        await slow.Dispatcher.DrainAsync(new CancellationToken(canceled: true));

        replies.Told.ShouldHaveSingleItem().Text.ShouldBe("The bot is being restarted. Please ask again in a minute.");
    }

    [Fact]
    public async Task AnEmptyMentionGetsHelp() => (await SayAsync("  ")).Posts[0].Text.ShouldContain("/ask");

    [Fact]
    public async Task WhatMayWorkLaterIsTriedAgain()
    {
        await HoldAsync();
        var replies = new RecordedReplies().Failing(PostFailure.Transient, PostFailure.Transient);
        Clerk.Dispatch(Message(Question), replies);
        var finishing = Clerk.WaitUntilIdleAsync();

        await Poll.UntilAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                return finishing.IsCompleted;
            },
            "the reply is posted");

        replies.Posts.Count.ShouldBe(1);
        replies.Seen.Count(what => what == "post").ShouldBe(3);
    }

    [Fact]
    public async Task WhereItMayNotWriteTheAskerIsTold()
    {
        var replies = await TakeAsync(Message(Question), new RecordedReplies().Failing(PostFailure.Forbidden));

        replies.Told[0].Text.ShouldContain("I may not write in <#1>");
    }

    [Fact]
    public async Task ACommandThatIsAnsweredTooLateIsAnsweredInTheChannel()
    {
        await HoldAsync();
        var other = new RecordedReplies();

        await TakeAsync(
            Command("ask", ("question", Question)),
            new RecordedReplies(true) { AcknowledgeFails = PostFailure.TooLate, Other = other });

        other.Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task WhatWentWrongIsNotShownButLogged()
    {
        var replies = new RecordedReplies(true);
        // A file where the data folder ought to be.
        await using var broken = new TestHost(("NewsBot:DataDirectory", host.Folder.Write("file", "x")));
        broken.Dispatcher.Dispatch(Command("ask", ("question", Question)), replies);
        await broken.Dispatcher.WaitUntilIdleAsync();

        var text = replies.Posts.Concat(replies.Told).ShouldHaveSingleItem().Text;
        text.ShouldBe("Something went wrong here, and it was noted. Please ask again later.");
        text.ShouldNotContain(host.Folder.Path);
        broken.Logs.Text.ShouldContain("The archive cannot be used");
    }

    [Fact]
    public async Task RepliesOfAChannelComeInTheOrderOfTheQuestions()
    {
        await HoldAsync();
        var posted = new System.Collections.Concurrent.ConcurrentQueue<int>();
        foreach (var i in Enumerable.Range(0, 30))
            Clerk.Dispatch(
                Message(Question) with { Asker = new Asker($"member {i}") },
                new RecordedReplies(onPosted: _ => posted.Enqueue(i)));

        await Clerk.WaitUntilIdleAsync();

        posted.ShouldBe(Enumerable.Range(0, 30));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<TestHost> HoldAsync() => host.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));

    private Task<RecordedReplies> SayAsync(string text) => TakeAsync(Message(text));

    private Task<RecordedReplies> CommandAsync(string name, params (string, string)[] options) =>
        TakeAsync(Command(name, options), new RecordedReplies(true));

    private Task<RecordedReplies> SettingsAsync(params (string, string)[] options) =>
        TakeAsync(Command("settings", options) with { Asker = new Asker("mod") { CanManage = true } }, new RecordedReplies(true));

    private ChatMessage Message(string text) =>
        new(text) { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") };

    private ChatCommand Command(string name, params (string Name, string Value)[] options) =>
        new(name, options.ToDictionary(option => option.Name, option => option.Value))
        { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") };

    private ButtonPress Press(string button) =>
        new(button) { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") };

    private async Task<RecordedReplies> TakeAsync(ChatEvent incoming, RecordedReplies? replies = null)
    {
        replies ??= new RecordedReplies();
        Clerk.Dispatch(incoming, replies);
        await Clerk.WaitUntilIdleAsync();
        return replies;
    }
}
