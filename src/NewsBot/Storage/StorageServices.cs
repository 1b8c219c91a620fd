using Microsoft.Extensions.DependencyInjection;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;
using NewsBot.Storage.Vectors;

namespace NewsBot.Storage;

/// <summary>Registers the room.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services
            .AddSingleton<ArchiveDatabase>()
            // What is noted in passing has little patience: a reader must not wait until somebody else has written.
            .AddKeyedSingleton(ArchiveDatabase.InPassing, (provider, _) =>
                new ArchiveDatabase(provider.GetRequiredService<DataFolder>(), isInPassing: true))
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
            .AddSingleton<NewsBot.Storage.Outbox.Outbox>()
            .AddSingleton<StoredVectors>();
}
