using Microsoft.Extensions.DependencyInjection;

namespace NewsBot.Stories;

/// <summary>Registers the room.</summary>
internal static class StoriesServices
{
    public static IServiceCollection AddStories(this IServiceCollection services) =>
        services
            .AddSingleton<StoryIndex>()
            .AddSingleton<RecentArticles>()
            .AddSingleton<ArticleCatalog>()
            .AddSingleton<RecentHeadlines>()
            .AddSingleton<PeriodStories>();
}
