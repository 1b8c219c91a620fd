using NewsBot.Ingest.Feeds;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingest.Feeds;

/// <summary>The coverage keeps itself: feeds are asked when they are due, and what came can be asked about.</summary>
public sealed class FeedWorkerTests : IAsyncLifetime
{
    private static readonly TimeSpan Sleep = TimeSpan.FromMinutes(1);

    private FeedHouse house = null!;
    private int slept;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => house = await FeedHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task FeedsAreAskedAsTheyBecomeDueAndTheIndexFollows()
    {
        var address = house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1))));
        await house.House.Feeds.AddAsync(address, cancellationToken: Cancellation);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var polls = System.Threading.Channels.Channel.CreateUnbounded<PolledFeed>();
        var running = house.House.Worker.RunAsync(polled => polls.Writer.TryWrite(polled), ending.Token);

        var first = await polls.Reader.ReadAsync(Cancellation);
        await Poll.UntilAsync(() => Task.FromResult(Directory.Exists(house.House.Archive.Folder.Index)), "the index follows without a question");
        house.Feed("/feed", FeedHouse.Item("Ledger two", "2", house.Page("/two", "Ledger two", FeedHouse.Text(2))));
        var second = await NextAsync(polls.Reader);

        first.Entries.ShouldHaveSingleItem().Title.ShouldBe("Ledger one");
        second.Entries.ShouldHaveSingleItem().Title.ShouldBe("Ledger two");
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task WhileAnotherProcessPollsThisOneWaits()
    {
        await house.House.Feeds.AddAsync(house.Feed("/feed", FeedHouse.Item()), cancellationToken: Cancellation);
        var polls = System.Threading.Channels.Channel.CreateUnbounded<PolledFeed>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task running;
        using (house.House.Archive.Folder.TryTakeFeeds().ShouldNotBeNull())
        {
            running = house.House.Worker.RunAsync(polled => polls.Writer.TryWrite(polled), ending.Token);
            await Poll.UntilAsync(() => Task.FromResult(house.House.Clock.TimersSet(Sleep) > 0), "the worker sleeps");
            polls.Reader.TryRead(out _).ShouldBeFalse();
            house.Asked("/feed").ShouldBe(0);
        }

        (await NextAsync(polls.Reader)).IsRead.ShouldBeTrue();
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task AsAHostedServiceItStopsWithItsHost()
    {
        await house.House.Worker.StartAsync(Cancellation);
        await house.House.Worker.StopAsync(Cancellation);

        house.House.Worker.ExecuteTask!.IsCompleted.ShouldBeTrue();
        house.House.Worker.ExecuteTask.IsFaulted.ShouldBeFalse();
    }

    // The clock moves only while the worker sleeps: on the way, its requests would run out of time.
    private async Task<PolledFeed> NextAsync(System.Threading.Channels.ChannelReader<PolledFeed> polls)
    {
        PolledFeed? polled = null;
        await Poll.UntilAsync(
            () =>
            {
                if (polls.TryRead(out polled)) return Task.FromResult(true);
                if (house.House.Clock.TimersSet(Sleep) > slept)
                {
                    slept++;
                    house.House.Clock.Advance(Sleep);
                }

                return Task.FromResult(false);
            },
            "a feed is polled");
        return polled!;
    }
}
