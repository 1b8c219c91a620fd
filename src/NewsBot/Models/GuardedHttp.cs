using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace NewsBot.Models;

/// <summary>
/// The room that says how a model's server is reached: the one that was configured and no other that it names, with retries, and
/// with the key kept out of all that is told.
/// </summary>
internal static class GuardedHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // The client lives as long as the program; its connections do not, so that a change of address is noticed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <param name="services">Where to register.</param>
    /// <param name="name">The named <see cref="HttpClient"/>'s.</param>
    /// <param name="secret">The server's key.</param>
    /// <param name="adjust">Says how requests are retried and how long is waited.</param>
    public static void AddGuardedHttp(
        this IServiceCollection services, string name, Secret secret, Action<HttpStandardResilienceOptions> adjust)
    {
        var client = services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.ConnectTimeout = ConnectTimeout;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(_ => true);
        client.AddStandardResilienceHandler(adjust);
        // Added last, the guard is the innermost: the retries above it and their logs see only what it lets through.
        client.AddHttpMessageHandler(() => new SecretGuard(secret));
    }
}
