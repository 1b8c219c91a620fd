using NewsBot.Retrieval.Embeddings;
using NewsBot.Tests.Ingestion.Feeds;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class VectorWorkerTests : EmbeddingTest
{
    [Fact]
    public async Task NewsGetsItsVectorsInTheBackground()
    {
        var host = await House().HoldingAsync(News);

        host.VectorWorker.Wake();
        await host.VectorWorker.WaitUntilIdleAsync();

        var statistics = (await host.Vectors.GetStatisticsAsync(Cancellation))!;
        statistics.Vectors.ShouldBe(statistics.Passages);
    }

    [Fact]
    public async Task WhatFeedsBringGetsItsVectorsWithoutBeingAskedFor()
    {
        await using var host = await FeedTestHost.StartAsync(Server.Settings());
        var feed =
            host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1))));
        await host.House.Feeds.AddAsync(feed, cancellationToken: Cancellation);

        await host.House.FeedWorker.RunOnceAsync(null, Cancellation);
        await host.House.VectorWorker.WaitUntilIdleAsync();

        Asked.ShouldNotBeEmpty();
        Asked.ShouldAllBe(text => text.StartsWith("Ledger one\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhileTheServerFailsItIsTriedAgainAfterAPauseThatGrows()
    {
        var host = await House().HoldingAsync(News);
        var time = new WatchedTime();
        Server.Instead = call => call.FailAsync(401);
        await using var work =
            new VectorWorker(host.Vectors, time, Microsoft.Extensions.Logging.Abstractions.NullLogger<VectorWorker>.Instance);

        work.Wake();
        await time.WaitSetAsync(VectorWorker.FirstRetryDelay).WaitAsync(Cancellation);
        time.Advance(VectorWorker.FirstRetryDelay);
        await time.WaitSetAsync(2 * VectorWorker.FirstRetryDelay).WaitAsync(Cancellation);
        Server.Calls.Count.ShouldBe(2);
        Server.Instead = null;
        time.Advance(2 * VectorWorker.FirstRetryDelay);
        await work.WaitUntilIdleAsync();

        (await host.Vectors.GetStatisticsAsync(Cancellation))!.Vectors.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task ItEndsWithTheProgramWhateverItIsAt()
    {
        var host = await House().HoldingAsync(News);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Instead = call =>
        {
            asked.TrySetResult();
            return call.HangAsync();
        };
        var work =
            new VectorWorker(
                host.Vectors, host.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<VectorWorker>.Instance);
        work.Wake();
        await asked.Task.WaitAsync(Cancellation);

        await work.DisposeAsync();
        work.Wake();

        work.WaitUntilIdleAsync().IsCompletedSuccessfully.ShouldBeTrue();
    }
}
