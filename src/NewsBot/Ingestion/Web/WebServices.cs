using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;

namespace NewsBot.Ingestion.Web;

/// <summary>Registers the services that fetch from the web.</summary>
internal static class WebServices
{
    /// <summary>The name of the <see cref="HttpClient"/> of <see cref="SafeFetcher"/>; nothing else may use it.</summary>
    public const string HttpClientName = "web";

    /// <summary>
    /// The name of the client that never connects to a private host. It has a connection pool of its own, so that a connection
    /// that was opened for the operator's feed is never reused for a stranger's.
    /// </summary>
    public const string PublicClientName = "public web";

    // Even with jitter (a quarter less) this is longer than the gap between requests to a foreign host.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    // The client lives as long as the program. Its connections are renewed, so that changes of DNS records take effect.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Registers the fetcher and its HTTP clients.</summary>
    /// <param name="services">The collection to add to. <see cref="NewsBotOptions"/> must be registered elsewhere.</param>
    /// <param name="adjust">Changes the retry options; null for the defaults.</param>
    public static IServiceCollection AddWeb(this IServiceCollection services, Action<HttpRetryStrategyOptions>? adjust = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Resolver>(_ => Dns.GetHostAddressesAsync);
        services.TryAddSingleton(provider => new PrivateHosts(GetOptions(provider).PrivateHosts ?? []));
        services.AddSingleton<SafeFetcher>();
        services.AddClient(HttpClientName, isPublicOnly: false, adjust);
        services.AddClient(PublicClientName, isPublicOnly: true, adjust);
        return services;
    }

    private static void AddClient(
        this IServiceCollection services, string name, bool isPublicOnly, Action<HttpRetryStrategyOptions>? adjust) =>
        services.AddHttpClient(name, (provider, client) =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan; // The fetcher enforces the limits with the injected clock.
                client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(GetOptions(provider).Contact));
            })
            .UseSocketsHttpHandler((handler, provider) => Configure(handler, provider, isPublicOnly))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers() // They would log full addresses.
            .AddResilienceHandler("retry", (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.ConfigureTelemetry(NullLoggerFactory.Instance);
                var retry = CreateRetryOptions();
                adjust?.Invoke(retry);
                pipeline.AddRetry(retry);
            });

    /// <summary>
    /// Returns the User-Agent header: product, version, and the operator's contact for those who read server logs.
    /// </summary>
    private static string UserAgent(string? contact)
    {
        var version = typeof(WebServices).Assembly.GetName().Version ?? new Version(0, 0);
        var product = $"{RobotsFile.ProductToken}/{version.Major}.{version.Minor}";
        return string.IsNullOrWhiteSpace(contact) ? product : $"{product} (+{contact.Trim()})";
    }

    private static void Configure(SocketsHttpHandler handler, IServiceProvider provider, bool isPublicOnly)
    {
        var connection = new GuardedConnection(
            provider.GetRequiredService<PrivateHosts>(),
            isPublicOnly,
            provider.GetRequiredService<Resolver>(),
            provider.GetRequiredService<TimeProvider>());
        handler.ConnectCallback = connection.ConnectAsync;
        // A proxy would resolve names itself, bypassing the address check.
        handler.UseProxy = false;
        handler.UseCookies = false;
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli;
        handler.MaxResponseHeadersLength = FetchLimits.MaxHeadersKiB;
        // Latin-1 keeps every byte of a Location header as it is; WebAddress decodes it.
        handler.ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1;
        // An unwanted body is not downloaded only to reuse the connection.
        handler.MaxResponseDrainSize = 0;
        handler.PooledConnectionLifetime = ConnectionLifetime;
        // This ends connection attempts that no request waits for any more; GuardedConnection has the stricter limit.
        handler.ConnectTimeout = FetchLimits.MaxTotalTime;
        // No trace identifiers are sent to foreign hosts.
        handler.ActivityHeadersPropagator = null;
    }

    private static HttpRetryStrategyOptions CreateRetryOptions() => new()
    {
        MaxRetryAttempts = 1,
        Delay = RetryDelay,
        BackoffType = DelayBackoffType.Constant,
        UseJitter = true,
        ShouldRetryAfterHeader = false, // The caller honours Retry-After, and does other work meanwhile.
        ShouldHandle = arguments => ValueTask.FromResult(
            !NeedsLongGap(arguments.Context) && arguments.Outcome switch
            {
                { Exception: HttpRequestException error } => IsTransient(error),
                { Result.StatusCode: var status } => status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout,
                _ => false,
            }),
        OnRetry = arguments =>
        {
            FindTurn(arguments.Context)?.RecordRetry(arguments.RetryDelay);
            return default;
        },
    };

    // A broken connection may work again within seconds; a refusal, a timeout, a bad certificate or a bad response will not.
    private static bool IsTransient(HttpRequestException error) => FetchException.FindFault(error) is null
        && error.HttpRequestError is not (HttpRequestError.SecureConnectionError
            or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse);

    private static bool NeedsLongGap(ResilienceContext context) => FindTurn(context)?.Gap > CrawlPolicy.ForeignHost.Gap;

    private static HostTurn? FindTurn(ResilienceContext context) =>
        context.GetRequestMessage() is { } message && message.Options.TryGetValue(HostTurn.Key, out var turn) ? turn : null;

    private static WebOptions GetOptions(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<NewsBotOptions>>().Value.Web;
}
