using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Briefing.Briefs;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Differences;
using NewsBot.Briefing.Quotes;
using NewsBot.Briefing.Summaries;
using NewsBot.Briefing.Timelines;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage.Articles;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing;

/// <summary>Registers the room that says what happened.</summary>
internal static class BriefingServices
{
    public static IServiceCollection AddBriefing(this IServiceCollection services)
    {
        services.AddSingleton(provider => new QuoteSearch(
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<NameSearcher>(),
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<Tokenizer>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<QuotedPeople>();
        services.AddSingleton(provider => new EventDates(provider.GetRequiredService<Tokenizer>()));
        services.AddSingleton(provider => new EventExtractor(provider.GetRequiredService<EventDates>()));
        services.AddSingleton<TopicRetriever>();
        services.AddSingleton<NewStoryFinder>();
        services.AddSingleton(provider => new TimelineBuilder(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TopicRetriever>(),
            provider.GetRequiredService<EventExtractor>(),
            provider.GetRequiredService<StoryIndex>(),
            provider.GetRequiredService<CitationStories>()));
        services.AddSingleton(provider => new CandidateReader(provider.GetRequiredService<EventDates>()));
        services.AddSingleton(provider => new Summarizer(
            provider.GetRequiredService<TopicRetriever>(),
            provider.GetRequiredService<CandidateReader>(),
            provider.GetRequiredService<StoryIndex>(),
            provider.GetRequiredService<VerifiedWriting>(),
            provider.GetService<ModelWriter>(),
            provider.GetRequiredService<Disagreements>(),
            provider.GetRequiredService<CitationStories>()));
        services.AddSingleton(provider => new BriefBuilder(
            provider.GetRequiredService<PeriodStories>(),
            provider.GetRequiredService<ArticleArchive>(),
            new StoryLead(provider.GetRequiredService<Tokenizer>())));
        services.AddSingleton(provider => new Disagreements(provider.GetRequiredService<EventDates>()));
        services.AddSingleton(provider => new DifferingQuotes(provider.GetRequiredService<ArticleArchive>()));
        services.AddSingleton(provider => new ComparisonBuilder(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TopicRetriever>(),
            provider.GetRequiredService<Disagreements>(),
            provider.GetRequiredService<DifferingQuotes>(),
            provider.GetRequiredService<StoryIndex>(),
            provider.GetRequiredService<OutletCatalog>(),
            provider.GetRequiredService<CitationStories>()));
        services.AddSingleton(provider => new ChangeReporter(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TopicRetriever>(),
            provider.GetRequiredService<Disagreements>(),
            provider.GetRequiredService<StoryIndex>(),
            provider.GetRequiredService<RecentArticles>(),
            provider.GetRequiredService<ArticleHistory>(),
            provider.GetRequiredService<CitationStories>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CoverageAnalyzer(
            provider.GetRequiredService<TopicRetriever>(),
            provider.GetRequiredService<ArticleCatalog>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
