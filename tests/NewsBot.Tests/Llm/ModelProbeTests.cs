using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

public class ModelProbeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReportHasWhatWasSaidAndWhen()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelHarness.StartAsync(async exchange =>
        {
            await gate.Task.WaitAsync(exchange.Over);
            await ModelReplies.SaysAndCounts(31, 2, "**O", "K**")(exchange);
        });

        var checking = model.Check.RunAsync(Cancellation);
        await Poll.UntilAsync(() => model.Requests.Count == 1, "the request arrived");
        model.Time.Advance(TimeSpan.FromSeconds(3));
        gate.SetResult();

        (await checking)
            .ShouldBe(
            new ModelProbeResult(
                "OK", TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3), new TokenCount(31, 2, IsEstimate: false)));
    }

    [Fact]
    public async Task ServerThatDoesNotAnswerIsGivenUpAfterTwentySeconds()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Stalls());

        var checking = model.Check.RunAsync(Cancellation);
        await Poll.UntilAsync(() => model.Requests.Count == 1, "the request arrived");
        model.Time.Advance(TimeSpan.FromSeconds(19));
        checking.IsCompleted.ShouldBeFalse();
        model.Time.Advance(TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<ModelException>(() => checking)).Message.ShouldBe(ModelFailure.Slow);
    }

    [Fact]
    public async Task ModelThatStopsInTheMiddleIsStalled()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Stalls("O"));

        var checking = model.Check.RunAsync(Cancellation);
        await model.Time.WaitSetAsync(PromptRunner.PauseLimit);
        model.Time.Advance(ModelProbe.TimeLimit);

        (await Should.ThrowAsync<ModelException>(() => checking)).Message.ShouldBe(ModelFailure.Stalled);
    }

    [Fact]
    public async Task CallerWhoGivesUpIsNotTakenForASlowServer()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Stalls());
        using var caller = new CancellationTokenSource();

        var checking = model.Check.RunAsync(caller.Token);
        await Poll.UntilAsync(() => model.Requests.Count == 1, "the request arrived");
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => checking);
    }
}
