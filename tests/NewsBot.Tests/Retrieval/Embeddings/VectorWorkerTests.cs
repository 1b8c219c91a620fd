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
        var house = await House().HoldingAsync(News);

        house.VectorWork.Wake();
        await house.VectorWork.WaitUntilIdleAsync();

        var statistics = (await house.Vectors.GetStatisticsAsync(Cancellation))!;
        statistics.Vectors.ShouldBe(statistics.Passages);
    }

    [Fact]
    public async Task WhatFeedsBringGetsItsVectorsWithoutBeingAskedFor()
    {
        await using var house = await FeedHouse.StartAsync(Server.Settings());
        var feed = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))));
        await house.House.Feeds.AddAsync(feed, cancellationToken: Cancellation);

        await house.House.Worker.RunOnceAsync(null, Cancellation);
        await house.House.VectorWork.WaitUntilIdleAsync();

        Asked.ShouldNotBeEmpty();
        Asked.ShouldAllBe(text => text.StartsWith("Ledger one\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhileTheServerFailsItIsTriedAgainAfterAPauseThatGrows()
    {
        var house = await House().HoldingAsync(News);
        var time = new WatchedTime();
        Server.Instead = call => call.FailAsync(401);
        await using var work =
            new VectorWorker(house.Vectors, time, Microsoft.Extensions.Logging.Abstractions.NullLogger<VectorWorker>.Instance);

        work.Wake();
        await time.WaitSetAsync(VectorWorker.FirstRetryDelay).WaitAsync(Cancellation);
        time.Advance(VectorWorker.FirstRetryDelay);
        await time.WaitSetAsync(2 * VectorWorker.FirstRetryDelay).WaitAsync(Cancellation);
        Server.Calls.Count.ShouldBe(2);
        Server.Instead = null;
        time.Advance(2 * VectorWorker.FirstRetryDelay);
        await work.WaitUntilIdleAsync();

        (await house.Vectors.GetStatisticsAsync(Cancellation))!.Vectors.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task ItEndsWithTheProgramWhateverItIsAt()
    {
        var house = await House().HoldingAsync(News);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Instead = call =>
        {
            asked.TrySetResult();
            return call.HangAsync();
        };
        var work =
            new VectorWorker(
                house.Vectors, house.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<VectorWorker>.Instance);
        work.Wake();
        await asked.Task.WaitAsync(Cancellation);

        await work.DisposeAsync();
        work.Wake();

        work.WaitUntilIdleAsync().IsCompletedSuccessfully.ShouldBeTrue();
    }
}
