using Microsoft.Extensions.DependencyInjection;
using NewsBot.Briefing.Briefs;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Differences;
using NewsBot.Briefing.Quotes;
using NewsBot.Briefing.Summaries;
using NewsBot.Briefing.Timelines;

namespace NewsBot.Briefing;

/// <summary>Registers the services of the room.</summary>
internal static class BriefingServices
{
    public static IServiceCollection AddBriefing(this IServiceCollection services) =>
        services
            .AddSingleton<TopicRetriever>()
            .AddSingleton<EventDates>()
            .AddSingleton<EventExtractor>()
            .AddSingleton<TimelineBuilder>()
            .AddSingleton<CandidateReader>()
            .AddSingleton<Disagreements>()
            .AddSingleton<Summarizer>()
            .AddSingleton<StoryLead>()
            .AddSingleton<BriefBuilder>()
            .AddSingleton<DifferingQuotes>()
            .AddSingleton<ComparisonBuilder>()
            .AddSingleton<NewStoryFinder>()
            .AddSingleton<ChangeReporter>()
            .AddSingleton<CoverageAnalyzer>()
            .AddSingleton<QuoteSearch>()
            .AddSingleton<QuotedPeople>();
}
