using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace NewsBot.Llm;

/// <summary>Registers the language model: the HTTP client of its server, the kernel and the prompts.</summary>
internal static class ModelServices
{
    /// <summary>The name of the <see cref="HttpClient"/> for the model's server.</summary>
    public const string HttpClientName = "model";

    // The second pause must be short: the first word is due within 40 s over all attempts.
    private static readonly LlmRetryOptions RetryOptions = new(
        PromptRunner.FirstWordLimit, PromptRunner.CallLimit, LongestPause: TimeSpan.FromSeconds(20),
            LongestSecondPause: TimeSpan.FromSeconds(5));

    /// <summary>Registers the services. They connect to no server before the first question.</summary>
    /// <param name="services">The services to add them to.</param>
    /// <param name="options">The model; its provider is not None.</param>
    /// <param name="adjust">Changes retries and timeouts; null for the defaults.</param>
    public static IServiceCollection AddModel(
        this IServiceCollection services, ModelOptions options, Action<HttpStandardResilienceOptions>? adjust = null)
    {
        var secret = new ApiKey(options.ApiKey);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddGuardedHttp(HttpClientName, secret, RetryOptions, adjust);
        services.AddKernel();
        services.AddSingleton(provider => ModelClientFactory.Create(
            options,
            secret,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => PromptLibrary.Load(provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredService<PromptLibrary>().Plugin);
        // The kernel loads the prompts. It is created at the first call, so that a missing prompt breaks only what needs the
        // model, and not the diagnostics that report it.
        services.AddSingleton(provider => new PromptRunner(
            provider.GetRequiredService<Kernel>,
            new TokenCounter(options.Name),
            secret,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptRunner>>()));
        services.AddSingleton<ModelProbe>();
        return services;
    }
}
