using Microsoft.Extensions.DependencyInjection;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;
using NewsBot.Storage.Vectors;

namespace NewsBot.Storage;

/// <summary>Registers the services of this room.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services
            .AddSingleton<ArchiveDatabase>()
            // Logs are written while a reader waits for an answer, who must not wait for another writer.
            .AddKeyedSingleton(ArchiveDatabase.LowLatency, (provider, _) =>
                new ArchiveDatabase(provider.GetRequiredService<DataFolder>(), isLowLatency: true))
            .AddSingleton<ArticleArchive>()
            .AddSingleton<ArticleHistory>()
            .AddSingleton<OutletCatalog>()
            .AddSingleton<AnswerLog>()
            .AddSingleton<CitationChanges>()
            .AddSingleton<MemberRecords>()
            .AddSingleton<MessageLog>()
            .AddSingleton<CommunityStore>()
            .AddSingleton<BriefStore>()
            .AddSingleton<SubscriptionStore>()
            .AddSingleton<FeedStore>()
            .AddSingleton<NewsBot.Storage.Outbox.OutboxStore>()
            .AddSingleton<StoredVectors>();
}
