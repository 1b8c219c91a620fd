using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using NewsBot.Models;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Registers the language model: the way to its server, the kernel, the prompts and the writer.</summary>
internal static class ModelServices
{
    /// <summary>The named <see cref="HttpClient"/> that the model's server is reached by.</summary>
    public const string HttpClientName = "model";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // The client lives as long as the program; its connections do not, so that a change of address is noticed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <param name="services">Where to register.</param>
    /// <param name="options">The model; its provider is not None.</param>
    /// <param name="adjust">Changes how requests are retried and how long is waited; null for the defaults.</param>
    /// <remarks>Nothing is reached before the first question.</remarks>
    public static IServiceCollection AddModel(
        this IServiceCollection services, ModelOptions options, Action<HttpStandardResilienceOptions>? adjust = null)
    {
        var secret = new Secret(options.ApiKey);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        var client = services.AddHttpClient(HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                // The question and the passages go to the server that was configured, and to no other that it names.
                handler.AllowAutoRedirect = false;
                handler.ConnectTimeout = ConnectTimeout;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(_ => true);
        client.AddStandardResilienceHandler(resilience =>
        {
            ModelPatience.Apply(resilience);
            adjust?.Invoke(resilience);
        });
        client.AddHttpMessageHandler(() => new AnswerLimit());
        // Added last, the guard is the innermost: the retries above it and their logs see only what it lets through.
        client.AddHttpMessageHandler(() => new SecretGuard(secret));

        services.AddKernel();
        services.AddSingleton(provider => ModelClients.Make(
            options,
            secret,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => PromptLibrary.Load(provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredService<PromptLibrary>().Plugin);
        // The kernel brings the prompts with it. Made only when the model is called, a prompt that is missing breaks what
        // needs it and nothing else: above all not whoever is to tell that it is missing.
        services.AddSingleton(provider => new ModelCalls(
            provider.GetRequiredService<Kernel>,
            new Tokens(options.Name),
            secret,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ModelCalls>>()));
        services.AddSingleton(provider => new ModelCheck(
            provider.GetRequiredService<ModelCalls>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ModelWriter(
            provider.GetRequiredService<ModelCalls>(), provider.GetRequiredService<ILogger<ModelWriter>>()));
        services.AddSingleton(provider => new QuestionRewriter(
            provider.GetRequiredService<ModelCalls>(),
            provider.GetRequiredService<TermReader>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QuestionRewriter>>()));
        return services;
    }
}
