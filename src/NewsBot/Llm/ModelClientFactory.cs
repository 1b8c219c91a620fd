using System.ClientModel;
using Azure.AI.OpenAI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace NewsBot.Llm;

/// <summary>
/// Creates the clients for the servers of models. Each uses the guarded HTTP client that <see cref="ModelServices"/> registers,
/// without retries or timeouts of its own.
/// </summary>
internal static class ModelClientFactory
{
    /// <summary>The address of OpenAI.</summary>
    private const string OpenAIAddress = "https://api.openai.com/v1";

    /// <summary>Returns the address of the server: as configured, else the provider's default.</summary>
    public static Uri GetAddress(ModelOptions options) =>
        new(string.IsNullOrWhiteSpace(options.Endpoint) ? GetDefaultAddress(options.Provider)
            : options.Endpoint.Trim(), UriKind.Absolute);

    /// <summary>Returns the address for display, without user name, password and query, which may hold secrets.</summary>
    public static string GetDisplayAddress(ModelOptions options) => GetAddress(options).GetComponents(
        UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    /// <summary>Creates a client for the configured server.</summary>
    /// <param name="options">The model; its provider is not None.</param>
    /// <param name="secret">The server's key.</param>
    /// <param name="http">The guarded HTTP client.</param>
    /// <param name="loggers">Creates the client's loggers.</param>
    public static IChatCompletionService Create(ModelOptions options, ApiKey secret, HttpClient http, ILoggerFactory loggers)
    {
        var (name, address, key) = (options.Name ?? "", GetAddress(options), new ApiKeyCredential(secret.ValueOrPlaceholder));
        switch (options.Provider)
        {
            case ModelProvider.AzureOpenAI:
                var azure = new AzureOpenAIClient(address, key, GuardedHttp.UseHttpClient(http, new AzureOpenAIClientOptions()));
                return new AzureChat(new AzureOpenAIChatCompletionService(name, azure, loggerFactory: loggers));
            case ModelProvider.Ollama:
                GuardedHttp.PointAtOllama(http, address, secret);
                return new OllamaContext(new OllamaClient(http, name)).AsChatCompletionService();
            default:
                var settings = GuardedHttp.UseHttpClient(http, new OpenAIClientOptions());
                settings.Endpoint = address;
                return new OpenAIChatCompletionService(name, new OpenAIClient(key, settings), loggers);
        }
    }

    private static string GetDefaultAddress(ModelProvider provider) => provider switch
    {
        ModelProvider.OpenAI => OpenAIAddress,
        ModelProvider.Ollama => GuardedHttp.OllamaAddress,
        _ => throw new InvalidOperationException($"{provider} has no address of its own"),
    };
}
