using System.Numerics.Tensors;
using NewsBot.Answering;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

/// <summary>The real model that comes with the program.</summary>
public sealed class LocalModelTests : IAsyncDisposable
{
    private readonly TestHost host = new(("NewsBot:Embeddings:Provider", "Local"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ItLiesBesideTheProgramAndTellsWhatIsAlike()
    {
        var embedder = host.Get<Embedder>();

        var question = await embedder.EmbedQuestionAsync("Who runs the harbour?", Cancellation);
        var passages = await embedder.EmbedPassagesAsync(
            ["Ilsa Tarrow has been the harbour master for nine years.", "The bakery sells rye bread on Saturdays."],
                Cancellation);

        question.Length.ShouldBe(384);
        var alike = passages.Select(passage => embedder.Scale!.Value.Compute(TensorPrimitives.Dot<float>(question, passage)))
            .ToList();
        alike[0].ShouldBeGreaterThan(0.5);
        alike[1].ShouldBeLessThan(0.3);
    }

    [Fact]
    public async Task AQuestionWhilePassagesHaveNoVectorsIsJudgedByMeaning()
    {
        await host.HoldingAsync(Some.Article("dam"));

        var answer = await host.Pipeline.AnswerAsync(
            new AnswerRequest("How long is the longest crack?") { IncludeExplanation = true }, Cancellation);

        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Explanation!.IsByWordsAlone.ShouldBeFalse();
        (await host.Vectors.GetStatisticsAsync(Cancellation))!.Vectors.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
