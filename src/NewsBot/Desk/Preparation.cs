using NewsBot.Ingestion;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>What is done before the first question, so that a question takes nothing in.</summary>
/// <param name="prompts">Reads the prompts; nothing without a language model.</param>
/// <param name="archive">Opened, so that one that cannot be used is told of at the start.</param>
/// <param name="sample">Taken in while nothing is held.</param>
/// <param name="indexer">Makes it searchable.</param>
internal sealed class Preparation(
    Func<PromptLibrary?> prompts, ArticleArchive archive, SampleCoverage sample, CoverageIndexer indexer)
{
    /// <inheritdoc cref="NewsDesk.PrepareAsync"/>
    public async Task RunAsync(Action? onWaiting, CancellationToken cancellationToken)
    {
        prompts();
        await archive.SequenceAsync(cancellationToken);
        if (await sample.TakeInWhenNothingIsHeldAsync(onWaiting, cancellationToken))
            await indexer.CatchUpAsync(cancellationToken);
    }
}
