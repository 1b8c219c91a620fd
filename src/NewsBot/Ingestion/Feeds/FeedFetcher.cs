using Microsoft.Extensions.Logging;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Web;
using NewsBot.Storage;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>Fetches one feed and reads its new and changed entries; it stores nothing.</summary>
internal sealed class FeedFetcher(
    FeedStore store, SafeFetcher fetcher, FeedContentReader contents, EntryReader entries, PollSchedule schedule,
    TimeProvider time, ILogger<FeedFetcher> logger)
{
    /// <summary>The most pages read in one poll of a feed. With a second between requests, they take a minute.</summary>
    internal const int MaxPagesPerPoll = 60;

    // The time when an unchanged entry was last seen is not saved at every poll, but once a day.
    private static readonly TimeSpan LastSeenSaveInterval = TimeSpan.FromDays(1);

    /// <summary>Fetches a feed and reads its new and changed entries. A feed that fails is a result, not an exception.</summary>
    /// <param name="feed">The feed to fetch.</param>
    /// <param name="isRequested">True if a user waits for the result: pages are then checked again sooner.</param>
    /// <param name="cancellationToken">Cancels the fetch.</param>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public async Task<FetchedFeed> FetchAsync(FeedRecord feed, bool isRequested, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAndReadAsync(feed, isRequested, cancellationToken);
        }
        catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
        {
            Log.FeedFailed(logger, feed.Address, exception);
            var problem = $"{feed.Address}: it could not be read because of a fault in NewsBot itself; please report it";
            return new FetchedFeed(schedule.ScheduleAfterFailure(feed, problem, false, null, time.GetUtcNow()));
        }
    }

    private async Task<FetchedFeed> FetchAndReadAsync(FeedRecord feed, bool isRequested, CancellationToken cancellationToken)
    {
        var seenEntries = await store.GetSeenEntriesAsync(feed.Key, cancellationToken);
        // A page may change while its feed does not. To check pages again, the entries are needed, so the request must not be
        // conditional.
        var needsEntries = seenEntries.Values.Any(seen => entries.IsRecheckDue(seen, isRequested));
        var fetched = await fetcher.FetchAsync(
            new FetchRequest(feed.Address)
            {
                Kind = FetchKind.Feed,
                ETag = needsEntries ? null : feed.ETag,
                LastModified = needsEntries ? null : feed.LastModified,
            },
            cancellationToken);
        var now = time.GetUtcNow();
        if (fetched.Outcome is not (FetchOutcome.Done or FetchOutcome.NotModified))
            return new FetchedFeed(
                schedule.ScheduleAfterFailure(
                    feed, fetched.Error!, fetched.Outcome == FetchOutcome.Gone, fetched.RetryAfter, now));
        var current = feed with { Address = fetched.MovedTo ?? feed.Address };
        var movedFrom = current.Address == feed.Address ? null : feed.Address;
        if (fetched.Outcome == FetchOutcome.NotModified)
            return new FetchedFeed(current)
            { IsRead = true, MinimumWait = fetched.FreshFor, MovedFrom = movedFrom, UnchangedCount = seenEntries.Count };
        var parsed = await contents.ReadAsync(fetched, cancellationToken);
        if (parsed.Feed is null)
            return new FetchedFeed(schedule.ScheduleAfterFailure(feed, $"{feed.Address}: {parsed.Error}", false, null, now));
        // An index may stay the same while its sitemaps change, so it is always fetched whole.
        if (parsed.IsIndex) fetched = fetched with { ETag = null, LastModified = null };
        return await ReadEntriesAsync(
            current, fetched, parsed.Feed, seenEntries, isRequested, cancellationToken) with
        { MovedFrom = movedFrom, Notice = parsed.Error };
    }

    private async Task<FetchedFeed> ReadEntriesAsync(
        FeedRecord feed, Fetched fetched, Feed parsed, IReadOnlyDictionary<string, SeenEntry> seenEntries, bool isRequested,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var result = new FetchedFeed(feed) { KnownEntries = seenEntries };
        var pages = 0;
        foreach (var identified in OrderNewestFirst(EntryIdentity.Identify(parsed.Entries, seenEntries), seenEntries))
        {
            var seen = seenEntries.GetValueOrDefault(identified.Identity);
            var fingerprint = EntryIdentity.Fingerprint(identified.Entry);
            if (seen is not null && seen.Fingerprint == fingerprint
                && (identified.IsLinkShared || !entries.IsRecheckDue(seen, isRequested)))
            {
                result.UnchangedCount++;
                if (now - seen.LastSeen > LastSeenSaveInterval) result.EntriesToRemember.Add(seen with { LastSeen = now });
                continue;
            }

            // A new entry that is not saved counts as new again at the next poll.
            if (EntryReader.NeedsPage(identified, fetched.Address) && ++pages > MaxPagesPerPoll)
            {
                if (seen is null) result.DeferredCount++;
                else result.EntriesToRemember.Add(seen with { LastSeen = now });
                continue;
            }

            var updated =
                (seen ?? new SeenEntry
                {
                    FeedKey = feed.Key,
                    Identity = identified.Identity,
                    Fingerprint = fingerprint,
                    FirstSeen = now
                }) with
                {
                    Fingerprint = fingerprint,
                    LastSeen = now,
                };
            if (updated.FirstSeen > now) updated = updated with { FirstSeen = now };
            var dated = identified with { Entry = EstimateDate(feed, seen, identified.Entry, now) };
            result.Entries.Add(await entries.ReadAsync(fetched.Address, parsed, dated, seen, updated, cancellationToken));
        }

        var state = feed with
        {
            Title = parsed.Title ?? feed.Title,
            Kind = parsed.Kind.ToString(),
            // While entries are left over, the next request must not be conditional, or the server may answer "not modified".
            ETag = result.DeferredCount > 0 ? null : fetched.ETag,
            LastModified = result.DeferredCount > 0 ? null : fetched.LastModified,
        };
        return result with
        {
            Feed = state,
            IsRead = true,
            HasEntries = true,
            MinimumWait = Max(parsed.RequestedInterval, fetched.FreshFor)
        };
    }

    // A new entry without a date was published since the last poll. In the first poll of a feed it may be of any age, so it
    // stays without a date.
    private static FeedEntry EstimateDate(FeedRecord feed, SeenEntry? seen, FeedEntry entry, DateTimeOffset now) =>
        entry.Published is null && (seen is null || seen.FirstSeen > now) && feed.Succeeded is not null
            ? entry with { Published = now } : entry;

    // New entries come first, the newest at the head, so that the page limit cuts off the least important ones.
    private static IEnumerable<IdentifiedEntry> OrderNewestFirst(
        IReadOnlyList<IdentifiedEntry> entries, IReadOnlyDictionary<string, SeenEntry> seenEntries) =>
        entries.OrderBy(entry => seenEntries.ContainsKey(entry.Identity))
            .ThenByDescending(entry => entry.Entry.Published ?? DateTimeOffset.MinValue);

    private static TimeSpan? Max(TimeSpan? first, TimeSpan? second) =>
        first is null || second > first ? second : first;
}

