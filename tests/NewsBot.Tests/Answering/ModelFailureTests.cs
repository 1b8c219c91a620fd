using System.Net;
using System.Net.Sockets;
using NewsBot.Answering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

public class ModelFailureTests
{
    [Theory]
    [InlineData(400, "the model's server did not accept the request (400)")]
    [InlineData(401, "the model's server refused the key (401)")]
    [InlineData(402, "the account with the model's server has no credit (402)")]
    [InlineData(403, "the key may not use this model (403)")]
    [InlineData(404, "the model's server does not know this model or address (404)")]
    [InlineData(413, "the passages are too long for the model's server (413)")]
    public async Task RefusedRequestIsNamedAndNotRepeated(int status, string reason)
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(status, """{"error":{"message":"no","type":"x","code":"y"}}"""));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe(reason);

        model.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(408, "the model's server did not answer in time (408)")]
    [InlineData(429, "the model's server is being asked too much (429)")]
    [InlineData(500, "the model's server failed (500)")]
    [InlineData(503, "the model's server failed (503)")]
    public async Task PassingFailureIsTriedTwiceMoreAndThenNamed(int status, string reason)
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(status));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe(reason);

        model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task PassingFailureIsRecoveredFrom()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(503), ModelReplies.Cuts(), ModelReplies.Says("It was closed on Friday [1]."));

        (await model.WriteAsync()).Sentences.Single().Text.ShouldBe("It was closed on Friday.");

        model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task RetryWaitsAsLongAsTheServerAsks()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(429, "", ("Retry-After", "7")), ModelReplies.Says("It was closed on Friday [1]."));

        var writing = model.WriteAsync();
        await model.Time.WaitSetAsync(TimeSpan.FromSeconds(7));
        model.Requests.Count.ShouldBe(1);
        model.Time.Advance(TimeSpan.FromSeconds(7));

        (await writing).Sentences.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ServerThatAsksForAnHourIsNotWaitedFor()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(429, "", ("Retry-After", "3600")));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe("the model's server is being asked too much (429)");

        model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ServerThatKeepsFailingIsLeftAlone()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(500));

        var reasons = new List<string>();
        for (var i = 0; i < 5; i++) reasons.Add((await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message);

        reasons[0].ShouldBe("the model's server failed (500)");
        reasons[^1].ShouldBe(ModelFailure.Resting);
        model.Requests.Count.ShouldBe(10);
    }

    [Fact]
    public async Task RefusedConnectionIsUnreachable()
    {
        // A port that was free a moment ago, and that is bound but not listened on so that nobody else takes it.
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var model = ModelHarness.Without($"http://127.0.0.1:{((IPEndPoint)bound.LocalEndPoint!).Port}/v1");

        var failure = await Should.ThrowAsync<WriterException>(() => model.WriteAsync());

        failure.Message.ShouldBe(ModelFailure.Unreachable);
        failure.InnerException.ShouldNotBeNull();
    }

    [Fact]
    public async Task ServerThatSendsNoHeadersIsTooSlow()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Stalls());

        var writing = model.WriteAsync();
        await model.Time.WaitSetAsync(TimeSpan.FromSeconds(60));
        model.Time.Advance(TimeSpan.FromSeconds(60));

        (await Should.ThrowAsync<WriterException>(() => writing)).Message.ShouldBe(ModelFailure.Slow);
        model.Requests.Count.ShouldBeLessThan(2);
    }

    [Fact]
    public async Task ModelThatNeverBeginsIsTooSlow()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Stalls(""));

        var writing = model.WriteAsync();
        await model.Time.WaitSetAsync(ModelCalls.FirstWordLimit);
        model.Time.Advance(ModelCalls.FirstWordLimit);

        (await Should.ThrowAsync<WriterException>(() => writing)).Message.ShouldBe(ModelFailure.Slow);
    }

    [Fact]
    public async Task StreamThatStallsIsGivenUpAfterThePause()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Stalls("It was closed on Friday [1]."));

        var writing = model.WriteAsync();
        await model.Time.WaitSetAsync(ModelCalls.PauseLimit);
        model.Time.Advance(ModelCalls.PauseLimit - TimeSpan.FromSeconds(1));
        writing.IsCompleted.ShouldBeFalse();
        model.Time.Advance(TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<WriterException>(() => writing)).Message.ShouldBe(ModelFailure.Stalled);
    }

    [Fact]
    public async Task PauseShorterThanTheLimitIsBorne()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelHarness.StartAsync(ModelReplies.SaysBehind(gate.Task, "It was closed ", "on Friday [1]."));

        var writing = model.WriteAsync();
        await model.Time.WaitSetAsync(ModelCalls.PauseLimit);
        model.Time.Advance(ModelCalls.PauseLimit - TimeSpan.FromSeconds(1));
        gate.SetResult();

        (await writing).Sentences.Single().Text.ShouldBe("It was closed on Friday.");
    }

    [Fact]
    public async Task CutStreamIsAFailureAndNotHalfAnAnswer()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Cuts("It was closed on Friday [1]. The"));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe(ModelFailure.BrokenOff);
    }

    [Theory]
    [InlineData("this is not JSON")]
    [InlineData("[1,2,3]")]
    [InlineData("""{"choices":7}""")]
    public async Task GarbageIsUnreadable(string data)
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Sends(data));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe(ModelFailure.Unreadable);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task RequestIsNotSentOnToAnotherServer(int status)
    {
        await using var other = await ScriptedModel.StartAsync(ModelReplies.Says("It was closed on Friday [1]."));
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(status, "", ("Location", $"{other.Endpoint}/chat/completions")));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe($"the model's server answers from another address ({status})");

        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ErrorInsideTheStreamIsAFailure()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Sends("""{"error":{"message":"out of memory","code":500}}"""));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe(ModelFailure.Nothing);
    }

    [Fact]
    public async Task WithoutPassagesTheServerIsNotAsked()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Says("It was closed on Friday [1]."));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync(SomeEvidence.Of()))).Message.ShouldBe(ModelFailure.NoPassage);

        model.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NO_ANSWER", ModelFailure.NoAnswer)]
    [InlineData("**NO_ANSWER**\n", ModelFailure.NoAnswer)]
    [InlineData("NO_ANSWER. The passages say nothing of it [1].", ModelFailure.NoAnswer)]
    [InlineData("<think>Hm [1].</think>NO ANSWER", ModelFailure.NoAnswer)]
    [InlineData("", ModelFailure.Nothing)]
    [InlineData(" \n ", ModelFailure.Nothing)]
    [InlineData("<think>It was closed on Friday [1].", ModelFailure.Nothing)]
    [InlineData("I'm sorry, but I can't help with that.", ModelFailure.NothingCited)]
    [InlineData("It was closed on Friday [9].", ModelFailure.NothingCited)]
    public async Task AnswerWithoutSubstanceIsAFailure(string written, string reason)
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Says(written));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe(reason);
    }

    [Fact]
    public async Task WithheldAnswerIsAFailure()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.SaysAndEnds("content_filter", "It was closed on Friday [1]."));

        (await Should.ThrowAsync<WriterException>(() => model.WriteAsync())).Message.ShouldBe(ModelFailure.Withheld);
    }

    [Fact]
    public async Task CancellationOfTheCallerStaysOne()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Stalls("It was closed"));
        using var caller = new CancellationTokenSource();

        var writing = model.WriteAsync(cancellationToken: caller.Token);
        await model.Time.WaitSetAsync(ModelCalls.PauseLimit);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => writing);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task KeyThatTheServerEchoesIsSeenNowhere(int status)
    {
        var body = $$$"""{"error":{"message":"Incorrect key Bearer {{{ModelHarness.Key}}} or {{{ModelHarness.Key.Replace("/", "\\/")}}}","type":"{{{ModelHarness.Key}}}","code":"x"}}""";
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(status, body));

        var failure = await Should.ThrowAsync<WriterException>(() => model.WriteAsync());

        failure.ToString().ShouldContain("Incorrect key Bearer ***");
        failure.ToString().ShouldNotContain("0a1b");
        model.Logs.Text.ShouldNotBeEmpty();
        model.Logs.Text.ShouldNotContain("0a1b");
        model.Requests[0].Headers["Authorization"].ShouldBe($"Bearer {ModelHarness.Key}");
    }

    [Fact]
    public async Task KeyThatTheModelRepeatsIsNotPassedOn()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Says($"The key {ModelHarness.Key} was closed on Friday [1]."));

        (await model.WriteAsync()).Sentences.Single().Text.ShouldNotContain("0a1b");
    }
}
