using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Evaluation;
using NewsBot.Ingest;
using NewsBot.Retrieval;

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
        services.AddIngest().AddArchive().AddRetrieval().AddAnswering().AddModel(configuration).AddEvaluation().AddDesk();
        return services;
    }

    // Read before the options are validated, because what is registered depends on it; a wrong one is told of at start.
    private static IServiceCollection AddModel(this IServiceCollection services, IConfiguration configuration)
    {
        var model = configuration.GetSection($"{NewsBotOptions.Section}:{nameof(NewsBotOptions.Model)}");
        var isNamed = Enum.TryParse<ModelProvider>(model[nameof(ModelOptions.Provider)], ignoreCase: true, out var provider);
        if (!isNamed || provider == ModelProvider.None) return services;
        return services.AddModel(new ModelOptions
        {
            Provider = provider,
            Endpoint = model[nameof(ModelOptions.Endpoint)],
            ApiKey = model[nameof(ModelOptions.ApiKey)],
            Name = model[nameof(ModelOptions.Name)],
        });
    }

    private static void AddNewsBotOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NewsBotOptions>().Configure(options => Bind(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsValidator>();
        services.AddSingleton<IValidateOptions<NewsBotOptions>, NewsBotOptionsCrossCheck>();
    }

    private static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.AddSingleton<PageText>();
        services.AddSingleton<FileSource>();
        services.AddSingleton<IngestRun>();
        services.AddSingleton<SampleCoverage>();
        return services;
    }

    private static IServiceCollection AddArchive(this IServiceCollection services)
    {
        services.AddSingleton<ArticleArchive>();
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
        services.AddSingleton(provider => new Retriever(provider.GetRequiredService<PassageIndex>(), provider.GetRequiredService<TermReader>()));
        return services;
    }

    private static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddSingleton(provider => new StatementReader(provider.GetRequiredService<TermReader>()));
        services.AddSingleton<QuotingWriter>();
        services.AddSingleton(provider => new Citations(provider.GetRequiredService<ArticleArchive>()));
        services.AddSingleton(provider => new Reporter(
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<QuestionReader>(),
            provider.GetRequiredService<Retriever>(),
            provider.GetRequiredService<StatementReader>(),
            provider.GetRequiredService<QuotingWriter>(),
            provider.GetService<ModelWriter>(),
            provider.GetRequiredService<Citations>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Reporter>>()));
        return services;
    }

    private static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddSingleton<TrialFactory>(provider => folder => TrialOf(provider, folder));
        services.AddSingleton(provider => new Evaluator(
            provider.GetRequiredService<FileSource>(), provider.GetRequiredService<TrialFactory>()));
        return services;
    }

    private static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<Doctor>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<AskCommand>();
        services.AddSingleton<SourcesCommand>();
        services.AddSingleton(provider => new CommandCatalogue(
            [provider.GetRequiredService<AskCommand>(), provider.GetRequiredService<SourcesCommand>()]));
        services.AddSingleton(provider => new NewsDesk(
            provider.GetRequiredService<FileSource>(),
            provider.GetRequiredService<SampleCoverage>(),
            provider.GetRequiredService<IngestRun>(),
            provider.GetRequiredService<ArticleArchive>(),
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<Evaluator>(),
            provider.GetRequiredService<AskCommand>(),
            provider.GetRequiredService<CommandCatalogue>(),
            provider.GetRequiredService<Doctor>()));
        return services;
    }

    /// <summary>The same rooms over a folder of their own, without a model.</summary>
    private static Trial TrialOf(IServiceProvider outer, DataFolder folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton(folder);
        services.AddSingleton(outer.GetRequiredService<TimeProvider>());
        services.AddSingleton(outer.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddArchive().AddRetrieval().AddAnswering();
        services.RemoveAll<ModelWriter>();
        services.AddSingleton<IngestRun>();
        return new Trial(services.BuildServiceProvider());
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
