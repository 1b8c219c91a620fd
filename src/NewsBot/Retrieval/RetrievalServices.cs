using Microsoft.Extensions.DependencyInjection;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;

namespace NewsBot.Retrieval;

/// <summary>Registers the room.</summary>
internal static class RetrievalServices
{
    public static IServiceCollection AddRetrieval(this IServiceCollection services) =>
        services
            .AddSingleton<Tokenizer>()
            .AddSingleton<Thesaurus>()
            .AddSingleton<PassageIndex>()
            .AddSingleton<PassageVectors>()
            .AddSingleton<VectorWorker>()
            .AddSingleton<CoverageIndexer>()
            .AddSingleton<QuestionParser>()
            .AddSingleton<AbbreviationExpander>()
            .AddSingleton<VectorCache>()
            .AddSingleton<VectorRetriever>()
            .AddSingleton<DocValuesCache>()
            .AddSingleton<Retriever>()
            .AddSingleton<HybridRetriever>()
            .AddSingleton<MentionFinder>()
            .AddSingleton<NameSearcher>();
}
