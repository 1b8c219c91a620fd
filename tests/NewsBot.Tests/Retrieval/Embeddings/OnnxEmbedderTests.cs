using System.Numerics.Tensors;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class OnnxEmbedderTests : IDisposable
{
    private static readonly string[] Vocabulary =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "dam", "barrage", "crack", "##s", "ferry", "captain", ".", "Dam"];

    // Each token its own direction, but for the barrage, which lies where the dam does.
    private static readonly float[][] Table =
        [.. Enumerable.Range(0, Vocabulary.Length)
            .Select(token =>
            Enumerable.Range(0, Vocabulary.Length).Select(i => i == (token == 6 ? 5 : token) ? 1f : 0f).ToArray())];

    private readonly TempFolder folder = new();

    [Fact]
    public async Task AVectorIsTheMeanOfItsTokensAndOfLengthOne()
    {
        WriteModel();

        var vector = (await EmbedAsync("Cracks, dam!")).ShouldHaveSingleItem();

        // [CLS] crack ##s [UNK] dam [UNK] [SEP]
        vector.ShouldBe(Unit(2, 7, 8, 1, 5, 1, 3), 1e-5);
    }

    [Fact]
    public async Task WhatElseIsInTheBatchChangesNoVector()
    {
        WriteModel();
        string[] texts = ["dam", "captain ferry captain crack", "crack dam"];

        var together = await EmbedAsync(texts);

        for (var i = 0; i < texts.Length; i++) together[i].ShouldBe((await EmbedAsync(texts[i]))[0], 1e-6);
    }

    [Fact]
    public async Task ATextIsCutAtTheModelsLength()
    {
        WriteModel();
        folder.Write("model/tokenizer_config.json", """{"model_max_length": 8}""");

        var vector = await EmbedAsync("dam dam dam dam dam dam ferry ferry ferry");

        vector[0].ShouldBe(Unit(2, 5, 5, 5, 5, 5, 5, 3), 1e-5);
    }

    [Fact]
    public async Task TheFilesBesideTheModelSayWhatElseItWants()
    {
        WriteModel();
        folder.Write("model/1_Pooling/config.json", """{"pooling_mode_cls_token": true}""");
        (await EmbedAsync("dam"))[0].ShouldBe(Unit(2), 1e-5);

        folder.Write("model/1_Pooling/config.json", """{"pooling_mode_mean_tokens": true}""");
        folder.Write("model/tokenizer_config.json", """{"do_lower_case": false}""");
        (await EmbedAsync("Dam"))[0].ShouldBe(Unit(2, 12, 3), 1e-5);
    }

    [Fact]
    public async Task TheVocabularyMayStandInATokenizerOfTheWordPieceKind()
    {
        WriteModel();
        File.Delete(folder.PathOf("model/vocab.txt"));
        folder.Write("model/tokenizer.json", JsonSerializer.Serialize(new
        {
            model = new
            {
                type = "WordPiece",
                vocab = Vocabulary.Select((token, id) => (token, id)).Reverse()
                .ToDictionary(pair => pair.token, pair => pair.id)
            },
        }));

        (await EmbedAsync("barrage"))[0].ShouldBe(Unit(2, 5, 3), 1e-5);
    }

    [Theory]
    [InlineData("input_ids")]
    [InlineData("input_ids", "attention_mask")]
    public async Task AModelGetsTheInputsThatItHas(params string[] inputs)
    {
        WriteModel(inputs);

        (await EmbedAsync("dam")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AModelThatCannotBeRunIsRefusedWithItsFile()
    {
        WriteModel("input_ids", "pixels");
        (await Should.ThrowAsync<EmbeddingException>(EmbedAsync("dam"))).Message.ShouldContain("pixels");

        folder.Write("model/model.onnx", "no model");
        var exception = await Should.ThrowAsync<EmbeddingException>(EmbedAsync("dam"));
        exception.Fault.ShouldBe(EmbeddingFault.Refused);
        exception.Message.ShouldContain(folder.PathOf("model"));
    }

    [Fact]
    public async Task AHouseFindsOtherWordsByAModelOfItsOwn()
    {
        WriteModel();
        await using var host =
            new TestHost(("NewsBot:Embeddings:Provider", "Onnx"), ("NewsBot:Embeddings:Name", folder.PathOf("model")));
        await host.HoldingAsync([
            Some.Article("dam", "Crack", "Cracks, cracks, cracks. Dam. Dam, dam crack."),
            .. Enumerable.Range(0, 30)
            .Select(number =>
            Some.Article($"ferry-{number}", "Captain", $"Captain ferry captain ferry. Ferry captain {number} ferry."))]);
        (await host.Vectors.CatchUpAsync(null, TestContext.Current.CancellationToken)).IsComplete.ShouldBeTrue();

        var evidence =
            await host.Evidence.GatherAsync(new AnswerRequest("Barrage, barrage?"), TestContext.Current.CancellationToken);

        evidence.Passages[0].Passage.Article.Id.ShouldBe("dam");
    }

    [Theory]
    [InlineData("nowhere", "there is no file")]
    [InlineData("model", "neither vocab.txt nor tokenizer.json")]
    [InlineData("model/model.onnx", "neither vocab.txt nor tokenizer.json")]
    [InlineData("other", "not of the WordPiece kind")]
    public async Task FilesThatAreMissingAreToldAtTheStartWithTheKey(string name, string said)
    {
        folder.Write("model/model.onnx", "");
        folder.Write("other/model.onnx", "");
        folder.Write("other/tokenizer.json", """{"model":{"type":"Unigram","vocab":[["a",0]]}}""");
        await using var host =
            new TestHost(("NewsBot:Embeddings:Provider", "Onnx"), ("NewsBot:Embeddings:Name", folder.PathOf(name)));

        var failure = Should.Throw<OptionsValidationException>(() => host.Desk).Failures.ShouldHaveSingleItem();

        failure.ShouldStartWith("NewsBot:Embeddings:Name: ");
        failure.ShouldContain(said);
    }

    public void Dispose() => folder.Dispose();

    private void WriteModel(params string[] inputs)
    {
        folder.Write(
            "model/model.onnx",
                TinyModel.Of(Table, inputs.Length > 0 ? inputs : ["input_ids", "attention_mask", "token_type_ids"]));
        folder.Write("model/vocab.txt", string.Join('\n', Vocabulary));
    }

    private async Task<IReadOnlyList<float[]>> EmbedAsync(params string[] texts)
    {
        await using var services = new ServiceCollection()
            .AddEmbeddings(new EmbeddingsOptions { Provider = EmbeddingsProvider.Onnx, Name = folder.PathOf("model") })
            .BuildServiceProvider();
        return await services.GetRequiredService<Embedder>().EmbedPassagesAsync(texts, TestContext.Current.CancellationToken);
    }

    private static float[] Unit(params int[] tokens)
    {
        var vector = new float[Vocabulary.Length];
        foreach (var token in tokens) vector[token] += 1;
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
