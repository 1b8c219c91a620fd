using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering.Checks;
using NewsBot.Answering.Citations;
using NewsBot.Answering.Writing;

namespace NewsBot.Answering;

/// <summary>Registers the services of this room.</summary>
internal static class AnsweringServices
{
    /// <param name="services">The services to add to.</param>
    /// <param name="hasModel">True if a language model is registered, which then writes answers and rewrites follow-ups.</param>
    public static IServiceCollection AddAnswering(this IServiceCollection services, bool hasModel)
    {
        if (hasModel) services.AddSingleton<ModelWriter>().AddSingleton<QuestionRewriter>();
        return services
            .AddSingleton<QuestionInterpreter>()
            .AddSingleton<EvidenceGatherer>()
            .AddSingleton<CandidateSentenceReader>()
            .AddSingleton<AbstentionReason>()
            .AddSingleton<ExtractiveWriter>()
            .AddSingleton(provider =>
                new AnswerWriters(provider.GetRequiredService<ExtractiveWriter>(), provider.GetService<ModelWriter>()))
            .AddSingleton<CitationAttributor>()
            .AddSingleton<CitationVerifier>()
            .AddSingleton<VerifiedWriting>()
            .AddSingleton<CitationStories>()
            .AddSingleton<AnswerPipeline>()
            .AddSingleton<MessageVerifier>();
    }
}
