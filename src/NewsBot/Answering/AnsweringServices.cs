using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Answering.Checks;
using NewsBot.Answering.Citations;
using NewsBot.Answering.Review;
using NewsBot.Answering.Writing;
using NewsBot.Llm;

namespace NewsBot.Answering;

/// <summary>Registers the services of this room.</summary>
internal static class AnsweringServices
{
    /// <param name="services">The services to add to.</param>
    /// <param name="hasModel">
    /// True if a language model is registered, which then writes and corrects answers and rewrites follow-ups.
    /// </param>
    /// <param name="hasSecondOpinion">True if a model also judges what was written.</param>
    public static IServiceCollection AddAnswering(
        this IServiceCollection services, bool hasModel, bool hasSecondOpinion = false)
    {
        if (hasModel) services.AddSingleton<ModelWriter>().AddSingleton<Revision>().AddSingleton<QuestionRewriter>();
        if (hasModel && hasSecondOpinion)
            services.AddSingleton(provider => new SecondOpinion(
                provider.GetRequiredKeyedService<PromptRunner>(ModelServices.SecondOpinionKey),
                provider.GetRequiredService<ILogger<SecondOpinion>>()));
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
            .AddSingleton(provider =>
                new Reviewers(provider.GetService<SecondOpinion>(), provider.GetService<Revision>()))
            .AddSingleton<VerifiedWriting>()
            .AddSingleton<CitationStories>()
            .AddSingleton<AnswerPipeline>()
            .AddSingleton<MessageVerifier>();
    }
}
