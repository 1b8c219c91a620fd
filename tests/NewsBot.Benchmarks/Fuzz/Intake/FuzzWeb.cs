using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Benchmarks.Fuzz.Generation;

namespace NewsBot.Benchmarks.Fuzz.Intake;

/// <summary>Serves items, each on a loopback address of its own, so that they are as many hosts.</summary>
internal sealed class FuzzWeb : IAsyncDisposable
{
    /// <summary>What of it a bot must be allowed to ask.</summary>
    public const string Hosts = "127.0.0.0/8";

    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, FuzzFile> files = new(StringComparer.Ordinal);

    private FuzzWeb()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // All addresses of the machine, because there are too many of the loopback to name them; others are turned away below.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Any, 0);
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
        });
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    public int Port { get; private set; }

    public static async Task<FuzzWeb> StartAsync(CancellationToken cancellationToken)
    {
        var web = new FuzzWeb();
        await web.application.StartAsync(cancellationToken);
        var addresses = web.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        web.Port = new Uri(addresses.Single()).Port;
        return web;
    }

    /// <summary>Serves the files of an item in place of all that its host served.</summary>
    /// <param name="host">Its root.</param>
    /// <param name="item">The item.</param>
    public void Serve(string host, FuzzItem item)
    {
        foreach (var file in item.Linked.Prepend(item.Main)) files[new Uri(host).Authority + file.Path] = file;
    }

    /// <summary>Serves a host no more.</summary>
    public void Forget(string host)
    {
        foreach (var served in files.Keys.Where(key =>
            key.StartsWith(new Uri(host).Authority + "/", StringComparison.Ordinal))) files.TryRemove(served, out _);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
        {
            context.Abort();
            return;
        }

        if (!files.TryGetValue(context.Request.Host.Value + context.Request.Path.Value, out var file))
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        context.Response.StatusCode = (int)file.Status;
        context.Response.ContentType = file.MediaType;
        foreach (var (name, value) in file.Headers) context.Response.Headers[name] = value;
        if (file.Status != HttpStatusCode.NotModified) await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }
}
