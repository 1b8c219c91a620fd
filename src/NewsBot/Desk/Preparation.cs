using NewsBot.Ingestion;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>
/// Prepares the coverage before the first question, so that no question stores an article or waits for the index.
/// </summary>
/// <param name="prompts">Reads the prompts, so that a missing one shows at the start; null without a language model.</param>
/// <param name="archive">Opened, so that an unusable archive shows at the start.</param>
/// <param name="sample">The sample coverage, taken in if the archive holds no article.</param>
/// <param name="indexer">Makes stored articles searchable.</param>
internal sealed class Preparation(
    Func<PromptLibrary?> prompts, ArticleArchive archive, SampleCoverage sample, CoverageIndexer indexer)
{
    /// <inheritdoc cref="NewsDesk.PrepareAsync"/>
    public async Task RunAsync(Action? onWaiting, CancellationToken cancellationToken)
    {
        prompts();
        await archive.GetLatestSequenceAsync(cancellationToken);
        var hasNews = await sample.IngestIfArchiveIsEmptyAsync(onWaiting, cancellationToken);
        await (hasNews ? indexer.CatchUpAsync(cancellationToken) : indexer.CatchUpIndexAsync(cancellationToken));
    }
}
