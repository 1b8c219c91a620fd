using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Evaluation;

/// <summary>Makes the rooms anew over a folder of their own, without a model.</summary>
internal delegate EvaluationHost TrialFactory(DataFolder folder);

/// <summary>The real rooms from the archive to the reporter, over a folder of their own.</summary>
internal sealed class EvaluationHost(ServiceProvider rooms) : IAsyncDisposable
{
    public ArticleIngestor Run { get; } = rooms.GetRequiredService<ArticleIngestor>();

    public ArticleArchive Archive { get; } = rooms.GetRequiredService<ArticleArchive>();

    public NewsBot.Retrieval.Indexing.PassageIndex Index { get; } =
        rooms.GetRequiredService<NewsBot.Retrieval.Indexing.PassageIndex>();

    public NewsBot.Retrieval.Embeddings.PassageVectors Vectors { get; } =
        rooms.GetRequiredService<NewsBot.Retrieval.Embeddings.PassageVectors>();

    public AnswerPipeline Reporter { get; } = rooms.GetRequiredService<AnswerPipeline>();

    public ValueTask DisposeAsync() => rooms.DisposeAsync();
}
