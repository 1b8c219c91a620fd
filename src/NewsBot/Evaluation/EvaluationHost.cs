using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Evaluation;

/// <summary>Makes the rooms anew over a folder of their own, without a model.</summary>
internal delegate EvaluationHost TrialFactory(DataFolder folder);

/// <summary>The real rooms from the archive to the answers, over a folder of their own.</summary>
internal sealed class EvaluationHost(ServiceProvider rooms) : IAsyncDisposable
{
    public ArticleIngestor Run { get; } = rooms.GetRequiredService<ArticleIngestor>();

    public ArticleArchive Archive { get; } = rooms.GetRequiredService<ArticleArchive>();

    public PassageIndex Index { get; } = rooms.GetRequiredService<PassageIndex>();

    public PassageVectors Vectors { get; } = rooms.GetRequiredService<PassageVectors>();

    public EvidenceGatherer Evidence { get; } = rooms.GetRequiredService<EvidenceGatherer>();

    public AnswerPipeline Pipeline { get; } = rooms.GetRequiredService<AnswerPipeline>();

    public ValueTask DisposeAsync() => rooms.DisposeAsync();
}
