using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed class HostRateLimiterTests
{
    private readonly WatchedTime clock = new();
    private readonly HostRateLimiter places;

    public HostRateLimiterTests() => places = new HostRateLimiter(clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneIsLetInAtATimeInTheOrderOfAskingASecondApart()
    {
        var starts = new List<(int Who, TimeSpan When)>();
        var began = clock.GetUtcNow();
        var asking = Enumerable.Range(0, 5).Select(async who =>
        {
            using var place = await places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct);
            starts.Add((who, clock.GetUtcNow() - began));
        }).ToList();

        for (var waits = 1; waits < 5; waits++)
        {
            await Poll.UntilAsync(() => clock.TimesSet(CrawlPolicy.ForeignHost.Gap) == waits, "the next waits for its second");
            starts.Count.ShouldBe(waits);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Task.WhenAll(asking);
        starts.ShouldBe(Enumerable.Range(0, 5).Select(who => (who, TimeSpan.FromSeconds(who))));
    }

    [Fact]
    public async Task TheNextWaitsForTheEndOfOneThatTakesLongerThanTheGap()
    {
        var first = await places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct);
        var second = places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task OtherHostsAreNotHeldUp()
    {
        using var a = await places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct);
        var waiting = places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct);

        using var b = await places.AcquireAsync("b", CrawlPolicy.ForeignHost, Ct);
        waiting.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task AHostOfTheOperatorsOwnIsAskedFourTimesAtOnceAndWithoutGap()
    {
        var taken = new List<HostTurn>();
        for (var i = 0; i < 4; i++) taken.Add(await places.AcquireAsync("own", CrawlPolicy.OwnHost, Ct));
        var fifth = places.AcquireAsync("own", CrawlPolicy.OwnHost, Ct);
        fifth.IsCompleted.ShouldBeFalse();

        taken[2].Dispose();
        (await fifth).Dispose();
    }

    [Fact]
    public async Task OneThatGivesUpInTheLineLetsThoseBehindItPass()
    {
        using var cancelling = new CancellationTokenSource();
        var first = await places.AcquireAsync("own", CrawlPolicy.OwnHost with { MaxConcurrent = 1 }, Ct);
        var second = places.AcquireAsync("own", CrawlPolicy.OwnHost with { MaxConcurrent = 1 }, cancelling.Token);
        var third = places.AcquireAsync("own", CrawlPolicy.OwnHost with { MaxConcurrent = 1 }, Ct);

        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        third.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task OneThatGivesUpDuringItsGapGivesItsTurnBack()
    {
        using var cancelling = new CancellationTokenSource();
        (await places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct)).Dispose();
        var second = places.AcquireAsync("a", CrawlPolicy.ForeignHost, cancelling.Token);
        await clock.WaitSetAsync(CrawlPolicy.ForeignHost.Gap);

        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        clock.Advance(CrawlPolicy.ForeignHost.Gap);
        (await places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct)).Dispose();
    }

    [Fact]
    public async Task ARequestThatIsMadeAgainCountsAsAStart()
    {
        var place = await places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct);
        place.RecordRetry(TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromSeconds(2.5));
        place.Dispose();

        var next = places.AcquireAsync("a", CrawlPolicy.ForeignHost, Ct);
        await clock.WaitSetAsync(TimeSpan.FromSeconds(0.5));
        next.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.5));
        (await next).Dispose();
    }

    [Fact]
    public async Task HostsThatWereAskedLongAgoAreForgotten()
    {
        for (var i = 0; i < 20_000; i++)
        {
            (await places.AcquireAsync($"host{i}", CrawlPolicy.ForeignHost, Ct)).Dispose();
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        places.Count.ShouldBeLessThanOrEqualTo(1000);
    }

    [Fact]
    public async Task ManyWhoComeAndGoAndGiveUpLeaveNoPlaceTaken()
    {
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(async i =>
        {
            using var cancelling = new CancellationTokenSource();
            await Task.Yield();
            var entering = places.AcquireAsync("own", CrawlPolicy.OwnHost, cancelling.Token);
            if (i % 3 == 0) await cancelling.CancelAsync();
            try
            {
                using var place = await entering;
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
            catch (OperationCanceledException) when (i % 3 == 0)
            {
            }
        }));

        most.ShouldBeInRange(1, 4);
        for (var i = 0; i < 4; i++) (await places.AcquireAsync("own", CrawlPolicy.OwnHost, Ct)).ShouldNotBeNull();
    }
}
