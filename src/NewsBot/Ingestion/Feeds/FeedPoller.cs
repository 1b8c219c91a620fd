using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Polls feeds: it fetches several at a time and stores their articles one feed after another. A feed that fails is
/// reported in its result and does not stop the others.
/// </summary>
internal sealed class FeedPoller(
    FeedFetcher fetcher, ArticleIngestor ingestor, ArticleArchive archive, FeedStore store, PollSchedule schedule,
    TimeProvider time)
{
    // A poll mostly waits for servers, so more feeds are fetched at once than there are cores.
    private const int MaxConcurrentFetches = 16;

    // The number of fetched feeds that may wait to be stored. Each keeps all its new articles in memory.
    private const int MaxFetchedAhead = 4;

    // An entry that the feed has not listed for this long will not come back, so its record is deleted.
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(60);

    /// <summary>Polls the feeds, whether they are due or not, and yields the result of each when it is stored.</summary>
    /// <param name="feeds">The feeds to poll.</param>
    /// <param name="isAsked">True if a user waits for the result: pages are then checked again sooner.</param>
    /// <param name="onWaiting">Called if another process holds the write lock and this one has to wait.</param>
    /// <param name="cancellationToken">Ends the poll; feeds already yielded are stored.</param>
    public async IAsyncEnumerable<FeedPollResult> PollAsync(
        IReadOnlyList<FeedRecord> feeds, bool isAsked, Action? onWaiting = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fetched = Channel.CreateBounded<FetchedFeed>(MaxFetchedAhead);
        var fetching = FetchAllAsync(feeds, isAsked, fetched.Writer, linked.Token);
        try
        {
            await foreach (var feed in fetched.Reader.ReadAllAsync(linked.Token))
                yield return await StoreAsync(feed, onWaiting, linked.Token);
        }
        finally
        {
            await linked.CancelAsync();
            await fetching;
        }
    }

    private async Task FetchAllAsync(
        IReadOnlyList<FeedRecord> feeds, bool isAsked, ChannelWriter<FetchedFeed> fetched, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await Parallel.ForEachAsync(
                feeds,
                new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentFetches, CancellationToken = cancellationToken },
                async (feed, cancellation) =>
                    await fetched.WriteAsync(await fetcher.FetchAsync(feed, isAsked, cancellation), cancellation));
        }
        catch (Exception exception)
        {
            // The reader of the channel gets this exception, unless it has stopped reading.
            failure = exception;
        }

        fetched.Complete(failure);
    }

    private async Task<FeedPollResult> StoreAsync(FetchedFeed fetched, Action? onWaiting, CancellationToken cancellationToken)
    {
        var results = new List<EntryPollResult>();
        if (fetched.Entries.Count > 0)
        {
            using var writeLock = await ingestor.AcquireWriteLockAsync(onWaiting, cancellationToken);
            var feedArticleIds = fetched.KnownEntries.Values
                .Select(seen => seen.ArticleId).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var entry in fetched.Entries)
            {
                var stored = entry.Article is null
                    ? null
                    : await ingestor.StoreAsync(
                        await CorrectAddressAsync(entry, feedArticleIds, fetched.Feed.Community, cancellationToken),
                        entry.Seen.ArticleId, fetched.Feed.Community, entry.FeedText, cancellationToken);
                if (stored?.Stored is { } article) feedArticleIds.Add(article.Id);
                var problem = stored?.Error ?? DescribeProblem(entry, stored?.Stored);
                fetched.EntriesToRemember.Add(
                    entry.Seen with { ArticleId = stored?.Stored?.Id ?? entry.Seen.ArticleId, Problem = problem });
                if (problem is null && stored?.Stored is null or { Outcome: StoreOutcome.Unchanged }) fetched.UnchangedCount++;
                else results.Add(
                    new EntryPollResult(GetTitle(entry), entry.Article?.Url ?? entry.Entry.Url, stored?.Stored, problem));
            }
        }

        await store.SaveAsync(fetched.EntriesToRemember, cancellationToken);
        // A feed that answers "not modified" still lists all its entries, so their records are kept.
        if (fetched.HasEntries)
            await store.DeleteOldEntriesAsync(fetched.Feed.Key, time.GetUtcNow() - ForgetAfter, cancellationToken);
        var hadNews = results.Any(entry => entry.Stored is { Outcome: not StoreOutcome.Unchanged });
        var feed = fetched.IsRead
            ? schedule.ScheduleAfterSuccess(fetched.Feed, hadNews, fetched.MinimumWait, time.GetUtcNow())
            : fetched.Feed;
        var movedFrom = fetched.MovedFrom;
        if (!await store.SaveAsync(feed, cancellationToken) && movedFrom is not null)
        {
            // The new address belongs to another feed already. This one keeps its old address, whose redirect still works.
            (feed, movedFrom) = (feed with { Address = movedFrom }, null);
            await store.SaveAsync(feed, cancellationToken);
        }

        return new FeedPollResult(feed, results, fetched.UnchangedCount, fetched.DeferredCount)
        {
            MovedFrom = movedFrom,
            Notice = fetched.Notice,
        };
    }

    // A page that claims the address of another entry's article has a mistake in its template. If it were believed, all
    // articles of the site would become versions of one article.
    private async Task<Article> CorrectAddressAsync(
        FetchedEntry entry, HashSet<string> feedArticleIds, string? community, CancellationToken cancellationToken)
    {
        var article = entry.Article!;
        var own = entry.Entry.OriginalUrl ?? entry.Entry.Url;
        if (entry.FeedText is not null || entry.Seen.ArticleId is not null || !WebSite.IsSameSite(own, article.Url))
            return article;
        return await archive.FindIdByUrlAsync(article.Url!, community, cancellationToken) is { } id && feedArticleIds.Contains(id)
            ? article with { Url = own } : article;
    }

    private static string GetTitle(FetchedEntry entry) =>
        entry.Article?.Title ?? entry.Entry.Title ?? entry.Entry.Url ?? "an entry without title";

    private static string? DescribeProblem(FetchedEntry entry, StoredArticle? stored) => (entry.Seen.Problem, stored) switch
    {
        (null, { IsStubIgnored: true }) =>
            $"the {(entry.FeedText is null ? "page" : "feed")} now shows less than half of the article; {FullerVersionKept}",
        ({ } problem, { IsStubIgnored: true }) => $"{problem}; {FullerVersionKept}",
        ({ } problem, not null) when entry.FeedText is not null => $"{problem}; what the feed tells of it is kept",
        var (problem, _) => problem,
    };

    private const string FullerVersionKept = "the fuller version that is held is kept";
}
