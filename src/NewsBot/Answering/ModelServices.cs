using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using NewsBot.Models;
using OpenAI;
using Polly.Timeout;

namespace NewsBot.Answering;

/// <summary>Registers the language model: the way to its server, the kernel, the prompts and the writer.</summary>
internal static class ModelServices
{
    /// <summary>The named <see cref="HttpClient"/> that the model's server is reached by.</summary>
    public const string HttpClientName = "model";

    // What a slow local model needs to read the passages before its first word; the handler's own 10 s and 30 s do not do.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(120);

    // A server that asks to be left alone for longer than a reader waits is taken at its word: no second attempt.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);

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
            Adjust(resilience);
            adjust?.Invoke(resilience);
        });
        // Added last, the guard is the innermost: the retries above it and their logs see only what it lets through.
        client.AddHttpMessageHandler(() => new SecretGuard(secret));

        services.AddKernel();
        services.AddSingleton<IChatCompletionService>(provider => ChatCompletion(provider, options, secret));
        services.AddSingleton(provider => PromptLibrary.Load(provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredService<PromptLibrary>().Plugin);
        services.AddSingleton(provider => new ModelWriter(
            provider.GetRequiredService<Kernel>(), secret, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ModelWriter>>()));
        return services;
    }

    private static OpenAIChatCompletionService ChatCompletion(IServiceProvider provider, ModelOptions options, Secret secret)
    {
        var settings = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName)),
            // The handler retries; a client that retried as well would multiply the attempts.
            RetryPolicy = new ClientRetryPolicy(0),
            // It would cut any pause of a stream at 100 s by a clock of its own; the writer watches for pauses.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (!string.IsNullOrWhiteSpace(options.Endpoint)) settings.Endpoint = new Uri(options.Endpoint, UriKind.Absolute);
        var client = new OpenAIClient(new ApiKeyCredential(secret.ToSend), settings);
        return new OpenAIChatCompletionService(options.Name ?? "", client, provider.GetRequiredService<ILoggerFactory>());
    }

    private static void Adjust(HttpStandardResilienceOptions resilience)
    {
        resilience.AttemptTimeout.Timeout = AttemptTimeout;
        resilience.TotalRequestTimeout.Timeout = TotalTimeout;
        resilience.CircuitBreaker.SamplingDuration = 2 * AttemptTimeout;
        // A community asks a few questions a minute: the usual 100 requests would never be reached.
        resilience.CircuitBreaker.MinimumThroughput = 10;
        resilience.CircuitBreaker.FailureRatio = 0.5;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(30);
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromSeconds(1);
        resilience.Retry.ShouldRetryAfterHeader = true;
        resilience.Retry.ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: HttpRequestException } => true,
            { Result: { } response } => IsPassing(response.StatusCode) && !AsksForLongerPause(response),
            _ => false, // A model too slow for the first attempt would be as slow again.
        });
        resilience.CircuitBreaker.ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException
            || arguments.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError });
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static bool AsksForLongerPause(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause > LongestRetryAfter,
        // Servers that give a moment mean hours; the ones that mean seconds say so in seconds.
        { Date: not null } => true,
        _ => false,
    };
}
