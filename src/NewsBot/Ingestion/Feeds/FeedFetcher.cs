using Microsoft.Extensions.Logging;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Web;
using NewsBot.Storage;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>Asks one feed for news and reads what is new in it; nothing is stored.</summary>
internal sealed class FeedFetcher(
    FeedStore register, SafeFetcher fetcher, FeedReader reader, EntryReader entries, PollSchedule schedule, TimeProvider time,
    ILogger<FeedFetcher> logger)
{
    /// <summary>The most pages read in one poll of one feed: at a second between them, a minute.</summary>
    internal const int MostPages = 60;

    // That an entry is still there need not be written at every poll.
    private static readonly TimeSpan RememberedAnew = TimeSpan.FromDays(1);

    /// <summary>Asks a feed, and reads what is new in it.</summary>
    /// <param name="feed">Which.</param>
    /// <param name="isAsked">Whether somebody waits for it: then pages are looked at again that could wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public async Task<FetchedFeed> FetchAsync(FeedRecord feed, bool isAsked, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchOneAsync(feed, isAsked, cancellationToken);
        }
        catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
        {
            Log.FeedBroke(logger, feed.Address, exception);
            var problem = $"{feed.Address}: it could not be read because of a fault in NewsBot itself; please report it";
            return new FetchedFeed(schedule.AfterFailing(feed, problem, false, null, time.GetUtcNow()));
        }
    }

    private async Task<FetchedFeed> FetchOneAsync(FeedRecord feed, bool isAsked, CancellationToken cancellationToken)
    {
        var known = await register.SeenAsync(feed.Key, cancellationToken);
        // Pages change behind a feed that does not: where one is to be looked at, the feed must say where they are.
        var wantsAll = known.Values.Any(seen => entries.IsDue(seen, isAsked));
        var fetched = await fetcher.FetchAsync(
            new FetchRequest(feed.Address)
            {
                Kind = FetchKind.Feed,
                ETag = wantsAll ? null : feed.ETag,
                LastModified = wantsAll ? null : feed.LastModified,
            },
            cancellationToken);
        var now = time.GetUtcNow();
        if (fetched.Outcome is not (FetchOutcome.Done or FetchOutcome.NotModified))
            return new FetchedFeed(
                schedule.AfterFailing(feed, fetched.Error!, fetched.Outcome == FetchOutcome.Gone, fetched.RetryAfter, now));
        var here = feed with { Address = fetched.MovedTo ?? feed.Address };
        var movedFrom = here.Address == feed.Address ? null : feed.Address;
        if (fetched.Outcome == FetchOutcome.NotModified)
            return new FetchedFeed(
                here)
            { IsRead = true, AtLeast = fetched.FreshFor, MovedFrom = movedFrom, Unchanged = known.Count };
        var read = reader.Read(fetched.Body, fetched.MediaType, fetched.Charset, new Uri(fetched.Address));
        if (read.Feed is null)
            return new FetchedFeed(schedule.AfterFailing(feed, $"{feed.Address}: {read.Error}", false, null, now));
        return await ReadEntriesAsync(
            here, fetched, read.Feed, known, isAsked, cancellationToken) with
        { MovedFrom = movedFrom, Notice = read.Error };
    }

    private async Task<FetchedFeed> ReadEntriesAsync(
        FeedRecord feed, Fetched fetched, Feed said, IReadOnlyDictionary<string, SeenEntry> known, bool isAsked,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var caught = new FetchedFeed(feed) { Known = known };
        var pages = 0;
        foreach (var identified in InOrderOfNews(EntryIdentity.Of(said.Entries, known), known))
        {
            var seen = known.GetValueOrDefault(identified.Identity);
            var print = EntryIdentity.Fingerprint(identified.Entry);
            if (seen is not null && seen.Fingerprint == print && (identified.IsLinkShared || !entries.IsDue(seen, isAsked)))
            {
                caught.Unchanged++;
                if (now - seen.LastSeen > RememberedAnew) caught.Remembered.Add(seen with { LastSeen = now });
                continue;
            }

            // What is not remembered is new again at the next poll.
            if (EntryReader.HasPage(identified, fetched.Address) && ++pages > MostPages)
            {
                if (seen is null) caught.Waiting++;
                else caught.Remembered.Add(seen with { LastSeen = now });
                continue;
            }

            var remembered =
                (seen ?? new SeenEntry
                {
                    FeedKey = feed.Key,
                    Identity = identified.Identity,
                    Fingerprint = print,
                    FirstSeen = now
                }) with
                {
                    Fingerprint = print,
                    LastSeen = now,
                };
            if (remembered.FirstSeen > now) remembered = remembered with { FirstSeen = now };
            var dated = identified with { Entry = Dated(feed, seen, identified.Entry, now) };
            caught.Entries.Add(await entries.ReadAsync(fetched.Address, said, dated, seen, remembered, cancellationToken));
        }

        var state = feed with
        {
            Title = said.Title ?? feed.Title,
            Kind = said.Kind.ToString(),
            // With entries left over, the next poll must not be told that nothing has changed.
            ETag = caught.Waiting > 0 ? null : fetched.ETag,
            LastModified = caught.Waiting > 0 ? null : fetched.LastModified,
        };
        return caught with { Feed = state, IsRead = true, HasEntries = true, AtLeast = Longer(said.Every, fetched.FreshFor) };
    }

    // An entry that was not there at the last poll was published since; one without a date that was there at the first is
    // of any time.
    private static FeedEntry Dated(FeedRecord feed, SeenEntry? seen, FeedEntry entry, DateTimeOffset now) =>
        entry.Published is null && (seen is null || seen.FirstSeen > now) && feed.Succeeded is not null
            ? entry with { Published = now } : entry;

    // New entries first, the newest of them at the head, so that a limit falls on what matters least.
    private static IEnumerable<IdentifiedEntry> InOrderOfNews(
        IReadOnlyList<IdentifiedEntry> entries, IReadOnlyDictionary<string, SeenEntry> known) =>
        entries.OrderBy(entry => known.ContainsKey(entry.Identity))
            .ThenByDescending(entry => entry.Entry.Published ?? DateTimeOffset.MinValue);

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;
}

/// <summary>A feed as it was fetched, with what is to be stored of it.</summary>
internal sealed record FetchedFeed(FeedRecord Feed)
{
    public bool IsRead { get; init; }

    /// <summary>Whether it said what is in it, and not only that nothing changed.</summary>
    public bool HasEntries { get; init; }

    /// <summary>How long the feed or its server wants to be left alone.</summary>
    public TimeSpan? AtLeast { get; init; }

    public IReadOnlyDictionary<string, SeenEntry> Known { get; init; } = new Dictionary<string, SeenEntry>();

    public List<FetchedEntry> Entries { get; } = [];

    /// <summary>Entries that are only to be remembered.</summary>
    public List<SeenEntry> Remembered { get; } = [];

    public int Unchanged { get; set; }

    public int Waiting { get; set; }

    public string? MovedFrom { get; init; }

    public string? Notice { get; init; }
}
