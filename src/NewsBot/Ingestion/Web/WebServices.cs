using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;

namespace NewsBot.Ingestion.Web;

/// <summary>Registers the way out to the web.</summary>
internal static class WebServices
{
    /// <summary>The named <see cref="HttpClient"/> of the fetcher, which nobody else is to use.</summary>
    public const string HttpClientName = "web";

    /// <summary>
    /// The one that never asks a host of the operator's own. It has its own connections, or one that was opened for the
    /// operator's feed would be used again for a stranger's.
    /// </summary>
    public const string PublicClientName = "public web";

    // Longer than a guest's gap by any jitter (a quarter), so that a request that is made again keeps its distance.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    // The client lives as long as the program; its connections do not, so that a change of address is noticed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <param name="services">Where to register. The options <see cref="NewsBotOptions"/> are registered elsewhere.</param>
    /// <param name="adjust">Changes how requests are made again; null for the defaults.</param>
    public static IServiceCollection AddWeb(this IServiceCollection services, Action<HttpRetryStrategyOptions>? adjust = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Resolver>(_ => Dns.GetHostAddressesAsync);
        services.TryAddSingleton(provider => new PrivateHosts(OptionsOf(provider).PrivateHosts ?? []));
        services.AddSingleton<SafeFetcher>();
        services.AddSingleton(provider => provider.GetRequiredService<SafeFetcher>().Robots);
        services.AddClient(HttpClientName, isPublicOnly: false, adjust);
        services.AddClient(PublicClientName, isPublicOnly: true, adjust);
        return services;
    }

    private static void AddClient(
        this IServiceCollection services, string name, bool isPublicOnly, Action<HttpRetryStrategyOptions>? adjust) =>
        services.AddHttpClient(name, (provider, client) =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan; // The fetcher has the limits, by the clock that was injected.
                client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(OptionsOf(provider).Contact));
            })
            .UseSocketsHttpHandler((handler, provider) => Configure(handler, provider, isPublicOnly))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers() // They would log whole addresses.
            .AddResilienceHandler("retry", (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.ConfigureTelemetry(NullLoggerFactory.Instance);
                var retry = Retry();
                adjust?.Invoke(retry);
                pipeline.AddRetry(retry);
            });

    /// <summary>Who asks, for those who read the logs of servers: product, version, and whom to write to.</summary>
    private static string UserAgent(string? contact)
    {
        var version = typeof(WebServices).Assembly.GetName().Version ?? new Version(0, 0);
        var product = $"{RobotsFile.Agent}/{version.Major}.{version.Minor}";
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
        // A proxy would look names up by itself, behind the check.
        handler.UseProxy = false;
        handler.UseCookies = false;
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli;
        handler.MaxResponseHeadersLength = FetchLimits.HeadersKiB;
        // Byte by byte: .NET would decode a Location by a guess of its own that cannot be told apart from the next one.
        handler.ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1;
        // What is not wanted is not downloaded for the sake of the connection.
        handler.MaxResponseDrainSize = 0;
        handler.PooledConnectionLifetime = ConnectionLifetime;
        // A connection that nobody waits for any more ends too; the limit that counts is in the callback.
        handler.ConnectTimeout = FetchLimits.TotalTime;
        // No trace identifiers for strangers.
        handler.ActivityHeadersPropagator = null;
    }

    private static HttpRetryStrategyOptions Retry() => new()
    {
        MaxRetryAttempts = 1,
        Delay = RetryDelay,
        BackoffType = DelayBackoffType.Constant,
        UseJitter = true,
        ShouldRetryAfterHeader = false, // Whoever asks for a pause gets it from the caller, which has other things to do.
        ShouldHandle = arguments => ValueTask.FromResult(
            !AsksForDistance(arguments.Context) && arguments.Outcome switch
            {
                { Exception: HttpRequestException error } => IsPassing(error),
                { Result.StatusCode: var status } => status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout,
                _ => false,
            }),
        OnRetry = arguments =>
        {
            PlaceOf(arguments.Context)?.StartsAgainIn(arguments.RetryDelay);
            return default;
        },
    };

    // Broken connections pass; refusals, silence, bad certificates and bad answers do not, within seconds.
    private static bool IsPassing(HttpRequestException error) => FetchException.In(error) is null
        && error.HttpRequestError is not (HttpRequestError.SecureConnectionError
            or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse);

    private static bool AsksForDistance(ResilienceContext context) => PlaceOf(context)?.Gap > CrawlPolicy.Guest.Gap;

    private static HostTurn? PlaceOf(ResilienceContext context) =>
        context.GetRequestMessage() is { } message && message.Options.TryGetValue(HostTurn.Key, out var place) ? place : null;

    private static WebOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<NewsBotOptions>>().Value.Web;
}
