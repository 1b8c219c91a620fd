using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Net.Http.Headers;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using NewsBot.Models;
using OllamaSharp;
using OpenAI;
using OpenAI.Embeddings;
using Polly.Timeout;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>Registers the embeddings model and the way to it.</summary>
internal static class EmbeddingServices
{
    /// <summary>The named <see cref="HttpClient"/> that the embeddings' server is reached by.</summary>
    public const string HttpClientName = "embeddings";

    private const string OllamaAddress = "http://localhost:11434";

    // What a slow local model needs for a batch of passages. A question has a shorter patience of its own.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(180);

    // Beyond it the background work's own, longer pauses do better.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);

    /// <param name="services">Where to register; nothing is registered where no model is configured.</param>
    /// <param name="options">The model.</param>
    /// <param name="adjust">Changes how requests are retried and how long is waited; null for the defaults.</param>
    /// <remarks>Nothing is reached or loaded before the first text.</remarks>
    public static IServiceCollection AddEmbeddings(
        this IServiceCollection services, EmbeddingsOptions options, Action<HttpStandardResilienceOptions>? adjust = null)
    {
        var model = $"{options.Provider}/{options.Name}";
        if (options.Provider == EmbeddingsProvider.None) return services;
        if (options.Provider == EmbeddingsProvider.Onnx)
        {
            return services.AddSingleton<Embedder>(_ => new OnnxEmbedder(
                OnnxFiles.Find(options.Name ?? "", out var problem) ?? throw new FileNotFoundException(problem), model, options.QuestionPrefix, options.PassagePrefix));
        }

        var secret = new Secret(options.ApiKey);
        services.AddLogging();
        services.AddGuardedHttp(HttpClientName, secret, resilience =>
        {
            Adjust(resilience);
            adjust?.Invoke(resilience);
        });
        return services.AddSingleton<Embedder>(provider => new ServerEmbedder(
            () => Connect(options, secret, provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName)),
            model, options.QuestionPrefix, options.PassagePrefix));
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Connect(EmbeddingsOptions options, Secret secret, HttpClient http)
    {
        var (name, key) = (options.Name ?? "", new ApiKeyCredential(secret.ToSend));
        switch (options.Provider)
        {
            case EmbeddingsProvider.Ollama:
                http.BaseAddress = new Uri((string.IsNullOrWhiteSpace(options.Endpoint) ? OllamaAddress : options.Endpoint).TrimEnd('/') + "/");
                if (!string.IsNullOrWhiteSpace(options.ApiKey)) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret.ToSend);
                return new OllamaApiClient(http, name);
            case EmbeddingsProvider.AzureOpenAI:
                return new AzureOpenAIClient(new Uri(options.Endpoint!), key, Settings(new AzureOpenAIClientOptions(), http))
                    .GetEmbeddingClient(name).AsIEmbeddingGenerator();
            default:
                var settings = Settings(new OpenAIClientOptions(), http);
                if (!string.IsNullOrWhiteSpace(options.Endpoint)) settings.Endpoint = new Uri(options.Endpoint, UriKind.Absolute);
                return new EmbeddingClient(name, key, settings).AsIEmbeddingGenerator();
        }
    }

    private static T Settings<T>(T settings, HttpClient http)
        where T : ClientPipelineOptions
    {
        settings.Transport = new HttpClientPipelineTransport(http);
        // The handler retries; a client that retried as well would multiply the attempts.
        settings.RetryPolicy = new ClientRetryPolicy(0);
        settings.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return settings;
    }

    private static void Adjust(HttpStandardResilienceOptions resilience)
    {
        resilience.AttemptTimeout.Timeout = AttemptTimeout;
        resilience.TotalRequestTimeout.Timeout = TotalTimeout;
        resilience.CircuitBreaker.SamplingDuration = 2 * AttemptTimeout;
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

    private static bool AsksForLongerPause(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } pause && (pause.Delta is not { } delta || delta > LongestRetryAfter);
}
