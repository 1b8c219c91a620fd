using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;

namespace NewsBot.Ingestion;

/// <summary>Takes a stream of articles into the archive, one by one, as the only process that does so.</summary>
/// <remarks>
/// What cannot be read or stored is a failure in the stream, and the rest goes on. Only an <see cref="ArchiveException"/>
/// ends the run: then nothing more could be stored, and every article already yielded is safe.
/// </remarks>
internal sealed class ArticleIngestor(ArticleArchive archive, TimeProvider time, ILogger<ArticleIngestor> logger)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>Stores the articles as they come, for everyone to see, and tells of each.</summary>
    /// <param name="articles">Read only once the data folder is taken, so a source may look at the archive first.</param>
    /// <param name="onWaiting">Told once when another process is taking articles in and this one waits for its end.</param>
    /// <param name="cancellationToken">Ends the run with <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<IngestResult> RunAsync(
        IAsyncEnumerable<ArticleReadResult> articles, Action? onWaiting = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var taken = await TakeFolderAsync(onWaiting, cancellationToken);
        await foreach (var read in articles.WithCancellation(cancellationToken))
        {
            yield return read.Article is not { } article
                ? IngestResult.Failed(read)
                : await GuardAsync(read.Input, article, fitting => read.IsAsPublished
                    ? archive.StorePublishedAsync(fitting, cancellationToken: cancellationToken)
                    : archive.StoreAsync(fitting, cancellationToken));
        }
    }

    /// <summary>
    /// Stores one article of a feed, for whoever has taken the folder, and for the feed's community where it has one.
    /// </summary>
    internal Task<IngestResult> StoreAsync(
        Article article, string? heldAs, string? community, FeedTextFallback? words, CancellationToken cancellationToken) =>
        GuardAsync(
            article.Url ?? article.Title, article, fitting =>
                archive.StorePublishedAsync(fitting, heldAs, community, words, cancellationToken));

    // Every way in leads through here, also what a feed or its server adds to what was read.
    private async Task<IngestResult> GuardAsync(string input, Article article, Func<Article, Task<StoredArticle>> storeAsync)
    {
        var fitting = ArticleBounds.Shorten(article);
        var problems = string.Join("; ", ArticleBounds.Problems(fitting.Id, fitting.Url));
        if (problems.Length > 0) return new IngestResult(input, fitting, null, problems);
        try
        {
            return new IngestResult(input, fitting, await storeAsync(fitting), null);
        }
        catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
        {
            Log.NotStored(logger, input, exception);
            return new IngestResult(
                input, fitting, null,
                    "it cannot be stored because of a fault in NewsBot itself; please report it with the article");
        }
    }

    /// <summary>Takes the data folder for writing, waiting for whoever has it.</summary>
    internal async Task<IDisposable> TakeFolderAsync(Action? onWaiting, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (archive.Folder.TryTakeForWriting() is { } taken) return taken;
            if (isFirst) onWaiting?.Invoke();
            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }
}

/// <summary>What became of one thing that a source read.</summary>
/// <param name="Input">What was read, as a person would name it.</param>
/// <param name="Article">The article as it was read; null where there was none.</param>
/// <param name="Stored">Where and as what it is held; null when <paramref name="Error"/> is set.</param>
/// <param name="Error">Why it is not held; null when it is.</param>
internal sealed record IngestResult(string Input, Article? Article, StoredArticle? Stored, string? Error)
{
    internal static IngestResult Failed(ArticleReadResult read) => new(read.Input, null, null, read.Error);
}
