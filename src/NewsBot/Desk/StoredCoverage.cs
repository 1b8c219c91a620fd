using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>The part of the desk that takes articles in and knows which are held.</summary>
/// <inheritdoc cref="NewsDesk" path="/remarks"/>
internal sealed class StoredCoverage(
    FileSource files, PageReader pages, ArticleIngestor ingestor, SampleCoverage sample, ArticleArchive archive,
    ArticleHistory history, CitationChanges citations)
{
    /// <summary>Takes in files, folders and pages, and tells of each article what became of it.</summary>
    public async IAsyncEnumerable<IngestResult> IngestAsync(
        IReadOnlyList<string> inputs, Action? onWaiting = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var article in ingestor.RunAsync(ReadAsync(inputs, cancellationToken), onWaiting, cancellationToken))
        {
            if (article.Stored is { } stored) taken.Add(stored.Id);
            yield return article;
        }

        await sample.WasWantedAsync(taken, cancellationToken);
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

    /// <summary>What is held that everyone may see, from whom and of what time.</summary>
    public Task<ArchiveStatistics> StatisticsAsync(CancellationToken cancellationToken = default) =>
        archive.HoldingsAsync(null, cancellationToken);

    /// <summary>
    /// What changed in articles after they were first taken in, the latest first, and which answers had cited it.
    /// </summary>
    /// <param name="since">Changes and answers from then on; null for all.</param>
    /// <param name="most">No more changes than this; 1 or more.</param>
    /// <param name="community">
    /// In what this community may see, and in the answers that it was given; null for what everyone may see, and answers given in
    /// no community.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CoverageChanges> ChangesAsync(
        DateTimeOffset? since, int most, string? community = null, CancellationToken cancellationToken = default) =>
        new(
            await history.UpdatesAsync(since, most, community, cancellationToken),
            await citations.ChangedInAsync(community, since, cancellationToken));
}

/// <param name="Updates">What changed, the latest first.</param>
/// <param name="Citations">The citations of answers whose sentence is among it, the latest answer first.</param>
internal sealed record CoverageChanges(IReadOnlyList<ArticleUpdate> Updates, IReadOnlyList<ChangedCitation> Citations);
