using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

public sealed class ModelBudgetTests : IAsyncDisposable
{
    private ScriptedModel? server;
    private TestHost? host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhenTheDaysTokensAreUsedUpAnswersAreQuotedUntilTheNextDay()
    {
        await StartAsync(("NewsBot:Model:TokensPerDay", "1"));

        var first = await AskAsync("How long is the longest crack?", "a");
        var second = await AskAsync("Who noticed the cracks in the Merrow Dam?", "b");

        first.Writer.ShouldBe(WrittenBy.Model);
        second.Writer.ShouldBe(WrittenBy.Quotes);
        second.Notices.ShouldBe(
            ["The language model did not answer (the day's 1 tokens are used up; there are new ones at midnight UTC), so this "
                + "is quoted from the coverage."]);
        server!.Requests.Count.ShouldBe(1);
        host!.Clock.Advance(TimeSpan.FromDays(1));
        (await AskAsync("Who noticed the cracks in the Merrow Dam?", "b")).Writer.ShouldBe(WrittenBy.Model);
    }

    [Fact]
    public async Task OneCommunityCannotSpendWhatIsAnothers()
    {
        await StartAsync(("NewsBot:Model:TokensPerCommunityPerDay", "1"));

        await AskAsync("How long is the longest crack?", "a");

        (await AskAsync("Who noticed the cracks in the Merrow Dam?", "a")).QuotedReason.ShouldBe(
            "this community's 1 tokens of the day are used up; there are new ones at midnight UTC");
        (await AskAsync("How long is the longest crack in the dam?", "b")).Writer.ShouldBe(WrittenBy.Model);
    }

    [Fact]
    public async Task WhatWasSpentIsKnownAfterARestart()
    {
        await StartAsync();
        var answer = await AskAsync("How long is the longest crack?", "a");

        var spent = await host!.Answers.GetTokensSpentAsync(host.Clock.GetUtcNow().AddHours(-1), "a", Cancellation);

        answer.Tokens.Total.ShouldBeGreaterThan(0);
        (spent.Total, spent.Community).ShouldBe((answer.Tokens.Total, answer.Tokens.Total));
        (await host.Answers.GetTokensSpentAsync(host.Clock.GetUtcNow().AddHours(-1), "b", Cancellation)).Community.ShouldBe(0);
    }

    [Fact]
    public async Task ManyAtOnceDoNotAllFindTheSameRoom()
    {
        await StartAsync(("NewsBot:Model:TokensPerDay", "10000"));
        var budget = host!.Budget;

        var allowances = new List<ModelBudget.Allowance>();
        for (var i = 0; i < 5; i++) allowances.Add(await budget.ReserveAsync("a", Cancellation));

        allowances.Count(allowance => allowance.Refusal is null).ShouldBe(3);
        foreach (var allowance in allowances) allowance.Dispose();
        (await budget.ReserveAsync("a", Cancellation)).Refusal.ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private async Task StartAsync(params (string Key, string Value)[] settings)
    {
        server = await ScriptedModel.StartAsync(ModelReplies.Says("The longest crack is 14 metres long [1]."));
        host = await new TestHost(
            [("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint),
                ("NewsBot:Model:Name", "scripted"), .. settings])
            .HoldingAsync(Some.Article("dam"));
    }

    private async Task<Answer> AskAsync(string question, string community) =>
        (await host!.Desk.AskAsync(
            question, null, new Request("ask", new Dictionary<string, string>()) { Community = community },
                Cancellation)).Answer!;
}
