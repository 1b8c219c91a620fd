using System.Numerics.Tensors;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class ServerEmbedderTests : IAsyncLifetime
{
    private const string Key = "sk-test/0a1b+2c3d4e5f";

    private readonly CapturedLogs logs = new();
    private ScriptedEmbeddings server = null!;

    public async ValueTask InitializeAsync() => server = await ScriptedEmbeddings.StartAsync();

    [Theory]
    [InlineData(EmbeddingsProvider.OpenAI, "/v1", "Authorization", "Bearer " + Key)]
    [InlineData(EmbeddingsProvider.AzureOpenAI, "", "api-key", Key)]
    [InlineData(EmbeddingsProvider.Ollama, "", "Authorization", "Bearer " + Key)]
    public async Task EachApiGivesTheVectorsInOrderAndOfLengthOne(
        EmbeddingsProvider provider, string path, string header, string sent)
    {
        var vectors = await EmbedAsync(["captain of the ferry", "cracks in the barrage"], provider, path);

        vectors.Count.ShouldBe(2);
        vectors.ShouldAllBe(vector => Math.Abs(TensorPrimitives.Norm<float>(vector) - 1) < 1e-5f);
        TensorPrimitives.CosineSimilarity<float>(
            vectors[1], ScriptedEmbeddings.VectorOf("cracks in the barrage", server.Dimension)).ShouldBe(1, 1e-5);
        server.Calls.ShouldHaveSingleItem().Headers[header].ShouldBe(sent);
    }

    [Fact]
    public async Task AServerThatSendsNumbersWhereBase64WasAskedForIsUnderstood()
    {
        server.SendsNumbers = true;

        (await EmbedAsync(["captain"]))[0].Length.ShouldBe(server.Dimension);
    }

    [Fact]
    public async Task PrefixesGoBeforeQuestionsAndPassagesAndTheLatterNameTheModel()
    {
        await using var services = Services(EmbeddingsProvider.OpenAI, "/v1", "query: ", "passage: ");
        var embedder = services.GetRequiredService<Embedder>();

        await embedder.EmbedQuestionAsync("Who?", TestContext.Current.CancellationToken);
        await embedder.EmbedPassagesAsync(["Oda Brandt."], TestContext.Current.CancellationToken);

        server.Texts.ShouldBe(["query: Who?", "passage: Oda Brandt."]);
        embedder.ModelName.ShouldBe("OpenAI/words (passage:)");
    }

    [Theory]
    [InlineData(401, EmbeddingFault.Refused, "ApiKey")]
    [InlineData(404, EmbeddingFault.Refused, "Name")]
    [InlineData(302, EmbeddingFault.Refused, "elsewhere")]
    [InlineData(400, EmbeddingFault.Unusable, "does not take")]
    [InlineData(429, EmbeddingFault.Unavailable, "too much")]
    [InlineData(500, EmbeddingFault.Unavailable, "fails")]
    public async Task AFailureSaysWhatItIsAndNeverTellsTheKey(int status, object fault, string said)
    {
        foreach (var (provider, path) in new[] { (EmbeddingsProvider.OpenAI, "/v1"), (EmbeddingsProvider.Ollama, "") })
        {
            var told = "no good key " + Key;
            var body =
                JsonSerializer.Serialize(provider == EmbeddingsProvider.Ollama ? new { error = (object)told }
                    : new { error = (object)new { message = told } });
            server.Instead = call => call.FailAsync(status, body, $"{server.Address}/elsewhere");

            var exception = await Should.ThrowAsync<EmbeddingException>(EmbedAsync(["captain"], provider, path));

            exception.Fault.ShouldBe((EmbeddingFault)fault, provider.ToString());
            exception.Message.ShouldContain(said);
            exception.ToString().ShouldNotContain(Key);
        }

        logs.Text.ShouldNotContain(Key);
    }

    [Fact]
    public async Task APassingFailureIsTriedAgain()
    {
        server.Instead = async call => server.Calls.Count < 3 && await call.FailAsync(503);

        (await EmbedAsync(["captain"])).Count.ShouldBe(1);
        server.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task VectorsThatAreNoneAreNotTaken()
    {
        var changes = new Dictionary<string, Func<EmbeddingCall, List<float[]>, List<float[]>>>
        {
            ["1 vectors for 2"] = (_, vectors) => [vectors[0]],
            ["vectors of 256 and of 3"] = (_, vectors) => [vectors[0], [1, 2, 3]],
            ["no direction"] = (_, vectors) => [vectors[0], new float[vectors[0].Length]],
            ["a vector that"] = (_, vectors) => [[.. vectors[0].Select(_ => float.NaN)], vectors[1]],
        };
        foreach (var (said, change) in changes)
        {
            server.Change = change;
            var exception = await Should.ThrowAsync<EmbeddingException>(EmbedAsync(["captain", "ferry"]));
            exception.Fault.ShouldBe(EmbeddingFault.Unusable);
            exception.Message.ShouldContain(said);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nothing like it")]
    [InlineData("""{"data":[{"embedding":"###"}],"embeddings":[["x"]]}""")]
    [InlineData("")]
    public async Task WhatIsNoAnswerIsNotTaken(string body)
    {
        foreach (var (provider, path) in new[] { (EmbeddingsProvider.OpenAI, "/v1"), (EmbeddingsProvider.Ollama, "") })
        {
            server.Instead = call => call.FailAsync(200, body);

            (await Should.ThrowAsync<EmbeddingException>(EmbedAsync(["captain"], provider, path))).Fault.ShouldBe(
                EmbeddingFault.Unusable, $"{provider} {body}");
        }
    }

    [Fact]
    public async Task AServerThatIsNotThereIsUnavailable()
    {
        await server.DisposeAsync();

        (await Should.ThrowAsync<EmbeddingException>(EmbedAsync(["captain"]))).Fault.ShouldBe(EmbeddingFault.Unavailable);
        (await Should.ThrowAsync<EmbeddingException>(EmbedAsync(["captain"], EmbeddingsProvider.Ollama, ""))).Fault.ShouldBe(
            EmbeddingFault.Unavailable);
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task<IReadOnlyList<float[]>> EmbedAsync(
        string[] texts, EmbeddingsProvider provider = EmbeddingsProvider.OpenAI, string path = "/v1")
    {
        await using var services = Services(provider, path);
        return await services.GetRequiredService<Embedder>().EmbedPassagesAsync(texts, TestContext.Current.CancellationToken);
    }

    private ServiceProvider Services(EmbeddingsProvider provider, string path, string question = "", string passage = "") =>
        new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))
        .AddEmbeddings(
            new EmbeddingsOptions
            {
                Provider = provider,
                Endpoint = server.Address + path,
                Name = "words",
                ApiKey = Key,
                QuestionPrefix = question,
                PassagePrefix = passage
            },
            resilience => resilience.Retry.Delay = TimeSpan.Zero)
        .BuildServiceProvider();
}
