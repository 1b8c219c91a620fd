using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Notifications;
using NewsBot.Desk.Rendering.Charts;
using NewsBot.Desk.Subscriptions;
using NewsBot.Llm;

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
        services.AddSingleton<FeedService>();
        services.AddSingleton<OutletNames>();
        services.AddSingleton<LanguageOption>();
        services.AddSingleton<ScopeResolver>();
        services.AddSingleton(_ => Fonts.FromSystem());
        services.AddSingleton<PictureDrawer>();
        services.AddCommands();
        services.AddSingleton<Func<PromptLibrary?>>(provider => provider.GetService<PromptLibrary>);
        services.AddSingleton<Preparation>();
        services.AddSingleton<StoredCoverage>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<NewsDesk>();
        return services;
    }

    /// <summary>Registers the notifications (scheduled briefs, alerts, corrections) and the services that set them up.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<BriefSchedules>();
        services.AddSingleton<SubscriptionService>();
        services.AddSingleton<AlertComposer>();
        // The jobs run in this order.
        services.AddSingleton<NotificationJob, ScheduledBriefJob>();
        services.AddSingleton<NotificationJob, AlertJob>();
        services.AddSingleton<NotificationJob, CorrectionJob>();
        services.AddSingleton<NotificationTargets>();
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
        services.AddSingleton<ReplyPoster>();
        services.AddSingleton<ChatRequestHandler>();
        services.AddSingleton<FailureNotifier>();
        services.AddSingleton<ChatDispatcher>();
        return services;
    }
}
