using System.ClientModel;
using Azure.AI.OpenAI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace NewsBot.Llm;

/// <summary>
/// The clients of the models' servers. Each goes the one guarded way that <see cref="ModelServices"/> registers, and has
/// neither retries nor limits of time of its own.
/// </summary>
internal static class ModelClientFactory
{
    /// <summary>Where OpenAI itself is.</summary>
    private const string OpenAIAddress = "https://api.openai.com/v1";

    /// <summary>Where the server is: as configured, else the provider's own place.</summary>
    public static Uri AddressOf(ModelOptions options) =>
        new(string.IsNullOrWhiteSpace(options.Endpoint) ? OwnAddressOf(options.Provider)
            : options.Endpoint.Trim(), UriKind.Absolute);

    /// <summary>Where the server is, for people to read: without a name, password or query, which may hold a secret.</summary>
    public static string ShownAddressOf(ModelOptions options) => AddressOf(options).GetComponents(
        UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    /// <summary>A client of the configured server.</summary>
    /// <param name="options">Which; its provider is not None.</param>
    /// <param name="secret">Its key.</param>
    /// <param name="http">The guarded way there.</param>
    /// <param name="loggers">For the client.</param>
    public static IChatCompletionService Make(ModelOptions options, ApiKey secret, HttpClient http, ILoggerFactory loggers)
    {
        var (name, address, key) = (options.Name ?? "", AddressOf(options), new ApiKeyCredential(secret.ToSend));
        switch (options.Provider)
        {
            case ModelProvider.AzureOpenAI:
                var azure = new AzureOpenAIClient(address, key, GuardedHttp.Over(http, new AzureOpenAIClientOptions()));
                return new AzureChat(new AzureOpenAIChatCompletionService(name, azure, loggerFactory: loggers));
            case ModelProvider.Ollama:
                GuardedHttp.PointAtOllama(http, address, secret);
                return new OllamaContext(new OllamaClient(http, name)).AsChatCompletionService();
            default:
                var settings = GuardedHttp.Over(http, new OpenAIClientOptions());
                settings.Endpoint = address;
                return new OpenAIChatCompletionService(name, new OpenAIClient(key, settings), loggers);
        }
    }

    private static string OwnAddressOf(ModelProvider provider) => provider switch
    {
        ModelProvider.OpenAI => OpenAIAddress,
        ModelProvider.Ollama => GuardedHttp.OllamaAddress,
        _ => throw new InvalidOperationException($"{provider} has no address of its own"),
    };
}
