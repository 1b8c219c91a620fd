using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Web;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Asks feeds for news: several at a time, each to its end, one store after another. A feed that fails, however it does, is
/// told of and stops no other.
/// </summary>
internal sealed class FeedPoller(
    FeedStore register, SafeFetcher fetcher, FeedReader reader, EntryReader entries, ArticleIngestor run, ArticleArchive archive,
    PollSchedule schedule, TimeProvider time, ILogger<FeedPoller> logger)
{
    // Most of a poll is waiting for servers; what they send is read on as many threads as there are.
    private const int AtOnce = 16;

    // Feeds read ahead of the store; each holds the articles of one feed.
    private const int Ahead = 4;

    /// <summary>The most pages read in one poll of one feed: at a second between them, a minute.</summary>
    internal const int MostPages = 60;

    // What a feed has not had for this long does not come back.
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(60);

    // That an entry is still there need not be written at every poll.
    private static readonly TimeSpan RememberedAnew = TimeSpan.FromDays(1);

    /// <summary>Asks <paramref name="feeds"/>, all of them, and tells of each as it is done.</summary>
    /// <param name="feeds">Which.</param>
    /// <param name="isAsked">Whether somebody waits for it: then pages are looked at again that could wait.</param>
    /// <param name="onWaiting">Told once when another process is taking articles in and this one waits for its end.</param>
    /// <param name="cancellationToken">Ends it; what was told of is stored.</param>
    public async IAsyncEnumerable<FeedPollResult> PollAsync(
        IReadOnlyList<FeedRecord> feeds, bool isAsked, Action? onWaiting = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var caught = Channel.CreateBounded<FetchedFeed>(Ahead);
        var catching = CatchAllAsync(feeds, isAsked, caught.Writer, ending.Token);
        try
        {
            await foreach (var feed in caught.Reader.ReadAllAsync(ending.Token))
                yield return await StoreAsync(feed, onWaiting, ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await catching;
        }
    }

    private async Task CatchAllAsync(
        IReadOnlyList<FeedRecord> feeds, bool isAsked, ChannelWriter<FetchedFeed> caught, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await Parallel.ForEachAsync(
                feeds,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (feed, cancellation) =>
                    await caught.WriteAsync(await CatchAsync(feed, isAsked, cancellation), cancellation));
        }
        catch (Exception exception)
        {
            // Told to whoever reads the channel, or of no interest to one who left.
            failure = exception;
        }

        caught.Complete(failure);
    }

    private async Task<FetchedFeed> CatchAsync(FeedRecord feed, bool isAsked, CancellationToken cancellationToken)
    {
        try
        {
            return await CatchOneAsync(feed, isAsked, cancellationToken);
        }
        catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
        {
            Log.FeedBroke(logger, feed.Address, exception);
            var problem = $"{feed.Address}: it could not be read because of a fault in NewsBot itself; please report it";
            return new FetchedFeed(schedule.AfterFailing(feed, problem, false, null, time.GetUtcNow()));
        }
    }

    private async Task<FetchedFeed> CatchOneAsync(FeedRecord feed, bool isAsked, CancellationToken cancellationToken)
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
        return await CatchEntriesAsync(
            here, fetched, read.Feed, known, isAsked, cancellationToken) with
        { MovedFrom = movedFrom, Notice = read.Error };
    }

    private async Task<FetchedFeed> CatchEntriesAsync(
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

    private async Task<FeedPollResult> StoreAsync(FetchedFeed caught, Action? onWaiting, CancellationToken cancellationToken)
    {
        var told = new List<EntryPollResult>();
        if (caught.Entries.Count > 0)
        {
            using var taken = await run.TakeFolderAsync(onWaiting, cancellationToken);
            var held = caught.Known.Values.Select(seen => seen.ArticleId).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var entry in caught.Entries)
            {
                var stored = entry.Article is null
                    ? null
                    : await run.StoreAsync(
                        await AtItsOwnAddressAsync(entry, held, caught.Feed.Community, cancellationToken), entry.Seen.ArticleId,
                            caught.Feed.Community,
                        entry.Words, cancellationToken);
                if (stored?.Stored is { } article) held.Add(article.Id);
                var problem = stored?.Error ?? ProblemOf(entry, stored?.Stored);
                caught.Remembered.Add(
                    entry.Seen with { ArticleId = stored?.Stored?.Id ?? entry.Seen.ArticleId, Problem = problem });
                if (problem is null && stored?.Stored is null or { As: StoreOutcome.Unchanged }) caught.Unchanged++;
                else told.Add(
                    new EntryPollResult(TitleOf(entry), entry.Article?.Url ?? entry.Entry.Url, stored?.Stored, problem));
            }
        }

        await register.SaveAsync(caught.Remembered, cancellationToken);
        // A feed that did not change has all that it had.
        if (caught.HasEntries) await register.ForgetAsync(caught.Feed.Key, time.GetUtcNow() - Forgotten, cancellationToken);
        var hadNews = told.Any(entry => entry.Stored is { As: not StoreOutcome.Unchanged });
        var feed = caught.IsRead ? schedule.AfterReading(caught.Feed, hadNews, caught.AtLeast, time.GetUtcNow()) : caught.Feed;
        var movedFrom = caught.MovedFrom;
        if (!await register.SaveAsync(feed, cancellationToken) && movedFrom is not null)
        {
            // Another feed is followed at the new address already; this one stays where it is, and its redirect works.
            (feed, movedFrom) = (feed with { Address = movedFrom }, null);
            await register.SaveAsync(feed, cancellationToken);
        }

        return new FeedPollResult(feed, told, caught.Unchanged, caught.Waiting) { MovedFrom = movedFrom, Notice = caught.Notice };
    }

    // A page that names the address of another entry's article as its own has a template's mistake in it; believed, it
    // would make all articles of the site versions of one.
    private async Task<Article> AtItsOwnAddressAsync(
        FetchedEntry entry, HashSet<string> held, string? community, CancellationToken cancellationToken)
    {
        var article = entry.Article!;
        var own = entry.Entry.OriginalUrl ?? entry.Entry.Url;
        if (entry.Words is not null || entry.Seen.ArticleId is not null || !WebSite.AreSame(own, article.Url)) return article;
        return await archive.IdAtAsync(article.Url!, community, cancellationToken) is { } id && held.Contains(id)
            ? article with { Url = own } : article;
    }

    private static string TitleOf(FetchedEntry entry) =>
        entry.Article?.Title ?? entry.Entry.Title ?? entry.Entry.Url ?? "an entry without title";

    private static string? ProblemOf(FetchedEntry entry, StoredArticle? stored) => (entry.Seen.Problem, stored) switch
    {
        (null, { IsFullerThanCame: true }) =>
            $"the {(entry.Words is null ? "page" : "feed")} now shows less than half of the article; {Fuller}",
        ({ } problem, { IsFullerThanCame: true }) => $"{problem}; {Fuller}",
        ({ } problem, not null) when entry.Words is not null => $"{problem}; what the feed tells of it is kept",
        var (problem, _) => problem,
    };

    private const string Fuller = "the fuller version that is held is kept";

    private sealed record FetchedFeed(FeedRecord Feed)
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
}
