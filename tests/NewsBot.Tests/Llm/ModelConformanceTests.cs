using System.Net;
using System.Net.Sockets;
using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

/// <summary>What every provider must do, over real HTTP to a server that speaks as its servers do.</summary>
public abstract partial class ModelConformanceTests(ModelProvider provider)
{
    /// <summary>An event that is JSON but no piece of an answer.</summary>
    protected abstract string WrongShape { get; }

    [Fact]
    public async Task RequestHasThePromptItsSettingsAndTheKey()
    {
        await using var model = await StartAsync(ModelReplies.Says("O", "K"));

        (await model.SayAsync()).ShouldBe("OK");

        var request = model.Requests.Single();
        request.Messages.Select(message => message.Role).ShouldBe(["system", "user"]);
        request.Messages[0].Text.ShouldContain("single word OK");
        ShouldBeAsConfigured(request);
    }

    [Fact]
    public async Task TokensAreThoseThatTheServerCounted()
    {
        await using var model = await StartAsync(ModelReplies.SaysAndCounts(1234, 56, "O", "K"));
        var call = new ModelCall();

        await model.SayAsync(call);

        call.Tokens.ShouldBe(new TokenCount(1234, 56, IsEstimate: false));
        call.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task TokensThatNobodyCountedAreEstimatedAndSayIt()
    {
        await using var model = await StartAsync(ModelReplies.Says("It was closed ", "on Friday."));
        var call = new ModelCall();

        await model.SayAsync(call);

        call.Tokens.IsEstimate.ShouldBeTrue();
        call.Tokens.Prompt.ShouldBeInRange(20, 80);
        call.Tokens.Answer.ShouldBe(6);
    }

    [Theory]
    [InlineData(400, "the model's server did not accept the request (400)")]
    [InlineData(401, "the model's server refused the key (401)")]
    [InlineData(402, "the account with the model's server has no credit (402)")]
    [InlineData(403, "the key may not use this model (403)")]
    [InlineData(404, "the model's server does not know this model or address (404)")]
    [InlineData(413, "the passages are too long for the model's server (413)")]
    public async Task RefusedRequestIsNamedAndNotRepeated(int status, string reason)
    {
        await using var model =
            await StartAsync(ModelReplies.Fails(status, """{"error":{"message":"no","type":"x","code":"y"}}"""));

        (await FailureAsync(model)).Message.ShouldBe(reason);

        model.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"error":"model requires more system memory"}""")]
    [InlineData("<html>Bad Request</html>")]
    public async Task RefusalMayHoldAnything(string body)
    {
        await using var model = await StartAsync(ModelReplies.Fails(400, body));

        (await FailureAsync(model)).Message.ShouldBe(ModelFailure.NotAccepted);
    }

    [Theory]
    [InlineData(408, "the model's server did not answer in time (408)")]
    [InlineData(429, "the model's server is being asked too much (429)")]
    [InlineData(500, "the model's server failed (500)")]
    [InlineData(503, "the model's server failed (503)")]
    public async Task PassingFailureIsTriedTwiceMoreAndThenNamed(int status, string reason)
    {
        await using var model = await StartAsync(ModelReplies.Fails(status));

        (await FailureAsync(model)).Message.ShouldBe(reason);

        model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task PassingFailureIsRecoveredFrom()
    {
        await using var model = await StartAsync(ModelReplies.Fails(503), ModelReplies.Cuts(), ModelReplies.Says("OK"));

        (await model.SayAsync()).ShouldBe("OK");

        model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task RefusedConnectionIsUnreachableAndTheLogHasTheCause()
    {
        // A port that was free a moment ago, and that is bound but not listened on so that nobody else takes it.
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var model = ModelHarness.Without(provider, $"http://127.0.0.1:{((IPEndPoint)bound.LocalEndPoint!).Port}/v1");

        var failure = await FailureAsync(model);

        failure.Message.ShouldBe(ModelFailure.Unreachable);
        failure.InnerException.ShouldNotBeNull();
        model.Logs.Text.ShouldContain($"The call of the language model failed: {ModelFailure.Unreachable} ");
        model.Logs.Text.ShouldContain(nameof(SocketException));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task RequestIsNotSentOnToAnotherServer(int status)
    {
        await using var other = await ScriptedModel.StartAsync(ModelReplies.Says("OK"));
        await using var model =
            await StartAsync(ModelReplies.Fails(status, "", ("Location", $"{other.Endpoint}/chat/completions")));

        (await FailureAsync(model)).Message.ShouldBe($"the model's server answers from another address ({status})");

        other.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task KeyThatTheServerEchoesIsSeenNowhere(int status)
    {
        var body = $$$"""{"error":{"message":"Incorrect key Bearer {{{ModelHarness.Key}}} or {{{ModelHarness.Key.Replace("/", "\\/")}}}","type":"{{{ModelHarness.Key}}}","code":"x"}}""";
        await using var model = await StartAsync(ModelReplies.Fails(status, body));

        var failure = await FailureAsync(model);

        failure.ToString().ShouldNotContain("0a1b");
        model.Logs.Text.ShouldNotBeEmpty();
        model.Logs.Text.ShouldNotContain("0a1b");
        model.Requests[0].Headers.Values.ShouldContain(value => value.EndsWith(ModelHarness.Key));
    }

    private protected Task<ModelHarness> StartAsync(params ModelReply[] replies) => ModelHarness.StartAsync(provider, replies);

    private protected static Task<ModelException> FailureAsync(ModelHarness model) =>
        Should.ThrowAsync<ModelException>(() => model.SayAsync());

    /// <summary>The settings of the prompt, the model's name and the key are where this server expects them.</summary>
    protected abstract void ShouldBeAsConfigured(RecordedRequest request);
}