/// <summary>The result of fetching a feed: its new state and the entries to store.</summary>
/// <param name="Feed">The state of the feed after the fetch.</param>
internal sealed record FetchedFeed(FeedRecord Feed)
{
    /// <summary>True if the feed was read, or its server said that it has not changed.</summary>
    public bool IsRead { get; init; }

    /// <summary>True if the feed listed its entries; false if its server only said that nothing has changed.</summary>
    public bool HasEntries { get; init; }

    /// <summary>The shortest time until the next poll that the feed or its server asks for; null if they ask for none.</summary>
    public TimeSpan? MinimumWait { get; init; }

    /// <summary>The entries that earlier polls have seen, by identity.</summary>
    public IReadOnlyDictionary<string, SeenEntry> KnownEntries { get; init; } = new Dictionary<string, SeenEntry>();

    /// <summary>The new and changed entries.</summary>
    public List<FetchedEntry> Entries { get; } = [];

    /// <summary>The records of seen entries to save, for entries that bring no article.</summary>
    public List<SeenEntry> EntriesToRemember { get; } = [];

    /// <inheritdoc cref="FeedPollResult.UnchangedCount"/>
    public int UnchangedCount { get; set; }

    /// <inheritdoc cref="FeedPollResult.DeferredCount"/>
    public int DeferredCount { get; set; }

    /// <inheritdoc cref="FeedPollResult.MovedFrom"/>
    public string? MovedFrom { get; init; }

    /// <inheritdoc cref="FeedPollResult.Notice"/>
    public string? Notice { get; init; }
}
