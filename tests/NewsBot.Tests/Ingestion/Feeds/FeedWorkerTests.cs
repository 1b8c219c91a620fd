using NewsBot.Ingestion.Feeds;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>The coverage keeps itself: feeds are asked when they are due, and what came can be asked about.</summary>
public sealed class FeedWorkerTests : IAsyncLifetime
{
    private readonly List<FeedPollResult> polled = [];
    private FeedHouse house = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => house = await FeedHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task ItAsksAtOnceAndTheIndexFollowsWithoutAQuestion()
    {
        await house.House.Feeds.AddAsync(
            house.Feed("/feed", FeedHouse.Item("Ledger one", "1", house.Page("/one", "Ledger one", FeedHouse.Text(1)))),
                cancellationToken: Cancellation);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = house.House.Worker.RunAsync(polled.Add, ending.Token);

        await Poll.UntilAsync(() => Task.FromResult(Directory.Exists(house.House.Archive.Folder.IndexPath)), "the index follows");

        polled.ShouldHaveSingleItem().Entries.ShouldHaveSingleItem().Title.ShouldBe("Ledger one");
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task AFeedIsAskedWhenItIsDueAndNotBefore()
    {
        await house.House.Feeds.AddAsync(house.Feed("/feed", FeedHouse.Item()), cancellationToken: Cancellation);

        foreach (var minutes in new[] { 0, 10, 10 })
        {
            house.House.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await house.House.Worker.RunOnceAsync(polled.Add, Cancellation);
        }

        house.Asked("/feed").ShouldBe(2);
        polled.Count.ShouldBe(2);
    }

    [Fact]
    public async Task WhileAnotherProcessPollsThisOneDoesNot()
    {
        await house.House.Feeds.AddAsync(house.Feed("/feed", FeedHouse.Item()), cancellationToken: Cancellation);
        using (house.House.Archive.Folder.TryLockFeeds().ShouldNotBeNull())
            await house.House.Worker.RunOnceAsync(polled.Add, Cancellation);
        house.Asked("/feed").ShouldBe(0);

        await house.House.Worker.RunOnceAsync(polled.Add, Cancellation);

        house.Asked("/feed").ShouldBe(1);
    }

    [Fact]
    public async Task AFeedThatIsGoneIsLeftAlone()
    {
        house.Web.Map("/feed", context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        });
        await house.House.Feeds.AddAsync(house.Web.Address("/feed"), cancellationToken: Cancellation);
        await house.House.Worker.RunOnceAsync(polled.Add, Cancellation);
        house.House.Clock.Advance(TimeSpan.FromDays(30));

        await house.House.Worker.RunOnceAsync(polled.Add, Cancellation);

        house.Asked("/feed").ShouldBe(1);
    }
}
