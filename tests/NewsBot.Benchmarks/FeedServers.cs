using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsBot.Benchmarks;

/// <summary>
/// Feeds with pages behind them on many loopback addresses, so that they count as many hosts. Every tenth is broken, each in
/// another way.
/// </summary>
internal sealed class FeedServers : IAsyncDisposable
{
    private const int HostCount = 50;
    private static readonly string[] Broken =
        ["stall", "error", "endless", "picture", "gone", "missing", "bomb", "loop", "garbage", "page",
            "drip", "reset", "private"];

    private readonly WebApplication application;
    private readonly CancellationTokenSource closing = new();
    private readonly int entries;
    private int port;

    private FeedServers(int feeds, int entries)
    {
        this.entries = entries;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            foreach (var host in Hosts) kestrel.Listen(IPAddress.Parse(host), Port());
        });
        application = builder.Build();
        application.MapGet("/feed/{number:int}", (int number, HttpContext context) => FeedAsync(number, context));
        application.MapGet("/moved/{number:int}", (int number) => Results.Redirect($"/feed/{number}", permanent: true));
        application.MapGet("/page/{number:int}/{entry:int}", (int number, int entry) =>
            Results.Content(PageOf(number, entry), "text/html; charset=utf-8"));
        application.MapGet("/broken/{number:int}/{how}", (int number, string how, HttpContext context) =>
            BreakAsync(how, context));
        Addresses = [.. Enumerable.Range(0, feeds).Select(AddressOf)];
    }

    public IReadOnlyList<string> Hosts { get; } = [.. Enumerable.Range(1, HostCount).Select(number => $"127.0.0.{number}")];

    public IReadOnlyList<string> Addresses { get; }

    public int Good => Addresses.Count(address => !IsBroken(address));

    public static async Task<FeedServers> StartAsync(int feeds, int entries, CancellationToken cancellationToken)
    {
        var servers = new FeedServers(feeds, entries);
        await servers.application.StartAsync(cancellationToken);
        return servers;
    }

    public static bool IsBroken(string address) => address.Contains("/broken/", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await application.DisposeAsync();
        closing.Dispose();
    }

    // One port for all addresses, free when asked for: a feed's address must be known before its server is.
    private int Port()
    {
        if (port != 0) return port;
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private string AddressOf(int number)
    {
        var root = $"http://{Hosts[number % HostCount]}:{Port()}";
        if (number % 10 == 3) return $"{root}/broken/{number}/{Broken[number / 10 % Broken.Length]}";
        return number % 10 == 7 ? $"{root}/moved/{number}" : $"{root}/feed/{number}";
    }

    private Task FeedAsync(int number, HttpContext context)
    {
        var root = $"http://{context.Request.Host}";
        var text = new StringBuilder("<rss version=\"2.0\"><channel><title>Gazette ").Append(number).Append("</title>");
        for (var entry = 0; entry < entries; entry++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<item><title>Boat {entry} of line {number} leaves</title><guid>{number}-{entry}</guid>")
                .Append(CultureInfo.InvariantCulture,
                $"<link>{root}/page/{number}/{entry}</link><pubDate>Fri, 03 Oct 2025 08:{entry % 60:00}:00 GMT</pubDate>")
                .Append(CultureInfo.InvariantCulture, $"<description>A boat leaves.</description></item>");
        }

        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        context.Response.Headers.ETag = $"\"{number}\"";
        return context.Response.WriteAsync(text.Append("</channel></rss>").ToString(), closing.Token);
    }

    private static string PageOf(int number, int entry)
    {
        string[] vessels = ["tug", "barge", "ferry", "trawler", "dredger"];
        string[] towns = ["Ostwick", "Hallow Quay", "Merrow", "Corvane"];
        var random = new Random((number * 1_000) + entry);
        string Paragraph() =>
            $"The {vessels[random.Next(vessels.Length)]} left {towns[random.Next(towns.Length)]} at {random.Next(5, 12)} in "
                + $"the morning with "
            + $"{random.Next(2, 9_000)} crates on board, the harbour office said on its board by the gate. Captain number "
            + $"{random.Next(1, 900)} "
            + "of the line called the trip quiet and the sea as flat as a table in an empty inn. The next boat is to leave on "
            + "the day "
            + "after, if the wind that has been strong all week allows it at all.";
        return $"<html><head><title>Boat {entry} of line {number} leaves</title></head><body><article><h1>Boat {entry} of "
            + $"line {number} leaves</h1>"
            + string.Concat(Enumerable.Range(0, 5).Select(_ => $"<p>{Paragraph()}</p>")) + "</article></body></html>";
    }

    private async Task BreakAsync(string how, HttpContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        var response = context.Response;
        try
        {
            switch (how)
            {
                case "error": response.StatusCode = 500; break;
                case "gone": response.StatusCode = 410; break;
                case "missing": response.StatusCode = 404; break;
                case "loop": response.Redirect(context.Request.Path); break;
                case "private": response.Redirect("http://169.254.169.254/latest/meta-data"); break;
                case "reset": context.Abort(); break;
                case "picture":
                    response.ContentType =
                    "image/png"; await response.Body.WriteAsync(new byte[] { 0x89, 0x50 }, over.Token); break;
                case "garbage":
                    response.ContentType =
                    "application/rss+xml"; await response.Body.WriteAsync(new byte[2_000], over.Token); break;
                case "page":
                    response.ContentType =
                    "text/html"; await response.WriteAsync(
                        "<html><title>503 try later</title><body>Sorry.</body></html>", over.Token); break;
                case "stall": await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, over.Token); break;
                case "drip": await EndlessAsync(response, " "u8.ToArray(), TimeSpan.FromSeconds(2), over.Token); break;
                case "endless": await EndlessAsync(response, new byte[64 * 1024], TimeSpan.Zero, over.Token); break;
                case "bomb":
                    response.Headers.ContentEncoding = "gzip";
                    await using (
                        var gzip =
                            new System.IO.Compression.GZipStream(response.Body, System.IO.Compression.CompressionLevel.Fastest))
                        for (var i = 0; i < 1_024; i++) await gzip.WriteAsync(new byte[1024 * 1024], over.Token);
                    break;
                default: throw new InvalidOperationException(how);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client had enough, which is what is measured.
        }
    }

    private static async Task EndlessAsync(
        HttpResponse response, byte[] piece, TimeSpan between, CancellationToken cancellationToken)
    {
        response.ContentType = "application/rss+xml";
        while (true)
        {
            await response.Body.WriteAsync(piece, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            if (between > TimeSpan.Zero) await Task.Delay(between, TimeProvider.System, cancellationToken);
        }
    }
}
