using Microsoft.Extensions.Logging;
using NewsBot.Ingestion.Feeds;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Feeds;

namespace NewsBot.Desk;

/// <summary>
/// Keeps the coverage current by itself: asks each feed when it is due, for as long as it runs. What it meets is logged, a line
/// a feed that had news or failed; nothing but cancellation ends it.
/// </summary>
/// <param name="register">What is due.</param>
/// <param name="polling">Asks.</param>
/// <param name="folder">Taken while it asks, so that of two processes one does.</param>
/// <param name="indexer">Makes searchable what a round stored, before anybody asks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told.</param>
internal sealed class FeedWorker(
    FeedStore register, FeedPoller polling, DataFolder folder, CoverageIndexer indexer, TimeProvider time,
    ILogger<FeedWorker> logger)
{
    // Feeds may be added by another process, which cannot tell this one; and a clock may be put right.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="onPolled">Told of each feed as it is done; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action<FeedPollResult>? onPolled, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = LongestSleep;
            try
            {
                await RunOnceAsync(onPolled, cancellationToken);
                next = await UntilNextAsync(cancellationToken);
            }
            catch (ArchiveException exception)
            {
                // Locked or full now; the next round may find it free again.
                Log.FeedsNotPolled(logger, exception.Message);
            }

            await Task.Delay(next, time, cancellationToken);
        }
    }

    /// <summary>Polls the feeds that are due, and makes searchable what they brought.</summary>
    internal async Task RunOnceAsync(Action<FeedPollResult>? onPolled, CancellationToken cancellationToken)
    {
        await PollDueAsync(onPolled, cancellationToken);
        // Another process may have stored articles, too; without any, this is one query.
        await indexer.CatchUpAsync(cancellationToken);
    }

    // None while another process polls.
    private async Task PollDueAsync(Action<FeedPollResult>? onPolled, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = FeedStore.ToAsk(await register.ListAsync(cancellationToken))
            .Where(feed => !feed.IsGone && PollSchedule.IsDue(feed, now)).ToList();
        if (due.Count == 0) return;
        using var taken = folder.TryTakeFeeds();
        if (taken is null) return;
        await foreach (var polled in polling.PollAsync(due, isAsked: false, null, cancellationToken))
        {
            var stored = polled.Entries.Count(entry => entry.Stored is { As: not StoreOutcome.Unchanged });
            if (!polled.IsRead) Log.FeedFailed(logger, polled.Feed.Problem!, polled.Feed.Failures, polled.Feed.NextPoll);
            else if (stored > 0) Log.FeedHadNews(logger, polled.Feed.Address, stored);
            onPolled?.Invoke(polled);
        }
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancellationToken)
    {
        var feeds = FeedStore.ToAsk(await register.ListAsync(cancellationToken)).Where(feed => !feed.IsGone).ToList();
        if (feeds.Count == 0) return LongestSleep;
        var wait = feeds.Min(feed => feed.NextPoll) - time.GetUtcNow();
        return wait < ShortestSleep ? ShortestSleep : wait > LongestSleep ? LongestSleep : wait;
    }
}
