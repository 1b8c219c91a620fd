using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Briefing;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Notifications;
using NewsBot.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Outbox;
using NewsBot.Storage.Schema;
using NewsBot.Storage.Vectors;
using NewsBot.Stories;
using NewsBot.Text;
using NewsBot.Verification;
using NewsBot.Verification.Messages;

namespace NewsBot;

/// <summary>Puts the rooms together, in the order in which data flows through them.</summary>
internal static class NewsBotServices
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
        return services.AddIngest().AddArchive().AddEmbeddings(models.Embeddings).AddRetrieval().AddAnswering(models.Model)
            .AddBriefing().AddEvaluation().AddDesk().AddChat().AddRounds();
    }

    /// <summary>
    /// Also has done what a hosted bot does besides answering: the index kept up to date, feeds asked when they are due. Not
    /// for a program that answers a single question.
    /// </summary>
    public static IServiceCollection AddNewsBotBackground(this IServiceCollection services) =>
        services.AddHostedService<BackgroundWork>();

    /// <summary>
    /// Also has said what is due unasked: briefs, alerts, corrections. For a front end of a chat platform, which registers its
    /// <see cref="ChannelResolver"/>.
    /// </summary>
    public static IServiceCollection AddNewsBotRounds(this IServiceCollection services) =>
        services.AddHostedService<NotificationScheduler>();

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
        services.AddSingleton<ArticleExtractor>();
        services.AddSingleton<FileSource>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<ArticleIngestor>();
        services.AddFeeds();
        services.AddSingleton<SampleCoverage>();
        return services;
    }

    private static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedReader>();
        services.AddSingleton<FeedDiscoverer>();
        services.AddSingleton<EntryReader>();
        services.AddSingleton(_ => new PollSchedule(Random.Shared.NextDouble));
        services.AddSingleton<FeedPoller>();
        services.AddSingleton<FollowNews>(provider => async cancellation =>
        {
            await provider.GetRequiredService<PassageIndex>().FollowAsync(null, cancellation);
            await provider.GetRequiredService<StoryIndex>().FollowAsync(null, cancellation);
            // Beside everything else: computing them may take hours.
            provider.GetRequiredService<VectorWorker>().Wake();
        });
        // Not hosted here: a single question must not begin to poll.
        services.AddSingleton(provider => new FeedWorker(
            provider.GetRequiredService<FeedStore>(),
            provider.GetRequiredService<FeedPoller>(),
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<FollowNews>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FeedWorker>>()));
    }

    private static IServiceCollection AddArchive(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ArchiveDatabase(provider.GetRequiredService<DataFolder>()));
        services.AddSingleton(provider => new ArticleArchive(
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new ArticleHistory(provider.GetRequiredService<ArchiveDatabase>()));
        // Of its own, with little patience: a reader must not wait to be answered until somebody else has written.
        services.AddSingleton(provider => new AnswerLog(
            new ArchiveDatabase(provider.GetRequiredService<DataFolder>(), isInPassing: true),
                provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CitationChanges(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new CommunityStore(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new MemberRecords(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new MessageLog(
            new ArchiveDatabase(provider.GetRequiredService<DataFolder>(), isInPassing: true),
                provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Outbox(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new BriefStore(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new SubscriptionStore(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider =>
            new FeedStore(provider.GetRequiredService<ArchiveDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider =>
            new StoryIndex(provider.GetRequiredService<ArchiveDatabase>(), provider.GetRequiredService<ILogger<StoryIndex>>()));
        services.AddSingleton(provider => new OutletCatalog(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new RecentArticles(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new ArticleCatalog(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider =>
            new RecentHeadlines(provider.GetRequiredService<ArchiveDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PeriodStories(provider.GetRequiredService<ArchiveDatabase>()));
        services.AddSingleton(provider => new StoredVectors(provider.GetRequiredService<ArchiveDatabase>()));
        return services;
    }

    private static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddSingleton(_ => new Tokenizer());
        services.AddSingleton(provider => new PassageIndex(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<Tokenizer>(),
            provider.GetRequiredService<ILogger<PassageIndex>>()));
        services.AddSingleton(provider => new QuestionParser(provider.GetRequiredService<Tokenizer>()));
        services.AddSingleton(provider => new PassageVectors(
            provider.GetRequiredService<StoredVectors>(),
            provider.GetService<Embedder>(),
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<ILogger<PassageVectors>>()));
        services.AddSingleton<VectorWorker>();
        services.AddSingleton(provider => new VectorCache(provider.GetRequiredService<StoredVectors>()));
        services.AddSingleton(provider => new VectorRetriever(
            provider.GetService<Embedder>(),
            provider.GetRequiredService<VectorCache>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<VectorRetriever>>()));
        services.AddSingleton(_ => new DocValuesCache());
        services.AddSingleton(provider => new Retriever(
            provider.GetRequiredService<PassageIndex>(), provider.GetRequiredService<Tokenizer>(),
                provider.GetRequiredService<DocValuesCache>()));
        services.AddSingleton<MentionFinder>();
        services.AddSingleton(provider => new NameSearcher(
            provider.GetRequiredService<PassageIndex>(), provider.GetRequiredService<Tokenizer>(),
                provider.GetRequiredService<DocValuesCache>()));
        return services;
    }

    private static IServiceCollection AddAnswering(this IServiceCollection services, ModelOptions model)
    {
        services.AddSingleton(provider => new CandidateSentenceReader(provider.GetRequiredService<Tokenizer>()));
        services.AddSingleton<ExtractiveWriter>();
        if (model.Provider != ModelProvider.None) services.AddModel(model);
        services.AddSingleton(provider => new ClaimChecker(provider.GetRequiredService<Tokenizer>()));
        services.AddSingleton(provider => new CitationAttributor(provider.GetRequiredService<ClaimChecker>()));
        services.AddSingleton(provider => new CitationVerifier(
            provider.GetRequiredService<ArticleArchive>(), provider.GetRequiredService<CitationAttributor>()));
        services.AddSingleton<VerifiedWriting>();
        services.AddSingleton(provider => new CitationStories(provider.GetRequiredService<StoryIndex>()));
        services.AddSingleton<AbstentionReason>();
        services.AddSingleton(provider => new AnswerPipeline(
            provider.GetRequiredService<OutletCatalog>(),
            provider.GetRequiredService<CitationStories>(),
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<QuestionParser>(),
            provider.GetRequiredService<VectorRetriever>(),
            provider.GetRequiredService<Retriever>(),
            provider.GetRequiredService<CandidateSentenceReader>(),
            provider.GetRequiredService<AbstentionReason>(),
            provider.GetRequiredService<ExtractiveWriter>(),
            provider.GetService<ModelWriter>(),
            provider.GetService<QuestionRewriter>(),
            provider.GetRequiredService<VerifiedWriting>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ClaimExtractor(provider.GetRequiredService<Tokenizer>()));
        services.AddSingleton(provider => new ClaimVerifier(
            provider.GetRequiredService<ClaimChecker>(), provider.GetRequiredService<Tokenizer>()));
        services.AddSingleton(provider => new MessageVerifier(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<AnswerPipeline>(),
            provider.GetRequiredService<ClaimExtractor>(),
            provider.GetRequiredService<ClaimVerifier>(),
            provider.GetRequiredService<CitationStories>(),
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
    private static EvaluationHost TrialOf(IServiceProvider outer, DataFolder folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton(folder);
        services.AddSingleton(outer.GetRequiredService<TimeProvider>());
        services.AddSingleton(outer.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        // Not disposed of with the trial, because an instance is its maker's.
        if (outer.GetService<Embedder>() is { } embedder) services.AddSingleton(embedder);
        services.AddArchive().AddRetrieval().AddAnswering(new ModelOptions());
        services.AddSingleton<ArticleIngestor>();
        return new EvaluationHost(services.BuildServiceProvider());
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

    private static NewsBotOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<NewsBotOptions>>().Value;

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
