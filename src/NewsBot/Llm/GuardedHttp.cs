using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace NewsBot.Llm;

/// <summary>
/// The room that says how a model's server is reached: the one that was configured and no other that it names, with retries, and
/// with the key kept out of all that is told.
/// </summary>
internal static class GuardedHttp
{
    /// <summary>Where Ollama listens unless it was told otherwise.</summary>
    public const string OllamaAddress = "http://localhost:11434";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // The client lives as long as the program; its connections do not, so that a change of address is noticed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <param name="services">Where to register.</param>
    /// <param name="name">The named <see cref="HttpClient"/>'s.</param>
    /// <param name="secret">The server's key.</param>
    /// <param name="patience">How often it is asked again, and how long is waited.</param>
    /// <param name="adjust">Changes that; null for no change.</param>
    public static void AddGuardedHttp(
        this IServiceCollection services, string name, ApiKey secret, LlmRetryOptions patience,
            Action<HttpStandardResilienceOptions>? adjust)
    {
        var client = services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                // What is sent goes to the server that was configured, and to no other that it names.
                handler.AllowAutoRedirect = false;
                handler.ConnectTimeout = ConnectTimeout;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(_ => true);
        client.AddStandardResilienceHandler(resilience =>
        {
            patience.Apply(resilience);
            adjust?.Invoke(resilience);
        });
        client.AddHttpMessageHandler(() => new ModelEventFilter());
        client.AddHttpMessageHandler(() => new ResponseLimitHandler());
        // Added last, the guard is the innermost: the retries above it and their logs see only what it lets through.
        client.AddHttpMessageHandler(() => new SecretScrubber(secret));
    }

    /// <summary>Options of a client that goes this way and has neither retries nor limits of time of its own.</summary>
    public static TOptions Over<TOptions>(HttpClient http, TOptions options)
        where TOptions : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        // The handler retries; a client that retried as well would multiply the attempts.
        options.RetryPolicy = new ClientRetryPolicy(0);
        // It would cut any pause of a stream at 100 s by a clock of its own; who reads the stream watches for pauses.
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }

    /// <summary>Points <paramref name="http"/> at an Ollama server, with the key where there is one.</summary>
    public static void PointAtOllama(HttpClient http, Uri address, ApiKey secret)
    {
        // Its paths are relative, and would take the place of the last part of an address that does not end so.
        http.BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
        if (secret.IsGiven) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret.ToSend);
    }
}
