using Microsoft.Extensions.DependencyInjection;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;

namespace NewsBot.Ingestion;

/// <summary>Registers the services that read articles from feeds, pages and files.</summary>
internal static class IngestionServices
{
    public static IServiceCollection AddIngestion(this IServiceCollection services) =>
        services
            .AddWeb()
            .AddSingleton<ArticleExtractor>()
            .AddSingleton<FileSource>()
            .AddSingleton<PageReader>()
            .AddSingleton<ArticleIngestor>()
            .AddSingleton<SampleCoverage>()
            .AddSingleton<FeedReader>()
            .AddSingleton<FeedContentReader>()
            .AddSingleton<FeedDiscoverer>()
            .AddSingleton<EntryReader>()
            .AddSingleton(new PollSchedule(Random.Shared.NextDouble))
            .AddSingleton<FeedFetcher>()
            .AddSingleton<FeedPoller>();
}
