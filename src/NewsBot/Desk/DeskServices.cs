using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Notifications;
using NewsBot.Desk.Rendering.Charts;
using NewsBot.Desk.Subscriptions;
using NewsBot.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;
using NewsBot.Llm;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Stories;

namespace NewsBot.Desk;

/// <summary>Registers the desk.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<DeskMetrics>();
        services.AddSingleton<Diagnostics>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<ModelBudget>();
        services.AddSingleton<AnswerRecorder>();
        services.AddSingleton<FeedWorker>();
        services.AddSingleton(provider => new FeedService(
            provider.GetRequiredService<FeedStore>(),
            provider.GetRequiredService<FeedDiscoverer>(),
            provider.GetRequiredService<FeedPoller>(),
            provider.GetRequiredService<FeedWorker>(),
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<IOptions<NewsBotOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OutletNames>();
        services.AddSingleton<LanguageNames>();
        services.AddSingleton<TopicSuggestions>();
        services.AddSingleton<ScopeResolver>();
        services.AddSingleton<PersonSuggestions>();
        services.AddSingleton(_ => Fonts.Installed());
        services.AddSingleton<Pictures>();
        services.AddSingleton<AskCommand>();
        // The commands, in the order to be listed.
        services.AddSingleton<Command>(provider => provider.GetRequiredService<AskCommand>());
        services.AddSingleton<Command, CheckCommand>();
        services.AddSingleton<Command, QuotesCommand>();
        services.AddSingleton<Command, SummaryCommand>();
        services.AddSingleton<Command, BriefCommand>();
        services.AddSingleton<Command, TimelineCommand>();
        services.AddSingleton<Command, CoverageCommand>();
        services.AddSingleton<Command, CompareCommand>();
        services.AddSingleton<Command, WhatsNewCommand>();
        services.AddSingleton<Command, FollowCommand>();
        services.AddSingleton<Command, FollowingCommand>();
        services.AddSingleton<Command, UnfollowCommand>();
        services.AddSingleton<Command, SourcesCommand>();
        services.AddSingleton<Command, FeedsCommand>();
        services.AddSingleton<Command, SettingsCommand>();
        services.AddSingleton<Command, PrivacyCommand>();
        services.AddSingleton(provider => new CommandCatalogue([.. provider.GetServices<Command>()]));
        services.AddSingleton(provider => new NewsDesk(
            provider.GetRequiredService<FileSource>(),
            provider.GetRequiredService<PageReader>(),
            provider.GetRequiredService<FeedService>(),
            provider.GetRequiredService<SampleCoverage>(),
            provider.GetRequiredService<ArticleIngestor>(),
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<Evaluator>(),
            provider.GetRequiredService<ArticleHistory>(),
            provider.GetRequiredService<CitationChanges>(),
            provider.GetRequiredService<StoryIndex>(),
            provider.GetRequiredService<PassageVectors>(),
            provider.GetRequiredService<AskCommand>(),
            provider.GetRequiredService<CommandCatalogue>(),
            provider.GetRequiredService<Diagnostics>(),
            provider.GetService<PromptLibrary>));
        return services;
    }

    /// <summary>What is said unasked, and what is set for that.</summary>
    public static IServiceCollection AddRounds(this IServiceCollection services)
    {
        services.AddSingleton<BriefSchedules>();
        services.AddSingleton<SubscriptionService>();
        services.AddSingleton<ScheduledBriefJob>();
        services.AddSingleton<AlertJob>();
        services.AddSingleton<CorrectionJob>();
        services.AddSingleton<OutboxDispatcher>();
        return services;
    }

    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSingleton<CommunitySettingsCache>();
        services.AddSingleton<RateLimiter>();
        services.AddSingleton<AccessPolicy>();
        services.AddSingleton<ChannelSequencer>();
        services.AddSingleton(provider =>
            new PostRetries(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostRetries>>()));
        services.AddSingleton<PrivateNotifier>();
        services.AddSingleton<ChatRequestParser>();
        services.AddSingleton<ButtonHandler>();
        services.AddSingleton<ChatRequestHandler>();
        services.AddSingleton(provider => new ChatDispatcher(
            provider.GetRequiredService<ChatRequestParser>(),
            provider.GetRequiredService<ChatRequestHandler>(),
            provider.GetRequiredService<ButtonHandler>(),
            provider.GetRequiredService<PrivateNotifier>(),
            provider.GetRequiredService<PostRetries>(),
            provider.GetRequiredService<ChannelSequencer>(),
            provider.GetRequiredService<DeskMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ChatDispatcher>>()));
        return services;
    }
}
