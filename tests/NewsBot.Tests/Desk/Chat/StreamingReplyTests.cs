using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed class StreamingReplyTests : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WatchedTime clock = new();
    private RecordedReplies replies = new();
    private StreamingReply? growing;

    [Fact]
    public async Task AReplyThatIsThereAtOnceIsPostedOnceAndWhole()
    {
        Begin().Report(Part("It"));
        Begin().Report(Part("It cracked."));

        await Begin().FinishAsync([new OutgoingMessage("It cracked. And more.")]);

        replies.Seen.ShouldBe(["post"]);
        replies.Posts[0].Text.ShouldBe("It cracked. And more.");
    }

    [Fact]
    public async Task OneThatTakesTimeIsShownAsItGrowsOnceASecond()
    {
        await ShowFirstAsync();
        replies.Posts[0].Text.ShouldBe("It cracked.\n-# …");
        for (var i = 0; i < 20; i++) growing!.Report(Part($"It cracked. {i}"));
        await clock.WaitSetAsync(Second);

        replies.Seen.ShouldBe(["post"]);
        clock.Advance(Second);
        await Poll.UntilAsync(() => replies.Seen.Count == 2, "the edit");

        replies.Seen.ShouldBe(["post", "edit"]);
        replies.Posts[0].Text.ShouldContain("19");
    }

    [Fact]
    public async Task TheEndKeepsThePaceToo()
    {
        await ShowFirstAsync();

        var finishing = growing!.FinishAsync([new OutgoingMessage("The end."), new OutgoingMessage("And more.")]);
        await clock.WaitSetAsync(Second);
        finishing.IsCompleted.ShouldBeFalse();
        clock.Advance(Second);

        (await finishing).Count.ShouldBe(2);
        replies.Posts.Select(post => post.Text).ShouldBe(["The end.", "And more."]);
    }

    [Fact]
    public async Task OneThatWasDeletedMeanwhileIsNotPostedAgain()
    {
        await ShowFirstAsync();
        replies.Failing(PostFailure.Gone);

        var finishing = growing!.FinishAsync([new OutgoingMessage("The end.")]);
        await clock.WaitSetAsync(Second);
        clock.Advance(Second);
        await finishing;

        replies.Seen.ShouldBe(["post", "edit"]);
    }

    [Fact]
    public async Task APartThatCannotBeShownDoesNotKeepTheWholeFromBeing()
    {
        replies.Failing(PostFailure.Transient);
        await ShowFirstAsync();

        await growing!.FinishAsync([new OutgoingMessage("The end.")]);

        replies.Seen.ShouldBe(["post", "post"]);
        replies.Posts.ShouldHaveSingleItem().Text.ShouldBe("The end.");
    }

    [Fact]
    public async Task WhatIsOnItsWayIsWaitedForSoThatNothingIsPostedTwice()
    {
        var gate = new TaskCompletionSource();
        replies = new RecordedReplies { BeforeEdit = () => gate.Task };
        await ShowFirstAsync();
        growing!.Report(Part("It cracked. More."));
        await clock.WaitSetAsync(Second);
        clock.Advance(Second);

        var finishing = growing.FinishAsync([new OutgoingMessage("The end.")]);
        finishing.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await Poll.UntilAsync(
            () =>
            {
                clock.Advance(Second);
                return finishing.IsCompleted;
            },
            "the end");

        replies.Posts.ShouldHaveSingleItem().Text.ShouldBe("The end.");
    }

    [Fact]
    public async Task MarkupInAPartIsHarmless()
    {
        Begin().Report(Part("@everyone **look** [here](https://evil.example)"));
        await FirstShownAsync();

        replies.Posts[0].Text.ShouldBe("@​everyone \\*\\*look\\*\\* \\[here\\](https:​//evil.example)\n-# …");
    }

    public async ValueTask DisposeAsync()
    {
        if (growing is not null) await growing.DisposeAsync();
    }

    private StreamingReply Begin() => growing ??= new StreamingReply(
        replies, new ChannelSequencer(clock).Enter("news"), clock, NullLogger.Instance, TestContext.Current.CancellationToken);

    private Task ShowFirstAsync()
    {
        Begin().Report(Part("It cracked."));
        return FirstShownAsync();
    }

    private async Task FirstShownAsync()
    {
        await clock.WaitSetAsync(Settling);
        clock.Advance(Settling);
        await Poll.UntilAsync(() => replies.Seen.Count == 1, "the first part");
        // A part that failed is not there; one that was posted is noted a moment later.
        if (replies.Posts.Count > 0) await Poll.UntilAsync(() => growing!.HasBegun, "the first part is known");
    }

    private static Reply Part(string text) => new() { Text = text };
}
