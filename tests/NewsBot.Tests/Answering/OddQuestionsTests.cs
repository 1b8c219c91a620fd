using NewsBot.Answering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

/// <summary>Any text is a question, and none of them is an exception.</summary>
public sealed class OddQuestionsTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("  \t\n ")]
    [InlineData("what is it and why")]
    [InlineData("\"\" “” '' ( ) * ~ \\ :")]
    [InlineData("\0\0")]
    public async Task WithNothingToLookForItIsNoQuestion(string text)
    {
        await host.HoldingAsync(Some.Article());

        (await host.Pipeline.AnswerAsync(new AnswerRequest(text), Cancellation)).Outcome.ShouldBe(Outcome.NotAQuestion);
    }

    [Theory]
    [InlineData("AND OR NOT ( \" * ~ \\ dragon")]
    [InlineData("what's C++ a-b ^2 [x TO y] {z} title:zebra")]
    [InlineData("من فاز بالانتخابات؟")]
    [InlineData("‮?eltsac eht denrub ohW")]
    [InlineData("Who burned the castle\0 of \ud83d Oz?")]
    public async Task WhatTheCoverageDoesNotHoldIsDeclined(string text)
    {
        await host.HoldingAsync(Some.Article());

        var answer = await host.Pipeline.AnswerAsync(new AnswerRequest(text), Cancellation);

        answer.Outcome.ShouldBe(Outcome.NoEvidence);
        answer.Citations.ShouldBeEmpty();
    }

    [Fact]
    public async Task OfAVeryLongQuestionTheBeginningIsRead()
    {
        await host.HoldingAsync(Some.Article());
        var text = "How long is the longest crack in the Merrow Dam? " + string.Concat(Enumerable.Repeat("and so on ", 1_000));

        (await host.Pipeline.AnswerAsync(new AnswerRequest(text), Cancellation)).Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task FiveHundredDifferentWordsAreAskedWithoutHarm()
    {
        await host.HoldingAsync(Some.Article());
        var words = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"w{i}x"));

        (await host.Pipeline.AnswerAsync(new AnswerRequest(words), Cancellation)).Outcome.ShouldBe(Outcome.NoEvidence);
        (await host.Pipeline.AnswerAsync(new AnswerRequest(new string('z', 5_000)), Cancellation)).Outcome.ShouldBe(
            Outcome.NoEvidence);
        (await host.Pipeline.AnswerAsync(
            new AnswerRequest(string.Concat(Enumerable.Range(0, 2_000).Select(i => (char)('一' + i)))), Cancellation))
            .Outcome.ShouldBe(Outcome.NoEvidence);
    }

    [Theory]
    [InlineData("cracks this week")]
    [InlineData("cracks last month")]
    [InlineData("cracks yesterday")]
    [InlineData("cracks since Monday")]
    public async Task TheEndsOfTheCalendarAreNoTrap(string text)
    {
        await host.HoldingAsync(Some.Article());

        (await host.Pipeline.AnswerAsync(
            new AnswerRequest(text) { AsOf = DateTimeOffset.MinValue }, Cancellation)).Outcome.ShouldBe(Outcome.NothingHeld);
        (await host.Pipeline.AnswerAsync(new AnswerRequest(text) { AsOf = DateTimeOffset.MaxValue },
            Cancellation)).Outcome.ShouldBeOneOf(Outcome.Answered, Outcome.NoEvidence);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
