using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Briefing;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Notifications;
using NewsBot.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Storage;
using NewsBot.Stories;
using NewsBot.Verification;

namespace NewsBot;

/// <summary>Puts the rooms together, in the order in which data flows through them.</summary>
internal static class NewsBotServices
{
    /// <summary>Everything that a front end needs; it asks for the <see cref="NewsDesk"/>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">The whole configuration; the section <c>NewsBot</c> is read.</param>
    public static IServiceCollection AddNewsBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddNewsBotOptions(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new DataFolder(Path.GetFullPath(GetOptions(provider).DataDirectory)));
        var models = ReadOptions(configuration);
        if (models.Model.Provider != ModelProvider.None) services.AddModel(models.Model);
        return services
            .AddIngestion()
            .AddStorage()
            .AddStories()
            .AddEmbeddings(models.Embeddings)
            .AddRetrieval()
            .AddVerification()
            .AddAnswering(models.Model.Provider != ModelProvider.None, models.Model.SecondOpinion.Enabled)
            .AddBriefing()
            .AddSingleton<EvaluationHostFactory>(provider => folder => CreateEvaluationHost(provider, folder))
            .AddSingleton<ClaimEvaluator>()
            .AddSingleton<Evaluator>()
            .AddDesk()
            .AddChat()
            .AddNotifications();
    }

    /// <summary>
    /// Also runs the background work of a hosted bot: it updates the index, and polls the feeds that are due. Not for a program
    /// that answers a single question.
    /// </summary>
    public static IServiceCollection AddNewsBotBackground(this IServiceCollection services) =>
        services.AddHostedService<BackgroundWork>();

    /// <summary>
    /// Also posts what is due without being asked: briefs, alerts and corrections. For a front end of a chat platform, which
    /// registers its <see cref="ChannelResolver"/>.
    /// </summary>
    public static IServiceCollection AddNewsBotNotifications(this IServiceCollection services) =>
        services.AddHostedService<NotificationScheduler>();

    private static void AddNewsBotOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NewsBotOptions>().Configure(options => Bind(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsValidator>();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsCrossCheck>();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, EmbeddingsOptionsCheck>();
    }

    /// <summary>
    /// Creates the same rooms over a folder of their own, without a language model; embeddings are as configured.
    /// </summary>
    private static EvaluationHost CreateEvaluationHost(IServiceProvider outer, DataFolder folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton(folder);
        services.AddSingleton(outer.GetRequiredService<TimeProvider>());
        services.AddSingleton(outer.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        if (outer.GetService<Embedder>() is { } embedder)
        {
            var cache = Path.Combine(outer.GetRequiredService<DataFolder>().Path, "cache");
            services.AddSingleton<Embedder>(_ => new CachedEmbedder(embedder, cache) { Scale = embedder.Scale });
        }

        services.AddStorage().AddStories().AddRetrieval().AddVerification().AddAnswering(hasModel: false);
        services.AddSingleton<ArticleIngestor>();
        return new EvaluationHost(services.BuildServiceProvider());
    }

    // The provider decides which services are registered, so it is read before the options exist. The validators report what is
    // wrong with it.
    private static NewsBotOptions ReadOptions(IConfiguration configuration)
    {
        var options = new NewsBotOptions();
        Bind(configuration, options);
        return options;
    }

    private static NewsBotOptions GetOptions(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<NewsBotOptions>>().Value;

    private static void Bind(IConfiguration configuration, NewsBotOptions options) =>
        options.UnreadableValues = ConfigurationBinding.Bind(configuration.GetSection(NewsBotOptions.Section), options);
}
