using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

/// <summary>
/// A fetcher put together as the bot does it, with a clock that a test sets; to it <see cref="TestWeb.Allowed"/> is public.
/// </summary>
internal sealed class FetchTestHost : IAsyncDisposable
{
    /// <summary>The delay of a request that is made again: the real one without its jitter.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    private readonly ServiceProvider services;

    /// <param name="resolver">Looks names up; null for none that exist.</param>
    /// <param name="isTrusting">Whether the certificate of <see cref="RawWeb"/> counts as good.</param>
    public FetchTestHost(Resolver? resolver = null, string? contact = null, bool isTrusting = false, params string[] privateHosts)
    {
        var hosts = privateHosts is [] ? [TestWeb.Allowed] : privateHosts;
        var all = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(resolver ?? ((_, _) => throw new SocketException((int)SocketError.HostNotFound)))
            .Configure<NewsBotOptions>(options => options.Web = new WebOptions { PrivateHosts = [.. hosts], Contact = contact })
            .AddWeb(retry => retry.UseJitter = false);
        // What a certificate of a known authority would be.
        if (isTrusting)
            all.AddHttpClient(WebServices.HttpClientName).UseSocketsHttpHandler((handler, _) => handler.SslOptions
                .RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == RawWeb.Subject);
        services = all.BuildServiceProvider();
        Fetcher = services.GetRequiredService<SafeFetcher>();
    }

    public WatchedTime Clock { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public SafeFetcher Fetcher { get; }

    /// <summary>A resolver that knows these names.</summary>
    public static Resolver Names(params (string Name, string[] Addresses)[] names) => (host, _) =>
        Task.FromResult(names.Single(entry => entry.Name == host).Addresses.Select(IPAddress.Parse).ToArray());

    public Task<Fetched> FetchAsync(string address, FetchKind kind = FetchKind.Feed) =>
        FetchAsync(new FetchRequest(address) { Kind = kind });

    public Task<Fetched> FetchAsync(FetchRequest request) => Fetcher.FetchAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Fetches where the request is made a second time, once its delay is over.</summary>
    public async Task<Fetched> FetchTwiceAsync(string address)
    {
        var fetching = FetchAsync(address);
        await Clock.WaitSetAsync(RetryDelay);
        Clock.Advance(RetryDelay);
        return await fetching;
    }

    /// <summary>Lets time pass until the fetch ends.</summary>
    public async Task<Fetched> OutwaitAsync(Task<Fetched> fetching)
    {
        await Poll.UntilAsync(
            () =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                return fetching.IsCompleted;
            },
            "the fetch ends");
        return await fetching;
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    public static string Text(Fetched fetched) => Encoding.UTF8.GetString(fetched.Body);
}
