using Microsoft.Extensions.Logging;
using NewsBot.Ingestion.Feeds;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Feeds;

namespace NewsBot.Desk;

/// <summary>
/// Polls each feed when it is due, until it is cancelled. It logs a line for each feed that had news or failed, and indexes the
/// new articles.
/// </summary>
/// <param name="store">Knows the feeds and when each is due.</param>
/// <param name="poller">Polls the feeds.</param>
/// <param name="folder">Its lock is held during a round, so that only one process polls.</param>
/// <param name="indexer">Makes the new articles of a round searchable before anybody asks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class FeedWorker(
    FeedStore store, FeedPoller poller, DataFolder folder, CoverageIndexer indexer, TimeProvider time,
    ILogger<FeedWorker> logger)
{
    // Another process may add feeds without this one noticing, and the clock may be corrected, so it never sleeps longer.
    private static readonly TimeSpan MaxSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MinSleep = TimeSpan.FromSeconds(1);

    /// <summary>Runs until it is cancelled. An unusable archive is logged and tried again in the next round.</summary>
    /// <param name="onPolled">Called with the result of each feed; may be null.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public async Task RunAsync(Action<FeedPollResult>? onPolled, CancellationToken cancellationToken)
    {
        while (true)
        {
            var delay = MaxSleep;
            try
            {
                await RunOnceAsync(onPolled, cancellationToken);
                delay = await GetNextDelayAsync(cancellationToken);
            }
            catch (ArchiveException exception)
            {
                // The archive is locked or full; the next round may find it free again.
                Log.FeedsNotPolled(logger, exception.Message);
            }

            await Task.Delay(delay, time, cancellationToken);
        }
    }

    /// <summary>Polls the feeds that are due, and makes searchable what they brought.</summary>
    internal async Task RunOnceAsync(Action<FeedPollResult>? onPolled, CancellationToken cancellationToken)
    {
        await PollDueAsync(onPolled, cancellationToken);
        // Another process may have stored articles, too; without any, this is one query.
        await indexer.CatchUpAsync(cancellationToken);
    }

    // Does nothing while another process polls.
    private async Task PollDueAsync(Action<FeedPollResult>? onPolled, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = FeedStore.SelectForPolling(await store.ListAsync(cancellationToken))
            .Where(feed => !feed.IsGone && PollSchedule.IsDue(feed, now)).ToList();
        if (due.Count == 0) return;
        using var feedLock = folder.TryLockFeeds();
        if (feedLock is null) return;
        await foreach (var polled in poller.PollAsync(due, isAsked: false, null, cancellationToken))
        {
            var stored = polled.Entries.Count(entry => entry.Stored is { Outcome: not StoreOutcome.Unchanged });
            if (!polled.IsRead) Log.FeedFailed(logger, polled.Feed.Problem!, polled.Feed.Failures, polled.Feed.NextPoll);
            else if (stored > 0) Log.FeedHadNews(logger, polled.Feed.Address, stored);
            onPolled?.Invoke(polled);
        }
    }

    private async Task<TimeSpan> GetNextDelayAsync(CancellationToken cancellationToken)
    {
        var feeds = FeedStore.SelectForPolling(await store.ListAsync(cancellationToken)).Where(feed => !feed.IsGone).ToList();
        if (feeds.Count == 0) return MaxSleep;
        var wait = feeds.Min(feed => feed.NextPoll) - time.GetUtcNow();
        return wait < MinSleep ? MinSleep : wait > MaxSleep ? MaxSleep : wait;
    }
}
