using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

// How long each provider is waited for, when it is asked again, and how it is given up.
public abstract partial class ModelConformanceTests
{
    [Fact]
    public async Task RetryWaitsAsLongAsTheServerAsks()
    {
        await using var model = await StartAsync(ModelReplies.Fails(429, "", ("Retry-After", "7")), ModelReplies.Says("OK"));

        var saying = model.SayAsync();
        await model.Time.WaitSetAsync(TimeSpan.FromSeconds(7));
        model.Requests.Count.ShouldBe(1);
        model.Time.Advance(TimeSpan.FromSeconds(7));

        (await saying).ShouldBe("OK");
    }

    [Fact]
    public async Task ServerThatAsksForAnHourIsNotWaitedFor()
    {
        await using var model = await StartAsync(ModelReplies.Fails(429, "", ("Retry-After", "3600")));

        (await FailureAsync(model)).Message.ShouldBe(ModelFailure.Busy);

        model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task LongPauseIsWaitedForOnlyOnce()
    {
        await using var model = await StartAsync(ModelReplies.Fails(429, "", ("Retry-After", "20")));

        var failing = FailureAsync(model);
        await model.Time.WaitSetAsync(TimeSpan.FromSeconds(20));
        model.Time.Advance(TimeSpan.FromSeconds(20));

        (await failing).Message.ShouldBe(ModelFailure.Busy);
        model.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ServerThatKeepsFailingIsLeftAloneAndTriedAgainLater()
    {
        await using var model = await StartAsync([.. Enumerable.Repeat(ModelReplies.Fails(500), 10), ModelReplies.Says("OK")]);

        var reasons = new List<string>();
        for (var i = 0; i < 5; i++) reasons.Add((await FailureAsync(model)).Message);

        reasons[0].ShouldBe("the model's server failed (500)");
        reasons[^1].ShouldBe(ModelFailure.CircuitOpen);
        model.Requests.Count.ShouldBe(10);

        model.Time.Advance(TimeSpan.FromSeconds(31));
        (await model.SayAsync()).ShouldBe("OK");
        (await model.SayAsync()).ShouldBe("OK");
        model.Requests.Count.ShouldBe(12);
    }

    [Fact]
    public async Task ServerThatSendsNoHeadersIsTooSlowAndNotAskedAgain()
    {
        await using var model = await StartAsync(ModelReplies.Stalls());

        var failing = FailureAsync(model);
        await Poll.UntilAsync(() => model.Requests.Count == 1, "the request arrived");
        model.Time.Advance(PromptRunner.FirstWordLimit);

        (await failing).Message.ShouldBe(ModelFailure.Slow);
        model.Requests.Count.ShouldBe(1);
        await Poll.UntilAsync(() => model.GivenUp == 1, "the request was given up");
    }

    [Fact]
    public async Task AttemptsTogetherGetNoMoreTimeThanOne()
    {
        var gate = new TaskCompletionSource();
        await using var model = await StartAsync(
            async exchange =>
            {
                await gate.Task.WaitAsync(exchange.Over);
                await ModelReplies.Fails(503)(exchange);
            },
            ModelReplies.Stalls());

        var failing = FailureAsync(model);
        await Poll.UntilAsync(() => model.Requests.Count == 1, "the request arrived");
        model.Time.Advance(PromptRunner.FirstWordLimit - TimeSpan.FromSeconds(1));
        gate.SetResult();
        await Poll.UntilAsync(() => model.Requests.Count == 2, "the request was repeated");
        model.Time.Advance(TimeSpan.FromSeconds(1));

        (await failing).Message.ShouldBe(ModelFailure.Slow);
        model.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ModelThatNeverBeginsIsTooSlow()
    {
        await using var model = await StartAsync(ModelReplies.Stalls(""));

        var failing = FailureAsync(model);
        // Once for the call and once for the empty piece: now the stream is being read.
        await Poll.UntilAsync(() => model.Time.TimesSet(PromptRunner.FirstWordLimit) > 2, "the empty piece was read");
        model.Time.Advance(PromptRunner.FirstWordLimit);

        (await failing).Message.ShouldBe(ModelFailure.Slow);
        await Poll.UntilAsync(() => model.GivenUp == 1, "the request was given up");
    }

    [Fact]
    public async Task StreamThatStallsIsGivenUpAfterThePause()
    {
        await using var model = await StartAsync(ModelReplies.Stalls("It was closed on Friday [1]."));

        var failing = FailureAsync(model);
        await model.Time.WaitSetAsync(PromptRunner.PauseLimit);
        model.Time.Advance(PromptRunner.PauseLimit - TimeSpan.FromSeconds(1));
        failing.IsCompleted.ShouldBeFalse();
        model.Time.Advance(TimeSpan.FromSeconds(1));

        (await failing).Message.ShouldBe(ModelFailure.Stalled);
        await Poll.UntilAsync(() => model.GivenUp == 1, "the request was given up");
    }

    [Fact]
    public async Task PauseShorterThanTheLimitIsBorne()
    {
        var gate = new TaskCompletionSource();
        await using var model = await StartAsync(ModelReplies.SaysBehind(gate.Task, "It was closed ", "on Friday."));

        var saying = model.SayAsync();
        await model.Time.WaitSetAsync(PromptRunner.PauseLimit);
        model.Time.Advance(PromptRunner.PauseLimit - TimeSpan.FromSeconds(1));
        gate.SetResult();

        (await saying).ShouldBe("It was closed on Friday.");
    }

    [Fact]
    public async Task AnswerThatTricklesIsGivenUpAtTheLimitOfTheCall()
    {
        using var more = new SemaphoreSlim(0);
        await using var model = await StartAsync(async exchange =>
        {
            while (true)
            {
                await exchange.SayAsync("word ");
                await more.WaitAsync(exchange.Over);
            }
        });
        var start = model.Time.GetUtcNow();
        var step = PromptRunner.PauseLimit - TimeSpan.FromSeconds(1);

        var failure = await Should.ThrowAsync<ModelException>(async () =>
        {
            await foreach (var _ in model.Calls.StreamAsync(
                PromptLibrary.Check, new Dictionary<string, string>(), new ModelCall(), TestContext.Current.CancellationToken))
            {
                model.Time.Advance(step);
                more.Release();
            }
        });

        failure.Message.ShouldBe(ModelFailure.Endless);
        (model.Time.GetUtcNow() - start).ShouldBeInRange(PromptRunner.CallLimit, PromptRunner.CallLimit + step);
    }

    [Fact]
    public async Task CallerWhoGivesUpEndsTheRequest()
    {
        await using var model = await StartAsync(ModelReplies.Stalls("It was closed"));
        using var caller = new CancellationTokenSource();

        var saying = model.SayAsync(cancellationToken: caller.Token);
        await model.Time.WaitSetAsync(PromptRunner.PauseLimit);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => saying);
        await Poll.UntilAsync(() => model.GivenUp == 1, "the request was given up");
    }

    [Fact]
    public async Task CallerWhoGivesUpBeforeTheFirstWordEndsTheRequest()
    {
        await using var model = await StartAsync(ModelReplies.Stalls());
        using var caller = new CancellationTokenSource();

        var saying = model.SayAsync(cancellationToken: caller.Token);
        await Poll.UntilAsync(() => model.Requests.Count == 1, "the request arrived");
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => saying);
        await Poll.UntilAsync(() => model.GivenUp == 1, "the request was given up");
        model.Requests.Count.ShouldBe(1);
    }
}
