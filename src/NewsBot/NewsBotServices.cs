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
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration; the section <c>NewsBot</c> is read.</param>
    public static IServiceCollection AddNewsBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddNewsBotOptions(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new DataFolder(Path.GetFullPath(OptionsOf(provider).DataDirectory)));
        var models = ModelsOf(configuration);
        if (models.Model.Provider != ModelProvider.None) services.AddModel(models.Model);
        return services
            .AddIngestion()
            .AddStorage()
            .AddStories()
            .AddEmbeddings(models.Embeddings)
            .AddRetrieval()
            .AddVerification()
            .AddAnswering(hasModel: models.Model.Provider != ModelProvider.None)
            .AddBriefing()
            .AddSingleton<EvaluationHostFactory>(provider => folder => EvaluationHostOf(provider, folder))
            .AddSingleton<Evaluator>()
            .AddDesk()
            .AddChat()
            .AddNotifications();
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
    public static IServiceCollection AddNewsBotNotifications(this IServiceCollection services) =>
        services.AddHostedService<NotificationScheduler>();

    private static void AddNewsBotOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NewsBotOptions>().Configure(options => Bind(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsValidator>();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsCrossCheck>();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, EmbeddingsOptionsCheck>();
    }

    /// <summary>The same rooms over a folder of their own, without a language model; embeddings are as configured.</summary>
    private static EvaluationHost EvaluationHostOf(IServiceProvider outer, DataFolder folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton(folder);
        services.AddSingleton(outer.GetRequiredService<TimeProvider>());
        services.AddSingleton(outer.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        // The evaluation does not dispose of the embedder, because the outer services own it.
        if (outer.GetService<Embedder>() is { } embedder) services.AddSingleton(embedder);
        services.AddStorage().AddStories().AddRetrieval().AddVerification().AddAnswering(hasModel: false);
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
