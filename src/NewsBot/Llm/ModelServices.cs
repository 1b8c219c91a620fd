using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace NewsBot.Llm;

/// <summary>Registers the language model: the way to its server, the kernel and the prompts.</summary>
internal static class ModelServices
{
    /// <summary>The named <see cref="HttpClient"/> that the model's server is reached by.</summary>
    public const string HttpClientName = "model";

    // Asked for a second pause there is no time left, but for a short one: with all attempts the first word is due within 40 s.
    private static readonly LlmRetryOptions Patience = new(
        PromptRunner.FirstWordLimit, PromptRunner.CallLimit, LongestPause: TimeSpan.FromSeconds(20),
            LongestSecondPause: TimeSpan.FromSeconds(5));

    /// <param name="services">Where to register.</param>
    /// <param name="options">The model; its provider is not None.</param>
    /// <param name="adjust">Changes how requests are retried and how long is waited; null for the defaults.</param>
    /// <remarks>Nothing is reached before the first question.</remarks>
    public static IServiceCollection AddModel(
        this IServiceCollection services, ModelOptions options, Action<HttpStandardResilienceOptions>? adjust = null)
    {
        var secret = new ApiKey(options.ApiKey);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddGuardedHttp(HttpClientName, secret, Patience, adjust);
        services.AddKernel();
        services.AddSingleton(provider => ModelClientFactory.Make(
            options,
            secret,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => PromptLibrary.Load(provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredService<PromptLibrary>().Plugin);
        // The kernel brings the prompts with it. Made only when the model is called, a prompt that is missing breaks what
        // needs it and nothing else: above all not whoever is to tell that it is missing.
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
