using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Desk.Charts;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Rounds;
using NewsBot.Evaluation;
using NewsBot.Ingest;
using NewsBot.Ingest.Feeds;
using NewsBot.Ingest.Web;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;

namespace NewsBot.Desk;

/// <summary>Registers the desk.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<DeskMetrics>();
        services.AddSingleton<Doctor>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<ModelBudget>();
        services.AddSingleton<AnswerKeeping>();
        services.AddSingleton(provider => new FeedDesk(
            provider.GetRequiredService<FeedRegister>(),
            provider.GetRequiredService<FeedFinder>(),
            provider.GetRequiredService<FeedPolling>(),
            provider.GetRequiredService<FeedWorker>(),
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<IOptions<NewsBotOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OutletNames>();
        services.AddSingleton<LanguageNames>();
        services.AddSingleton<Topics>();
        services.AddSingleton<SeenCoverage>();
        services.AddSingleton<People>();
        services.AddSingleton(_ => Fonts.Installed());
        services.AddSingleton<Pictures>();
        services.AddSingleton<AskCommand>();
        // The commands, in the order to be listed.
        services.AddSingleton<DeskCommand>(provider => provider.GetRequiredService<AskCommand>());
        services.AddSingleton<DeskCommand, CheckCommand>();
        services.AddSingleton<DeskCommand, QuotesCommand>();
        services.AddSingleton<DeskCommand, SummaryCommand>();
        services.AddSingleton<DeskCommand, BriefCommand>();
        services.AddSingleton<DeskCommand, TimelineCommand>();
        services.AddSingleton<DeskCommand, CoverageCommand>();
        services.AddSingleton<DeskCommand, CompareCommand>();
        services.AddSingleton<DeskCommand, WhatsNewCommand>();
        services.AddSingleton<DeskCommand, FollowCommand>();
        services.AddSingleton<DeskCommand, FollowingCommand>();
        services.AddSingleton<DeskCommand, UnfollowCommand>();
        services.AddSingleton<DeskCommand, SourcesCommand>();
        services.AddSingleton<DeskCommand, FeedsCommand>();
        services.AddSingleton<DeskCommand, SettingsCommand>();
        services.AddSingleton<DeskCommand, PrivacyCommand>();
        services.AddSingleton(provider => new CommandCatalogue([.. provider.GetServices<DeskCommand>()]));
        services.AddSingleton(provider => new NewsDesk(
            provider.GetRequiredService<FileSource>(),
            provider.GetRequiredService<PageReader>(),
            provider.GetRequiredService<FeedDesk>(),
            provider.GetRequiredService<SampleCoverage>(),
            provider.GetRequiredService<IngestRun>(),
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<Evaluator>(),
            provider.GetRequiredService<ArticleHistory>(),
            provider.GetRequiredService<CitationChanges>(),
            provider.GetRequiredService<Stories>(),
            provider.GetRequiredService<PassageVectors>(),
            provider.GetRequiredService<AskCommand>(),
            provider.GetRequiredService<CommandCatalogue>(),
            provider.GetRequiredService<Doctor>(),
            provider.GetService<PromptLibrary>));
        return services;
    }

    /// <summary>What is said unasked, and what is set for that.</summary>
    public static IServiceCollection AddRounds(this IServiceCollection services)
    {
        services.AddSingleton<BriefTable>();
        services.AddSingleton<Follows>();
        services.AddSingleton<BriefRound>();
        services.AddSingleton<FollowRound>();
        services.AddSingleton<CorrectionRound>();
        services.AddSingleton<Courier>();
        return services;
    }

    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSingleton<Communities>();
        services.AddSingleton<Quota>();
        services.AddSingleton<Admission>();
        services.AddSingleton<ReplyOrder>();
        services.AddSingleton(provider => new Retries(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Retries>>()));
        services.AddSingleton<Telling>();
        services.AddSingleton<Errands>();
        services.AddSingleton<Presses>();
        services.AddSingleton<Delivery>();
        services.AddSingleton(provider => new Clerk(
            provider.GetRequiredService<Errands>(),
            provider.GetRequiredService<Delivery>(),
            provider.GetRequiredService<Presses>(),
            provider.GetRequiredService<Telling>(),
            provider.GetRequiredService<Retries>(),
            provider.GetRequiredService<ReplyOrder>(),
            provider.GetRequiredService<DeskMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Clerk>>()));
        return services;
    }
}
