using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Briefing.Briefs;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Comparing;
using NewsBot.Briefing.Differences;
using NewsBot.Briefing.Quotes;
using NewsBot.Briefing.Summaries;
using NewsBot.Retrieval;

namespace NewsBot.Briefing;

/// <summary>Registers the room that says what happened.</summary>
internal static class BriefingServices
{
    public static IServiceCollection AddBriefing(this IServiceCollection services)
    {
        services.AddSingleton(provider => new QuoteSearch(
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<NamedArticles>(),
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TermReader>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<QuotedPeople>();
        services.AddSingleton(provider => new EventDates(provider.GetRequiredService<TermReader>()));
        services.AddSingleton(provider => new EventReader(provider.GetRequiredService<EventDates>()));
        services.AddSingleton<TopicReader>();
        services.AddSingleton<NewCoverage>();
        services.AddSingleton(provider => new Chronicler(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TopicReader>(),
            provider.GetRequiredService<EventReader>(),
            provider.GetRequiredService<Stories>(),
            provider.GetRequiredService<CitedStories>()));
        services.AddSingleton(provider => new CandidateReader(provider.GetRequiredService<EventDates>()));
        services.AddSingleton(provider => new Summarizer(
            provider.GetRequiredService<TopicReader>(),
            provider.GetRequiredService<CandidateReader>(),
            provider.GetRequiredService<Stories>(),
            provider.GetRequiredService<CheckedWriting>(),
            provider.GetService<ModelWriter>(),
            provider.GetRequiredService<Disagreements>(),
            provider.GetRequiredService<CitedStories>()));
        services.AddSingleton(provider => new Briefer(
            provider.GetRequiredService<PeriodStories>(),
            provider.GetRequiredService<ArticleArchive>(),
            new StoryLead(provider.GetRequiredService<TermReader>())));
        services.AddSingleton(provider => new Disagreements(provider.GetRequiredService<EventDates>()));
        services.AddSingleton(provider => new DifferingQuotes(provider.GetRequiredService<ArticleArchive>()));
        services.AddSingleton(provider => new Comparer(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TopicReader>(),
            provider.GetRequiredService<Disagreements>(),
            provider.GetRequiredService<DifferingQuotes>(),
            provider.GetRequiredService<Stories>(),
            provider.GetRequiredService<HeldOutlets>(),
            provider.GetRequiredService<CitedStories>()));
        services.AddSingleton(provider => new NewsWatch(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TopicReader>(),
            provider.GetRequiredService<Disagreements>(),
            provider.GetRequiredService<Stories>(),
            provider.GetRequiredService<NewArticles>(),
            provider.GetRequiredService<ArticleHistory>(),
            provider.GetRequiredService<CitedStories>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Surveyor(
            provider.GetRequiredService<TopicReader>(),
            provider.GetRequiredService<HeldArticles>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
