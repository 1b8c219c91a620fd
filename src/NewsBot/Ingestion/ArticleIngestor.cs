using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;

namespace NewsBot.Ingestion;

/// <summary>Stores a stream of articles in the archive, one by one. Only one process at a time may do so.</summary>
/// <remarks>
/// An article that cannot be read or stored is a failure in the stream, and the run goes on. Only an
/// <see cref="ArchiveException"/> ends it: nothing more can be stored then, but every article already yielded is stored.
/// </remarks>
internal sealed class ArticleIngestor(ArticleArchive archive, TimeProvider time, ILogger<ArticleIngestor> logger)
{
    /// <summary>Stores the articles as they arrive, visible to every community, and yields the result of each.</summary>
    /// <param name="articles">The source; it is enumerated under the write lock, so it may look at the archive first.</param>
    /// <param name="onWaiting">Called once if another process holds the write lock and this one has to wait.</param>
    /// <param name="cancellationToken">Ends the run with <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<IngestResult> IngestAsync(
        IAsyncEnumerable<ArticleReadResult> articles, Action? onWaiting = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var writeLock = await AcquireWriteLockAsync(onWaiting, cancellationToken);
        await foreach (var result in articles.WithCancellation(cancellationToken))
        {
            yield return result.Article is not { } article
                ? IngestResult.Failed(result)
                : await CheckAndStoreAsync(result.Input, article, bounded => result.IsFromWeb
                    ? archive.StorePublishedAsync(bounded, cancellationToken: cancellationToken)
                    : archive.StoreFromFileAsync(bounded, cancellationToken));
        }
    }

    /// <summary>
    /// Stores one article of a feed, visible to the feed's community if it has one, else to all. The caller must hold the write
    /// lock of the data folder.
    /// </summary>
    internal Task<IngestResult> StoreAsync(
        Article article, string? knownId, string? community, FeedTextFallback? feedText, CancellationToken cancellationToken) =>
        CheckAndStoreAsync(
            article.Url ?? article.Title, article, bounded =>
                archive.StorePublishedAsync(bounded, knownId, community, feedText, cancellationToken));

    // Every article is checked here again, because a feed or its server may have added fields after it was read.
    private async Task<IngestResult> CheckAndStoreAsync(
        string input, Article article, Func<Article, Task<StoredArticle>> storeAsync)
    {
        var bounded = ArticleBounds.Shorten(article);
        var problems = string.Join("; ", ArticleBounds.FindProblems(bounded.Id, bounded.Url));
        if (problems.Length > 0) return new IngestResult(input, bounded, null, problems);
        try
        {
            return new IngestResult(input, bounded, await storeAsync(bounded), null);
        }
        catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
        {
            Log.ArticleNotStored(logger, input, exception);
            return new IngestResult(
                input, bounded, null,
                    "it cannot be stored because of a fault in NewsBot itself; please report it with the article");
        }
    }

    /// <summary>Acquires the write lock of the data folder, waiting until it is free. Dispose the result to release it.</summary>
    internal Task<IDisposable> AcquireWriteLockAsync(Action? onWaiting, CancellationToken cancellationToken) =>
        archive.Folder.LockArchiveAsync(onWaiting, time, cancellationToken);
}

/// <summary>The result of reading and storing one input.</summary>
/// <param name="Input">The input as a person would name it.</param>
/// <param name="Article">The article as it was read; null if there was none.</param>
/// <param name="Stored">How the archive stored the article; null when <paramref name="Error"/> is set.</param>
/// <param name="Error">Why the article is not stored; null if it is.</param>
internal sealed record IngestResult(string Input, Article? Article, StoredArticle? Stored, string? Error)
{
    internal static IngestResult Failed(ArticleReadResult result) => new(result.Input, null, null, result.Error);
}
