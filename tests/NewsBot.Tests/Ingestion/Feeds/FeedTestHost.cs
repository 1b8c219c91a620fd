using System.Net;
using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using NewsBot.Storage.Schema;
using NewsBot.Tests.Support;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>The bot, and a web with the feeds of an outlet or two for it to follow.</summary>
internal sealed class FeedTestHost : IAsyncDisposable
{
    public const string Summary = "The electric ferry Ilmar made its first crossing.";

    private FeedTestHost(TestWeb web, params (string Key, string Value)[] settings)
    {
        Web = web;
        House = new TestHost([("NewsBot:Web:PrivateHosts:0", TestWeb.Allowed), .. settings]);
    }

    public TestWeb Web { get; }

    public TestHost House { get; }

    public DateTimeOffset Now => House.Clock.GetUtcNow();

    public static async Task<FeedTestHost> StartAsync(params (string Key, string Value)[] settings) =>
        new(await TestWeb.StartAsync(), settings);

    /// <summary>A text that no other number has, long enough to be an article.</summary>
    public static string Text(int number) => Some.Report(number).Body;

    public static string Paragraphs(string text) => string.Concat(text.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>"));

    /// <summary>An item of RSS; what is null is left out.</summary>
    public static string Item(
        string? title = "Ferry crosses", string? id = null, string? link = null, string? date = "Fri, 03 Oct 2025 08:15:00 GMT",
        string? summary = Summary, string? content = null) =>
        $"<item>{Element("title", title)}{Element("guid", id)}{Element("link", link)}{Element("pubDate", date)}"
        + $"{Element("description", summary)}{Element("content:encoded", content)}</item>";

    /// <summary>Serves a feed with these items from now on; its ETag changes with them.</summary>
    public string Feed(string path, params IEnumerable<string> items) => FeedAt(Web, "The Harbour Post", path, items);

    /// <summary>The same of another outlet, on a web of its own: another port is another site.</summary>
    public static string FeedAt(TestWeb web, string title, string path, params IEnumerable<string> items)
    {
        var body =
            $"<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>{title}</title>"
                + $"<link>{web.Address("/")}</link>{string.Concat(items)}</channel></rss>";
        web.Map(path, context => AnswerAsync(context, "application/rss+xml", body));
        return web.Address(path);
    }

    /// <summary>Serves a page with this article from now on.</summary>
    public string Page(string path, string title, string text, string head = "") => PageAt(Web, path, title, text, head);

    /// <summary>The same on another web.</summary>
    public static string PageAt(TestWeb web, string path, string title, string text, string head = "")
    {
        var body =
            $"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{Paragraphs(text)}</article>"
                + $"</body></html>";
        web.Map(path, context => AnswerAsync(context, "text/html; charset=utf-8", body));
        return web.Address(path);
    }

    /// <summary>Sends whoever asks for a path elsewhere from now on.</summary>
    public static string RedirectAt(TestWeb web, string path, string to)
    {
        web.Map(path, context =>
        {
            context.Response.Redirect(to);
            return Task.CompletedTask;
        });
        return web.Address(path);
    }

    /// <summary>Asks one feed as somebody who waits for it does, following it first.</summary>
    public async Task<FeedPollResult> PollAsync(string address)
    {
        await House.Feeds.AddAsync(address, cancellationToken: TestContext.Current.CancellationToken);
        return (await PollAllAsync(true, address)).Single();
    }

    /// <summary>Asks these feeds, or all.</summary>
    public async Task<List<FeedPollResult>> PollAllAsync(bool isAsked, params string[] addresses)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var feeds = await House.Feeds.ListAsync(cancellation);
        var polled = new List<FeedPollResult>();
        await foreach (
            var feed in House.Poller.PollAsync(
                [.. feeds.Where(feed => addresses.Length == 0 || addresses.Contains(feed.Address))], isAsked, null, cancellation))
            polled.Add(feed);
        return polled;
    }

    public async Task<FeedRecord> FeedAsync(string address) =>
        (await House.Feeds.ListAsync(TestContext.Current.CancellationToken)).Single(feed => feed.Address == address);

    public async Task<NewsBot.Articles.Article> ArticleAsync(string id) =>
        (await House.Archive.ReadAsync(id, null, TestContext.Current.CancellationToken))!;

    public async Task<ArchiveStatistics> HeldAsync() =>
        await House.Archive.GetStatisticsAsync(null, TestContext.Current.CancellationToken);

    public int Asked(string path) => Web.Requests.Count(request => request.Path == path);

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Web.DisposeAsync();
    }

    private static string Element(string name, string? text) =>
        text is null ? "" : $"<{name}>{WebUtility.HtmlEncode(text)}</{name}>";

    private static async Task AnswerAsync(HttpContext context, string type, string body)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body));
        var etag = $"\"{Convert.ToHexStringLower(hash)[..16]}\"";
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    }
}
