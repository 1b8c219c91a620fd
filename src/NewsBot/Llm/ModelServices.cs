using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace NewsBot.Llm;

/// <summary>Registers the language model: the HTTP client of its server, the kernel and the prompts.</summary>
internal static class ModelServices
{
    /// <summary>The name of the <see cref="HttpClient"/> for the model's server.</summary>
    public const string HttpClientName = "model";

    /// <summary>
    /// The key of the <see cref="PromptRunner"/> for second opinions, and the name of its <see cref="HttpClient"/> if another
    /// model is asked for them.
    /// </summary>
    public const string SecondOpinionKey = "second opinion";

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
        services.AddSingleton(provider => CreateClient(provider, options, secret, HttpClientName));
        services.AddSingleton(provider => PromptLibrary.Load(provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredService<PromptLibrary>().Plugin);
        // The kernel loads the prompts. It is created at the first call, so that a missing prompt breaks only what needs the
        // model, and not the diagnostics that report it.
        services.AddSingleton(provider => CreateRunner(
            provider, options, secret, provider.GetRequiredService<Kernel>));
        AddSecondOpinion(services, options, adjust);
        services.AddSingleton(provider => new ModelProbe(
            provider.GetRequiredService<PromptRunner>(), provider.GetRequiredService<TimeProvider>())
        {
            SecondOpinion = !options.SecondOpinion.Enabled || !options.SecondOpinion.IsAnother(options) ? null
                : new ModelProbe(
                    provider.GetRequiredKeyedService<PromptRunner>(SecondOpinionKey),
                    provider.GetRequiredService<TimeProvider>()),
        });
        return services;
    }

    private static void AddSecondOpinion(
        IServiceCollection services, ModelOptions options, Action<HttpStandardResilienceOptions>? adjust)
    {
        if (!options.SecondOpinion.IsAnother(options))
        {
            services.AddKeyedSingleton(SecondOpinionKey, (provider, _) => provider.GetRequiredService<PromptRunner>());
            return;
        }

        var another = options.SecondOpinion.Resolve(options);
        var secret = new ApiKey(another.ApiKey);
        services.AddGuardedHttp(SecondOpinionKey, secret, RetryOptions, adjust);
        services.AddKeyedSingleton(SecondOpinionKey, (provider, _) => CreateRunner(provider, another, secret, () =>
        {
            var builder = Kernel.CreateBuilder();
            builder.Services.AddSingleton(provider.GetRequiredService<ILoggerFactory>());
            builder.Services.AddSingleton(CreateClient(provider, another, secret, SecondOpinionKey));
            builder.Plugins.Add(provider.GetRequiredService<PromptLibrary>().Plugin);
            return builder.Build();
        }));
    }

    private static IChatCompletionService CreateClient(
        IServiceProvider provider, ModelOptions options, ApiKey secret, string httpClientName) =>
        ModelClientFactory.Create(
            options, secret, provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName),
            provider.GetRequiredService<ILoggerFactory>());

    private static PromptRunner CreateRunner(
        IServiceProvider provider, ModelOptions options, ApiKey secret, Func<Kernel> kernel) =>
        new(kernel, new TokenCounter(options.Name), secret, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptRunner>>());
}
