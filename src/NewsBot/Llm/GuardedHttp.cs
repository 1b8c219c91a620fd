using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace NewsBot.Llm;

/// <summary>
/// Configures the HTTP clients for the servers of models. They connect to the configured server only, follow no redirects, retry,
/// and keep the key out of errors and logs.
/// </summary>
internal static class GuardedHttp
{
    /// <summary>The default address of Ollama.</summary>
    public const string OllamaAddress = "http://localhost:11434";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // The client lives as long as the program; its connections do not, so that DNS changes are noticed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Registers a named <see cref="HttpClient"/> for a model's server.</summary>
    /// <param name="services">The services to add it to.</param>
    /// <param name="name">The name of the client.</param>
    /// <param name="secret">The server's key.</param>
    /// <param name="patience">Retries and timeouts.</param>
    /// <param name="adjust">Changes the resilience options, for tests; null for no change.</param>
    public static void AddGuardedHttp(
        this IServiceCollection services, string name, ApiKey secret, LlmRetryOptions patience,
            Action<HttpStandardResilienceOptions>? adjust)
    {
        var client = services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                // Requests, with the key and the question, go to the configured server only.
                handler.AllowAutoRedirect = false;
                handler.ConnectTimeout = ConnectTimeout;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(_ => true);
        client.AddStandardResilienceHandler(resilience =>
        {
            patience.ApplyTo(resilience);
            adjust?.Invoke(resilience);
        });
        client.AddHttpMessageHandler(() => new ModelEventFilter());
        client.AddHttpMessageHandler(() => new ResponseLimitHandler());
        // Added last, the scrubber is the innermost handler: the retries above it and their logs see only scrubbed text.
        client.AddHttpMessageHandler(() => new SecretScrubber(secret));
    }

    /// <summary>Makes a client use <paramref name="http"/>, without retries or timeouts of its own.</summary>
    public static TOptions UseHttpClient<TOptions>(HttpClient http, TOptions options)
        where TOptions : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        // The handler retries; a client that retried as well would multiply the attempts.
        options.RetryPolicy = new ClientRetryPolicy(0);
        // By default the client would end any pause in a stream after 100 s; the reader of the stream limits pauses itself.
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }

    /// <summary>Points <paramref name="http"/> at an Ollama server, with the key if there is one.</summary>
    public static void PointAtOllama(HttpClient http, Uri address, ApiKey secret)
    {
        // Relative paths would replace the last part of a base address that does not end with a slash.
        http.BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
        if (secret.HasValue)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret.ValueOrPlaceholder);
    }
}
