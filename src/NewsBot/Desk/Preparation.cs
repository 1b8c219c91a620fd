using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Desk.Commands;
using NewsBot.Ingestion;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>
/// Prepares the coverage before the first question, so that no question stores an article or waits for the index.
/// </summary>
/// <param name="prompts">Reads the prompts, so that a missing one shows at the start; null without a language model.</param>
/// <param name="archive">Opened, so that an unusable archive shows at the start.</param>
/// <param name="sample">The sample coverage, taken in if the archive holds no article.</param>
/// <param name="indexer">Makes stored articles searchable.</param>
/// <param name="topics">Topics to warm up with.</param>
/// <param name="pipeline">Warmed up by a few questions.</param>
internal sealed class Preparation(
    Func<PromptLibrary?> prompts, ArticleArchive archive, SampleCoverage sample, CoverageIndexer indexer,
    TopicSuggestions topics, AnswerPipeline pipeline, ILogger<Preparation> logger)
{
    // The first question loads the index, the vectors and the embedding model; the others have the hot code compiled.
    private const int MaxWarmUpTopics = 4;

    // Asked where nothing is recent, too.
    private const string WarmUpQuestion = "Who said that the government would resign after the election?";

    /// <inheritdoc cref="NewsDesk.PrepareAsync"/>
    public async Task RunAsync(Action? onWaiting, CancellationToken cancellationToken)
    {
        prompts();
        await archive.GetLatestSequenceAsync(cancellationToken);
        var hasNews = await sample.IngestIfArchiveIsEmptyAsync(onWaiting, cancellationToken);
        await (hasNews ? indexer.CatchUpAsync(cancellationToken) : indexer.CatchUpIndexAsync(cancellationToken));
    }

    /// <inheritdoc cref="NewsDesk.WarmUpAsync"/>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AskAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
        {
            // Questions may still be answered, if the first one later than others.
            Log.NotWarmedUp(logger, exception);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var request = new Request("", new Dictionary<string, string>());
        var recent = (await topics.SuggestAsync("", request, cancellationToken)).Take(MaxWarmUpTopics);
        foreach (var question in recent.Append(WarmUpQuestion))
            await pipeline.AnswerAsync(new AnswerRequest(question) { NoModelReason = "nobody asked" }, cancellationToken);
    }
}
