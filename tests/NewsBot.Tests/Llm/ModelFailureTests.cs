using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

/// <summary>
/// What the writer makes of an answer that is none; what the servers do wrong is with <see cref="ModelConformanceTests"/>.
/// </summary>
public class ModelFailureTests
{
    [Fact]
    public async Task WithoutPassagesTheServerIsNotAsked()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Says("It was closed on Friday [1]."));

        (await Should.ThrowAsync<ModelException>(() => model.WriteAsync(SomeEvidence.Of()))).Message.ShouldBe(
            ModelFailure.NoPassage);

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
    public async Task AnswerWithoutSubstanceIsAFailure(string written, string reason)
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Says(written));

        (await Should.ThrowAsync<ModelException>(() => model.WriteAsync())).Message.ShouldBe(reason);
    }

    [Fact]
    public async Task WithheldAnswerIsAFailure()
    {
        await using var model =
            await ModelHarness.StartAsync(ModelReplies.SaysAndEnds("content_filter", "It was closed on Friday [1]."));

        (await Should.ThrowAsync<ModelException>(() => model.WriteAsync())).Message.ShouldBe(ModelFailure.Withheld);
    }
}
