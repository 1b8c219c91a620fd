using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>The part of the desk that takes articles in and knows which are stored.</summary>
/// <inheritdoc cref="NewsDesk" path="/remarks"/>
internal sealed class StoredCoverage(
    FileSource files, PageReader pages, ArticleIngestor ingestor, SampleCoverage sample, ArticleArchive archive,
    ArticleHistory history, CitationChanges citations)
{
    /// <summary>Takes in files, folders and pages, and returns the result for each article.</summary>
    public async IAsyncEnumerable<IngestResult> IngestAsync(
        IReadOnlyList<string> inputs, Action? onWaiting = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var articleIds = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var article in ingestor.IngestAsync(ReadAsync(inputs, cancellationToken), onWaiting, cancellationToken))
        {
            if (article.Stored is { } stored) articleIds.Add(stored.Id);
            yield return article;
        }

        await sample.PromoteToCoverageAsync(articleIds, cancellationToken);
    }

    /// <summary>Reads files, folders and pages without storing anything.</summary>
    public async IAsyncEnumerable<ArticleReadResult> ReadAsync(
        IReadOnlyList<string> inputs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var input in inputs)
        {
            if (PageReader.IsAddress(input)) yield return await pages.ReadAsync(input, cancellationToken);
            else await foreach (var article in files.ReadAsync(input, cancellationToken)) yield return article;
        }
    }

    /// <summary>Counts the stored articles that everyone may see, by outlet, with their dates.</summary>
    public Task<ArchiveStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        archive.GetStatisticsAsync(null, cancellationToken);

    /// <summary>
    /// Lists changes of articles after they were first taken in, the latest first, and the answers that had cited them.
    /// </summary>
    /// <param name="since">The time from which on changes and answers count; null for all.</param>
    /// <param name="most">The greatest number of changes; 1 or more.</param>
    /// <param name="community">
    /// The community whose visible articles and whose answers count; null for articles that everyone may see, and answers that
    /// were given in no community.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CoverageChanges> ListChangesAsync(
        DateTimeOffset? since, int most, string? community = null, CancellationToken cancellationToken = default) =>
        new(
            await history.ListUpdatesAsync(since, most, community, cancellationToken),
            await citations.ListChangedInCommunityAsync(community, since, cancellationToken));
}

/// <summary>Changes of articles, and the answers that they concern.</summary>
/// <param name="Updates">The changed articles, the latest change first.</param>
/// <param name="Citations">The citations whose sentence was changed, those of the latest answer first.</param>
internal sealed record CoverageChanges(IReadOnlyList<ArticleUpdate> Updates, IReadOnlyList<ChangedCitation> Citations);
