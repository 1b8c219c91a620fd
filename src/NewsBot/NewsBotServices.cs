using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Answering.Claims;
using NewsBot.Archive;
using NewsBot.Briefing;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rounds;
using NewsBot.Evaluation;
using NewsBot.Ingest;
using NewsBot.Ingest.Feeds;
using NewsBot.Ingest.Web;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;

namespace NewsBot;

/// <summary>Puts the rooms together, in the order in which data flows through them.</summary>
public static class NewsBotServices
{
    /// <summary>Everything that a front end needs; it asks for the <see cref="NewsDesk"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration; the section <c>NewsBot</c> is read.</param>
    public static IServiceCollection AddNewsBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddNewsBotOptions(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new DataFolder(Path.GetFullPath(OptionsOf(provider).DataDirectory)));
        var models = ModelsOf(configuration);
        return services.AddIngest().AddArchive().AddEmbeddings(models.Embeddings).AddRetrieval().AddAnswering(models.Model).AddBriefing().AddEvaluation().AddDesk().AddChat().AddRounds();
    }

    /// <summary>
    /// Also has done what a hosted bot does besides answering: the index kept up to date, feeds asked when they are due. Not for a
    /// program that answers a single question.
    /// </summary>
    public static IServiceCollection AddNewsBotBackground(this IServiceCollection services) => services.AddHostedService<BackgroundWork>();

    /// <summary>
    /// Also has said what is due unasked: briefs, alerts, corrections. For a front end of a chat platform, which registers its
    /// <see cref="ChatPlaces"/>.
    /// </summary>
    public static IServiceCollection AddNewsBotRounds(this IServiceCollection services) => services.AddHostedService<Rounds>();

    private static void AddNewsBotOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NewsBotOptions>().Configure(options => Bind(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsValidator>();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsCrossCheck>();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, EmbeddingsOptionsCheck>();
    }

    private static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.AddWeb();
        services.AddSingleton<PageText>();
        services.AddSingleton<FileSource>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<IngestRun>();
        services.AddFeeds();
        services.AddSingleton<SampleCoverage>();
        return services;
    }

    private static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedReader>();
        services.AddSingleton<FeedFinder>();
        services.AddSingleton<EntryReader>();
        services.AddSingleton(_ => new PollSchedule(Random.Shared.NextDouble));
        services.AddSingleton<FeedPolling>();
        services.AddSingleton<FollowNews>(provider => async cancellation =>
        {
            await provider.GetRequiredService<PassageIndex>().FollowAsync(null, cancellation);
            await provider.GetRequiredService<Stories>().FollowAsync(null, cancellation);
            // Beside everything else: computing them may take hours.
            provider.GetRequiredService<VectorWork>().Wake();
        });
        // Not hosted here: a single question must not begin to poll.
        services.AddSingleton(provider => new FeedWorker(
            provider.GetRequiredService<FeedRegister>(),
            provider.GetRequiredService<FeedPolling>(),
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<FollowNews>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FeedWorker>>()));
    }

    private static IServiceCollection AddArchive(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ArchiveDatabase(provider.GetRequiredService<DataFolder>()));
        services.AddSingleton(provider => new ArticleArchive(
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new ArticleHistory(provider.GetRequiredService<ArchiveDatabase>()));
        // Of its own, with little patience: a reader must not wait to be answered until somebody else has written.
        services.AddSingleton(provider => new AnswerLog(
            new ArchiveDatabase(provider.GetRequiredService<DataFolder>(), isInPassing: true), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CitationChanges(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new CommunityRegister(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new MemberRecords(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new MessageLog(
            new ArchiveDatabase(provider.GetRequiredService<DataFolder>(), isInPassing: true), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Dispatches(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new BriefRegister(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new FollowRegister(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new FeedRegister(provider.GetRequiredService<ArchiveDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Stories(provider.GetRequiredService<ArchiveDatabase>(), provider.GetRequiredService<ILogger<Stories>>()));
        services.AddSingleton(provider => new HeldOutlets(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new NewArticles(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new HeldArticles(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new RecentHeadlines(provider.GetRequiredService<ArchiveDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PeriodStories(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new StoredVectors(provider.GetRequiredService<ArchiveDatabase>()));
        return services;
    }

    private static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddSingleton(_ => new TermReader());
        services.AddSingleton(provider => new PassageIndex(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<TermReader>(),
            provider.GetRequiredService<ILogger<PassageIndex>>()));
        services.AddSingleton(provider => new QuestionReader(provider.GetRequiredService<TermReader>()));
        services.AddSingleton(provider => new PassageVectors(
            provider.GetRequiredService<StoredVectors>(),
            provider.GetService<Embedder>(),
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<ILogger<PassageVectors>>()));
        services.AddSingleton<VectorWork>();
        services.AddSingleton(provider => new HeldVectors(provider.GetRequiredService<StoredVectors>()));
        services.AddSingleton(provider => new QuestionVectors(
            provider.GetService<Embedder>(),
            provider.GetRequiredService<HeldVectors>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QuestionVectors>>()));
        services.AddSingleton(_ => new SightColumns());
        services.AddSingleton(provider => new Retriever(
            provider.GetRequiredService<PassageIndex>(), provider.GetRequiredService<TermReader>(), provider.GetRequiredService<SightColumns>()));
        services.AddSingleton<MentionFinder>();
        services.AddSingleton(provider => new NamedArticles(
            provider.GetRequiredService<PassageIndex>(), provider.GetRequiredService<TermReader>(), provider.GetRequiredService<SightColumns>()));
        return services;
    }

    private static IServiceCollection AddAnswering(this IServiceCollection services, ModelOptions model)
    {
        services.AddSingleton(provider => new StatementReader(provider.GetRequiredService<TermReader>()));
        services.AddSingleton<QuotingWriter>();
        if (model.Provider != ModelProvider.None) services.AddModel(model);
        services.AddSingleton(provider => new ClaimChecker(provider.GetRequiredService<TermReader>()));
        services.AddSingleton(provider => new SourceCheck(provider.GetRequiredService<ClaimChecker>()));
        services.AddSingleton(provider => new Citations(
            provider.GetRequiredService<ArticleArchive>(), provider.GetRequiredService<SourceCheck>()));
        services.AddSingleton<CheckedWriting>();
        services.AddSingleton(provider => new CitedStories(provider.GetRequiredService<Stories>()));
        services.AddSingleton<AbstentionReason>();
        services.AddSingleton(provider => new Reporter(
            provider.GetRequiredService<HeldOutlets>(),
            provider.GetRequiredService<CitedStories>(),
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<QuestionReader>(),
            provider.GetRequiredService<QuestionVectors>(),
            provider.GetRequiredService<Retriever>(),
            provider.GetRequiredService<StatementReader>(),
            provider.GetRequiredService<AbstentionReason>(),
            provider.GetRequiredService<QuotingWriter>(),
            provider.GetService<ModelWriter>(),
            provider.GetService<QuestionRewriter>(),
            provider.GetRequiredService<CheckedWriting>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new MessageClaims(provider.GetRequiredService<TermReader>()));
        services.AddSingleton(provider => new ClaimJudge(
            provider.GetRequiredService<ClaimChecker>(), provider.GetRequiredService<TermReader>()));
        services.AddSingleton(provider => new MessageCheck(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<Reporter>(),
            provider.GetRequiredService<MessageClaims>(),
            provider.GetRequiredService<ClaimJudge>(),
            provider.GetRequiredService<CitedStories>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddSingleton<TrialFactory>(provider => folder => TrialOf(provider, folder));
        services.AddSingleton(provider => new Evaluator(
            provider.GetRequiredService<FileSource>(), provider.GetRequiredService<TrialFactory>()));
        return services;
    }

    /// <summary>The same rooms over a folder of their own, without a language model; embeddings are as configured.</summary>
    private static Trial TrialOf(IServiceProvider outer, DataFolder folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton(folder);
        services.AddSingleton(outer.GetRequiredService<TimeProvider>());
        services.AddSingleton(outer.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        // Not disposed of with the trial, because an instance is its maker's.
        if (outer.GetService<Embedder>() is { } embedder) services.AddSingleton(embedder);
        services.AddArchive().AddRetrieval().AddAnswering(new ModelOptions());
        services.AddSingleton<IngestRun>();
        return new Trial(services.BuildServiceProvider());
    }

    // Which services there are hangs on the provider, so it is read before there are options. What is wrong with it, the
    // options' validators tell.
    private static NewsBotOptions ModelsOf(IConfiguration configuration)
    {
        var options = new NewsBotOptions();
        try
        {
            Bind(configuration, options);
        }
        catch (OptionsValidationException)
        {
            return new NewsBotOptions();
        }

        return options;
    }

    private static NewsBotOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<NewsBotOptions>>().Value;

    // The binder throws before any validator runs; its message names the key, so it is told like the validators' own.
    private static void Bind(IConfiguration configuration, NewsBotOptions options)
    {
        try
        {
            configuration.GetSection(NewsBotOptions.Section).Bind(options);
        }
        catch (InvalidOperationException exception)
        {
            throw new OptionsValidationException(NewsBotOptions.Section, typeof(NewsBotOptions), [exception.Message]);
        }
    }
}
