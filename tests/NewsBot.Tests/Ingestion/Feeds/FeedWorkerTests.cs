using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>The coverage keeps itself: feeds are asked when they are due, and what came can be asked about.</summary>
public sealed class FeedWorkerTests : IAsyncLifetime
{
    private readonly List<FeedPollResult> polled = [];
    private FeedTestHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task ItAsksAtOnceAndTheIndexFollowsWithoutAQuestion()
    {
        await host.House.Feeds.AddAsync(
            host.Feed("/feed", FeedTestHost.Item("Ledger one", "1", host.Page("/one", "Ledger one", FeedTestHost.Text(1)))),
                cancellationToken: Cancellation);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = host.House.FeedWorker.RunAsync(polled.Add, ending.Token);

        await Poll.UntilAsync(() => Task.FromResult(Directory.Exists(host.House.Archive.Folder.IndexPath)), "the index follows");

        polled.ShouldHaveSingleItem().Entries.ShouldHaveSingleItem().Title.ShouldBe("Ledger one");
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task AFeedIsAskedWhenItIsDueAndNotBefore()
    {
        await host.House.Feeds.AddAsync(host.Feed("/feed", FeedTestHost.Item()), cancellationToken: Cancellation);

        foreach (var minutes in new[] { 0, 10, 10 })
        {
            host.House.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await host.House.FeedWorker.RunOnceAsync(polled.Add, Cancellation);
        }

        host.Asked("/feed").ShouldBe(2);
        polled.Count.ShouldBe(2);
    }

    [Fact]
    public async Task WhileAnotherProcessPollsThisOneDoesNot()
    {
        await host.House.Feeds.AddAsync(host.Feed("/feed", FeedTestHost.Item()), cancellationToken: Cancellation);
        using (host.House.Archive.Folder.TryLockFeeds().ShouldNotBeNull())
            await host.House.FeedWorker.RunOnceAsync(polled.Add, Cancellation);
        host.Asked("/feed").ShouldBe(0);

        await host.House.FeedWorker.RunOnceAsync(polled.Add, Cancellation);

        host.Asked("/feed").ShouldBe(1);
    }

    [Fact]
    public async Task AFeedThatIsGoneIsLeftAlone()
    {
        host.Web.Map("/feed", context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        });
        await host.House.Feeds.AddAsync(host.Web.Address("/feed"), cancellationToken: Cancellation);
        await host.House.FeedWorker.RunOnceAsync(polled.Add, Cancellation);
        host.House.Clock.Advance(TimeSpan.FromDays(30));

        await host.House.FeedWorker.RunOnceAsync(polled.Add, Cancellation);

        host.Asked("/feed").ShouldBe(1);
    }
}
