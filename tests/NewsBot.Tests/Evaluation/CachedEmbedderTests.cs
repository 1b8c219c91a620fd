using NewsBot.Evaluation;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Evaluation;

public sealed class CachedEmbedderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Counting model = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string CacheFile => Directory.GetFiles(folder.PathOf("cache")).Single();

    [Fact]
    public async Task WhatWasComputedIsReadInTheNextRun()
    {
        var first = await EmbedAsync("a", "bb");
        var second = await EmbedAsync("bb", "ccc", "a");

        model.Computed.ShouldBe(["a", "bb", "ccc"]);
        second[0].ShouldBe(first[1]);
        second[2].ShouldBe(first[0]);
    }

    [Fact]
    public async Task ARecordThatWasCutOffIsComputedAnew()
    {
        await EmbedAsync("a", "bb");
        using (var file = new FileStream(CacheFile, FileMode.Open)) file.SetLength(file.Length - 3);

        await EmbedAsync("a", "bb");
        await EmbedAsync("a", "bb");

        model.Computed.ShouldBe(["a", "bb", "bb"]);
    }

    [Fact]
    public async Task WhileAnotherRunHasTheFileVectorsAreComputed()
    {
        await EmbedAsync("a");
        using var taken = new FileStream(CacheFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        (await EmbedAsync("a")).ShouldHaveSingleItem().ShouldBe([0.6f, 0.8f], 1e-6);

        model.Computed.ShouldBe(["a", "a"]);
    }

    public void Dispose() => folder.Dispose();

    private async Task<IReadOnlyList<float[]>> EmbedAsync(params string[] texts)
    {
        using var cached = new CachedEmbedder(model, folder.PathOf("cache"));
        return await cached.EmbedPassagesAsync(texts, Cancellation);
    }

    private sealed class Counting() : Embedder("counting", "", "")
    {
        public List<string> Computed { get; } = [];

        public override int BatchSize => 16;

        public override Task<IReadOnlyList<float[]>> ComputeAsync(
            IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            Computed.AddRange(texts);
            return Task.FromResult<IReadOnlyList<float[]>>([.. texts.Select(text => new float[] { 3 * text.Length, 4 })]);
        }
    }
}
