using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsBot.Tests.Support;

/// <summary>
/// A web of a few hosts on this machine, which answer what they were told to and keep what they were asked. What is not
/// mapped is not there (404). A bot that is to read it has <see cref="Allowed"/> in its <c>NewsBot:Web:PrivateHosts</c>.
/// </summary>
public sealed class TestWeb : IAsyncDisposable
{
    /// <summary>The host that stands for the public Internet; the others stand for what a bot must not reach.</summary>
    public const string Allowed = "127.0.0.2";

    public const string Forbidden = "127.0.0.1";

    /// <summary>One more host, for tests that need two.</summary>
    public const string Other = "127.0.0.3";

    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, RequestDelegate> replies = new();
    private readonly ConcurrentQueue<WebRequest> requests = new();
    private readonly Dictionary<string, int> ports = [];

    private TestWeb()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            foreach (var host in new[] { Allowed, Forbidden, Other }) kestrel.Listen(IPAddress.Parse(host), 0);
        });
        application = builder.Build();
        application.Run(ServeAsync);
    }

    /// <summary>In the order in which they came, those to paths that are not mapped too.</summary>
    public IReadOnlyList<WebRequest> Requests => [.. requests];

    public static async Task<TestWeb> StartAsync()
    {
        var web = new TestWeb();
        await web.application.StartAsync();
        var features = web.application.Services.GetRequiredService<IServer>().Features;
        foreach (var address in features.Get<IServerAddressesFeature>()!.Addresses)
            web.ports[new Uri(address).Host] = new Uri(address).Port;
        return web;
    }

    /// <summary>Answers a path, without its query, from now on; mapping it again changes the answer.</summary>
    public void Map(string path, RequestDelegate reply) => replies[path] = reply;

    public void Map(string path, string type, string body) => Map(path, async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    });

    /// <param name="name">Where the host is to be asked for by another name than its number.</param>
    public string Address(string path, string host = Allowed, string? name = null) =>
        $"http://{name ?? host}:{ports[host]}{path}";

    public async ValueTask DisposeAsync()
    {
        // Answers that never end are cut at once instead of waited for.
        await application.StopAsync(new CancellationToken(canceled: true));
        await application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        requests.Enqueue(new WebRequest(
            context.Request.Host.Value ?? "",
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (!replies.TryGetValue(context.Request.Path, out var reply))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            await reply(context);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}

/// <summary>A request as it arrived.</summary>
/// <param name="Host">As the Host header names it, with the port.</param>
/// <param name="Path">With the query.</param>
public sealed record WebRequest(string Host, string Path, IReadOnlyDictionary<string, string> Headers);
