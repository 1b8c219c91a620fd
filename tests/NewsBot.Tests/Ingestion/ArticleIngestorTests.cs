using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

public sealed class ArticleIngestorTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SingleFailureDoesNotTearDownTheRun()
    {
        var results = await RunAsync(Read("a"), ArticleReadResult.Failed("b", "it is empty"), Read("c"));

        results.Select(result => result.Stored?.Outcome).ShouldBe([StoreOutcome.New, null, StoreOutcome.New]);
        results[1].Error.ShouldBe("it is empty");
    }

    [Fact]
    public async Task WhatIsHeldAlreadyIsUnchangedAndWhatChangedIsUpdated()
    {
        await RunAsync(Read("a"), Read("b"));

        var results = await RunAsync(Read("a"), Read("b", Some.FerryBody));

        results.Select(result => result.Stored!.Outcome).ShouldBe([StoreOutcome.Unchanged, StoreOutcome.Updated]);
    }

    [Fact]
    public async Task AnotherProcessThatTakesArticlesInIsWaitedFor()
    {
        var waited = new TaskCompletionSource();
        var other = host.Archive.Folder.TryLockArchive().ShouldNotBeNull();
        var run = host.Ingestor.IngestAsync(Stream(Read("a")), waited.SetResult, Cancellation).ToListAsync(Cancellation).AsTask();
        await waited.Task;
        run.IsCompleted.ShouldBeFalse();

        other.Dispose();
        host.Clock.Advance(TimeSpan.FromMilliseconds(500));

        (await run).ShouldHaveSingleItem().Stored.ShouldNotBeNull();
    }

    [Fact]
    public async Task WaitingEndsWhenCancelled()
    {
        using var other = host.Archive.Folder.TryLockArchive();
        using var cancel = new CancellationTokenSource();

        var run = host.Ingestor.IngestAsync(Stream(Read("a")), cancel.Cancel, cancel.Token).ToListAsync(Cancellation).AsTask();

        await Should.ThrowAsync<OperationCanceledException>(run);
    }

    [Fact]
    public async Task AnArchiveThatCannotBeUsedEndsTheRun()
    {
        await File.WriteAllTextAsync(host.DataPath, "a file where the folder should be", Cancellation);

        await Should.ThrowAsync<ArchiveException>(() => RunAsync(Read("a")));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static ArticleReadResult Read(string id, string? body = null) =>
        ArticleReadResult.Succeeded(id, Some.Article(id, body: body));

    private static IAsyncEnumerable<ArticleReadResult> Stream(params ArticleReadResult[] articles) =>
        articles.ToAsyncEnumerable();

    private async Task<List<IngestResult>> RunAsync(params ArticleReadResult[] articles) =>
        await host.Ingestor.IngestAsync(Stream(articles), null, Cancellation).ToListAsync(Cancellation);
}
