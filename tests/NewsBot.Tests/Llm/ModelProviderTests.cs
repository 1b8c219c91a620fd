using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

public sealed class OpenAIModelTests() : ModelConformanceTests(ModelProvider.OpenAI)
{
    protected override string WrongShape => """{"choices":7}""";

    protected override void ShouldBeAsConfigured(RecordedRequest request)
    {
        request.Target.ShouldBe("/v1/chat/completions");
        request.Headers["Authorization"].ShouldBe($"Bearer {ModelHarness.Key}");
        request.Body.GetProperty("model").GetString().ShouldBe("scripted");
        request.Body.GetProperty("stream").GetBoolean().ShouldBeTrue();
        request.Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean().ShouldBeTrue();
        request.Body.GetProperty("max_completion_tokens").GetInt32().ShouldBe(256);
        request.Body.GetProperty("temperature").GetDouble().ShouldBe(0.2, 0.001);
    }

    [Fact]
    public async Task CauseThatTheServerTellsStaysInTheChainWithoutTheKey()
    {
        await using var model =
            await StartAsync(ModelReplies.Fails(401, $$$"""{"error":{"message":"Incorrect key {{{ModelHarness.Key}}}"}}"""));

        (await FailureAsync(model)).ToString().ShouldContain("Incorrect key ***");
        model.Logs.Text.ShouldContain("Incorrect key ***");
    }
}

public sealed class AzureOpenAIModelTests() : ModelConformanceTests(ModelProvider.AzureOpenAI)
{
    protected override string WrongShape => """{"choices":7}""";

    protected override void ShouldBeAsConfigured(RecordedRequest request)
    {
        request.Target.ShouldStartWith("/openai/deployments/scripted/chat/completions?api-version=20");
        request.Headers["api-key"].ShouldBe(ModelHarness.Key);
        request.Headers.ShouldNotContainKey("Authorization");
        request.Body.GetProperty("stream").GetBoolean().ShouldBeTrue();
        request.Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean().ShouldBeTrue();
        request.Body.GetProperty("max_completion_tokens").GetInt32().ShouldBe(256);
        request.Body.GetProperty("temperature").GetDouble().ShouldBe(0.2, 0.001);
    }

    [Fact]
    public async Task PromptThatTheFilterRefusesIsWithheldAndNotAMistake()
    {
        await using var model = await StartAsync(
            ModelReplies.Fails(
                400, """{"error":{"message":"The response was filtered.","code":"content_filter","status":400}}"""));

        (await FailureAsync(model)).Message.ShouldBe(ModelFailure.Withheld);
    }
}

public sealed class OllamaModelTests() : ModelConformanceTests(ModelProvider.Ollama)
{
    protected override string WrongShape => """{"message":7}""";

    protected override void ShouldBeAsConfigured(RecordedRequest request)
    {
        request.Target.ShouldBe("/api/chat");
        request.Headers["Authorization"].ShouldBe($"Bearer {ModelHarness.Key}");
        request.Body.GetProperty("model").GetString().ShouldBe("scripted");
        request.Body.GetProperty("stream").GetBoolean().ShouldBeTrue();
        var options = request.Body.GetProperty("options");
        options.GetProperty("num_predict").GetInt32().ShouldBe(256);
        options.GetProperty("temperature").GetDouble().ShouldBe(0.2, 0.001);
        options.GetProperty("num_ctx").GetInt32().ShouldBe(8192);
    }

    [Fact]
    public async Task WithoutAKeyNoneIsSent()
    {
        await using var model = await ModelHarness.StartAsync(ModelProvider.Ollama, key: null, [ModelReplies.Says("OK")]);

        await model.SayAsync();

        model.Requests.Single().Headers.ShouldNotContainKey("Authorization");
    }

    [Fact]
    public async Task ContextGrowsWithWhatMustFitIntoIt()
    {
        await using var model = await StartAsync(ModelReplies.Says("It was closed on Friday [1]."));

        await model.WriteAsync();
        await model.Calls.WriteAsync(
            PromptLibrary.Answer,
            new Dictionary<string,
                string>
            {
                ["passages"] = string.Concat(Enumerable.Repeat("word ", 8000)),
                ["question"] = "Why?",
                ["as_of"] = "now"
            },
            new ModelCall(),
            TestContext.Current.CancellationToken);

        model.Requests.Select(request => request.Body.GetProperty("options").GetProperty("num_ctx").GetInt32())
            .ShouldBe([8192, 16384]);
    }
}
