using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsBot.Articles;
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
    FeedFetcher fetcher, ArticleIngestor run, ArticleArchive archive, FeedStore register, PollSchedule schedule,
    TimeProvider time)
{
    // Most of a poll is waiting for servers; what they send is read on as many threads as there are.
    private const int AtOnce = 16;

    // Feeds read ahead of the store; each holds the articles of one feed.
    private const int Ahead = 4;

    // What a feed has not had for this long does not come back.
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(60);

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
        var fetching = FetchAllAsync(feeds, isAsked, caught.Writer, ending.Token);
        try
        {
            await foreach (var feed in caught.Reader.ReadAllAsync(ending.Token))
                yield return await StoreAsync(feed, onWaiting, ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await fetching;
        }
    }

    private async Task FetchAllAsync(
        IReadOnlyList<FeedRecord> feeds, bool isAsked, ChannelWriter<FetchedFeed> caught, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await Parallel.ForEachAsync(
                feeds,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (feed, cancellation) =>
                    await caught.WriteAsync(await fetcher.FetchAsync(feed, isAsked, cancellation), cancellation));
        }
        catch (Exception exception)
        {
            // Told to whoever reads the channel, or of no interest to one who left.
            failure = exception;
        }

        caught.Complete(failure);
    }

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
}
