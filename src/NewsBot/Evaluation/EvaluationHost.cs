using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Evaluation;

/// <summary>Creates the services over a data folder of their own, without a model.</summary>
internal delegate EvaluationHost EvaluationHostFactory(DataFolder folder);

/// <summary>The real services from ingestion to answers, over a data folder of their own.</summary>
internal sealed class EvaluationHost(ServiceProvider services) : IAsyncDisposable
{
    public ArticleIngestor Ingestor { get; } = services.GetRequiredService<ArticleIngestor>();

    public ArticleArchive Archive { get; } = services.GetRequiredService<ArticleArchive>();

    public PassageIndex Index { get; } = services.GetRequiredService<PassageIndex>();

    public PassageVectors Vectors { get; } = services.GetRequiredService<PassageVectors>();

    public EvidenceGatherer Evidence { get; } = services.GetRequiredService<EvidenceGatherer>();

    public CandidateSentenceReader Sentences { get; } = services.GetRequiredService<CandidateSentenceReader>();

    /// <summary>The model of the vectors, with its cache; null without embeddings.</summary>
    public Embedder? Embedder { get; } = services.GetService<Embedder>();

    public AnswerPipeline Pipeline { get; } = services.GetRequiredService<AnswerPipeline>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
