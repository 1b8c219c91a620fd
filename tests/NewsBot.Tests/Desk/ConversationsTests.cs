using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Storage.Answers;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

public sealed class ConversationsTests : IAsyncDisposable
{
    private readonly TestHost host = new();
    private readonly Conversations conversations;

    public ConversationsTests() => conversations = New();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheLastTurnsAreKeptTheOldestFirst()
    {
        for (var i = 1; i <= 8; i++) await SayAsync("here", $"question {i}");

        (await TurnsAsync("here")).ShouldBe([.. Enumerable.Range(3, 6).Select(i => $"question {i}")]);
    }

    [Fact]
    public async Task ConversationsDoNotMixAndWhatBelongsToNoneIsForgotten()
    {
        await SayAsync("here", "one");
        await SayAsync("there", "two");
        await SayAsync(null, "three");

        (await TurnsAsync("here")).ShouldBe(["one"]);
        (await TurnsAsync(null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheConversationSilentForLongestLeavesTheMemoryFirst()
    {
        for (var i = 0; i < Conversations.MaxInMemory; i++) await SayAsync($"c{i}", "a question");
        await SayAsync("c0", "another");
        await SayAsync("one more", "a question");

        (await TurnsAsync("c0")).Count.ShouldBe(2);
        (await TurnsAsync("c1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasKeptInTheArchiveIsKnownAfterARestart()
    {
        for (var i = 1; i <= 8; i++)
            await host.Answers.AddAsync(
                new StoredAnswer($"and {i}?", "here", [])
                {
                    StandaloneQuestion = i == 8 ? "what of 8?"
                    : null,
                    Text = $"answer {i}"
                },
                    Cancellation);
        await host.Answers.AddAsync(new StoredAnswer("elsewhere?", "there", []), Cancellation);

        using var place = await New().EnterAsync("here", null, Cancellation);

        place.EarlierTurns.Select(turn => turn.Question)
            .ShouldBe(["and 3?", "and 4?", "and 5?", "and 6?", "and 7?", "what of 8?"]);
        place.EarlierTurns[^1].Answer.ShouldBe("answer 8");
    }

    [Fact]
    public async Task QuestionsOfOneConversationWaitForEachOtherInTheirOrder()
    {
        var first = await conversations.EnterAsync("here", null, Cancellation);
        var second = conversations.EnterAsync("here", null, Cancellation);
        var third = conversations.EnterAsync("here", null, Cancellation);
        (await conversations.EnterAsync("there", null, Cancellation)).Dispose();
        second.IsCompleted.ShouldBeFalse();

        first.Add(new Turn("one", ""));
        first.Dispose();
        using (var place = await second)
        {
            place.EarlierTurns.ShouldHaveSingleItem().Question.ShouldBe("one");
            third.IsCompleted.ShouldBeFalse();
        }

        (await third).Dispose();
    }

    [Fact]
    public async Task WhoGivesUpWaitingDoesNotLetTheNextOneThroughBeforeTheFirst()
    {
        var first = await conversations.EnterAsync("here", null, Cancellation);
        using var impatience = new CancellationTokenSource();
        var second = conversations.EnterAsync("here", null, impatience.Token);
        var third = conversations.EnterAsync("here", null, Cancellation);

        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        third.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await third).Dispose();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Conversations New() => new(host.Answers, NullLogger<Conversations>.Instance);

    private async Task SayAsync(string? conversation, string question)
    {
        using var place = await conversations.EnterAsync(conversation, null, Cancellation);
        place.Add(new Turn(question, ""));
    }

    private async Task<IReadOnlyList<string>> TurnsAsync(string? conversation)
    {
        using var place = await conversations.EnterAsync(conversation, null, Cancellation);
        return [.. place.EarlierTurns.Select(turn => turn.Question)];
    }
}
