using NewsBot.Ingestion;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>Prepares the coverage for questions, so that no question stores an article or waits for the index.</summary>
/// <param name="prompts">Reads the prompts; nothing without a language model.</param>
/// <param name="archive">Opened, so that one that cannot be used is told of at the start.</param>
/// <param name="sample">Stored while the archive is empty.</param>
/// <param name="indexer">Makes what is stored searchable.</param>
internal sealed class Preparation(
    Func<PromptLibrary?> prompts, ArticleArchive archive, SampleCoverage sample, CoverageIndexer indexer)
{
    /// <inheritdoc cref="NewsDesk.PrepareAsync"/>
    public async Task RunAsync(Action? onWaiting, CancellationToken cancellationToken)
    {
        prompts();
        await archive.SequenceAsync(cancellationToken);
        var hasNews = await sample.TakeInWhenNothingIsHeldAsync(onWaiting, cancellationToken);
        await (hasNews ? indexer.CatchUpAsync(cancellationToken) : indexer.IndexAsync(cancellationToken));
    }
}
