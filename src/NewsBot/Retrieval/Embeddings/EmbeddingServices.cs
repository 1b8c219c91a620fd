using System.ClientModel;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using NewsBot.Llm;
using OllamaSharp;
using OpenAI;
using OpenAI.Embeddings;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>Registers the embeddings model and the way to it.</summary>
internal static class EmbeddingServices
{
    /// <summary>The named <see cref="HttpClient"/> that the embeddings' server is reached by.</summary>
    public const string HttpClientName = "embeddings";

    // For a batch of passages; a question has a shorter patience of its own. Beyond a pause of half a minute the background
    // work's own, longer ones do better.
    private static readonly LlmRetryOptions RetryOptions = new(
        TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(180), LongestPause: TimeSpan.FromSeconds(30),
            LongestSecondPause: TimeSpan.FromSeconds(30));

    /// <param name="services">Where to register; nothing is registered where no model is configured.</param>
    /// <param name="options">The model.</param>
    /// <param name="adjust">Changes how requests are retried and how long is waited; null for the defaults.</param>
    /// <remarks>Nothing is reached or loaded before the first text.</remarks>
    public static IServiceCollection AddEmbeddings(
        this IServiceCollection services, EmbeddingsOptions options, Action<HttpStandardResilienceOptions>? adjust = null)
    {
        var model = $"{options.Provider}/{options.Name}";
        if (options.Provider == EmbeddingsProvider.None) return services;
        if (options.Provider == EmbeddingsProvider.Local)
        {
            return services.AddSingleton<Embedder>(_ => CreateOnnxEmbedder(
                LocalModel.Folder, $"Local/{LocalModel.Name}", LocalModel.QuestionPrefix, "", LocalModel.Scale));
        }

        if (options.Provider == EmbeddingsProvider.Onnx)
        {
            return services.AddSingleton<Embedder>(_ => CreateOnnxEmbedder(
                options.Name ?? "", model, options.QuestionPrefix, options.PassagePrefix, null));
        }

        var secret = new ApiKey(options.ApiKey);
        services.AddLogging();
        services.AddGuardedHttp(HttpClientName, secret, RetryOptions, adjust);
        return services.AddSingleton<Embedder>(provider => new ServerEmbedder(
            () => Connect(options, secret, provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName)),
            model, options.QuestionPrefix, options.PassagePrefix));
    }

    private static OnnxEmbedder CreateOnnxEmbedder(
        string path, string model, string questionPrefix, string passagePrefix, CosineScale? scale) =>
        new(OnnxFiles.Find(path, out var problem)
            ?? throw new FileNotFoundException(problem), model, questionPrefix, passagePrefix)
        {
            Scale = scale,
        };

    private static IEmbeddingGenerator<string,
        Embedding<float>> Connect(EmbeddingsOptions options, ApiKey secret, HttpClient http)
    {
        var (name, key) = (options.Name ?? "", new ApiKeyCredential(secret.ValueOrPlaceholder));
        switch (options.Provider)
        {
            case EmbeddingsProvider.Ollama:
                var address = string.IsNullOrWhiteSpace(options.Endpoint) ? GuardedHttp.OllamaAddress : options.Endpoint;
                GuardedHttp.PointAtOllama(http, new Uri(address, UriKind.Absolute), secret);
                return new OllamaApiClient(http, name);
            case EmbeddingsProvider.AzureOpenAI:
                return new AzureOpenAIClient(
                    new Uri(options.Endpoint!), key, GuardedHttp.UseHttpClient(http, new AzureOpenAIClientOptions()))
                    .GetEmbeddingClient(name).AsIEmbeddingGenerator();
            default:
                var settings = GuardedHttp.UseHttpClient(http, new OpenAIClientOptions());
                if (!string.IsNullOrWhiteSpace(options.Endpoint)) settings.Endpoint = new Uri(options.Endpoint, UriKind.Absolute);
                return new EmbeddingClient(name, key, settings).AsIEmbeddingGenerator();
        }
    }
}
