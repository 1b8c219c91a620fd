using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed partial class SafeFetcherTests
{
    [Fact]
    public async Task AFeedComesWithAllThatTheServerSaysOfIt()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            context.Response.ContentType = "Application/RSS+XML; Charset=\"ISO-8859-1\"";
            context.Response.Headers.ETag = "W/\"7\"";
            context.Response.Headers.LastModified = "Fri, 17 Oct 2025 10:00:00 GMT";
            context.Response.Headers.CacheControl = "public, max-age=600";
            context.Response.Headers.Age = "60";
            await context.Response.WriteAsync("<rss/>");
        });
        await using var host = new FetchTestHost(contact: "news@harbour.example");

        var fetched = await host.FetchAsync(web.Address("/feed?section=local#top"));

        fetched.ShouldSatisfyAllConditions(
            () => fetched.Outcome.ShouldBe(FetchOutcome.Done),
            () => fetched.Address.ShouldBe(web.Address("/feed?section=local")),
            () => fetched.MovedTo.ShouldBeNull(),
            () => FetchTestHost.Text(fetched).ShouldBe("<rss/>"),
            () => fetched.MediaType.ShouldBe("application/rss+xml"),
            () => fetched.Charset.ShouldBe("ISO-8859-1"),
            () => fetched.ETag.ShouldBe("W/\"7\""),
            () => fetched.LastModified.ShouldBe("Fri, 17 Oct 2025 10:00:00 GMT"),
            () => fetched.FreshFor.ShouldBe(TimeSpan.FromMinutes(9)),
            () => fetched.Status.ShouldBe(200),
            () => fetched.Error.ShouldBeNull());
        var headers = web.Requests.Single().Headers;
        headers["User-Agent"].ShouldBe("NewsBot/0.1 (+news@harbour.example)");
        headers["Accept"].ShouldStartWith("application/rss+xml");
        headers.Keys.Intersect(["Cookie", "Authorization", "traceparent", "Referer", "If-None-Match"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task ACopyThatIsCurrentIsNotSentAgain()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", context =>
        {
            context.Response.StatusCode = context.Request.Headers is { IfNoneMatch: [_], IfModifiedSince: [_] } ? 304 : 500;
            context.Response.Headers.ETag = "\"7\"";
            return Task.CompletedTask;
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(
            new FetchRequest(web.Address("/feed")) { ETag = "\"7\"", LastModified = "Fri, 17 Oct 2025 10:00:00 GMT" });

        fetched.Outcome.ShouldBe(FetchOutcome.NotModified);
        fetched.ETag.ShouldBe("\"7\"");
        fetched.Error.ShouldBeNull();
        web.Requests.Single().Headers["If-None-Match"].ShouldBe("\"7\"");
        web.Requests.Single().Headers["If-Modified-Since"].ShouldBe("Fri, 17 Oct 2025 10:00:00 GMT");
    }

    [Theory]
    [InlineData(304, nameof(FetchOutcome.Failed))] // Nothing was held.
    [InlineData(204, nameof(FetchOutcome.Failed))]
    [InlineData(401, nameof(FetchOutcome.Failed))]
    [InlineData(403, nameof(FetchOutcome.Failed))]
    [InlineData(404, nameof(FetchOutcome.Missing))]
    [InlineData(410, nameof(FetchOutcome.Gone))]
    [InlineData(429, nameof(FetchOutcome.Throttled))]
    [InlineData(503, nameof(FetchOutcome.Failed))]
    public async Task EachStatusHasItsOutcomeAndIsNotAskedForAgain(int status, string outcome)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/feed?key=hunter2"));

        fetched.Outcome.ToString().ShouldBe(outcome);
        fetched.Status.ShouldBe(status);
        fetched.Error!.ShouldStartWith(web.Address("/feed?... "));
        (fetched.Error + host.Logs.Text).ShouldNotContain("hunter2");
        web.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "120", 120)]
    [InlineData(503, "Fri, 17 Oct 2025 10:05:00 GMT", 300)]
    [InlineData(503, "Fri, 17 Oct 2025 09:00:00 GMT", 0)]
    [InlineData(503, "99999999999999999999", 365 * 86400)]
    public async Task AServerThatAsksForAPauseIsLeftToTheCaller(int status, string retryAfter, int seconds)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Date = "Fri, 17 Oct 2025 10:00:00 GMT";
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/feed"));

        fetched.Outcome.ShouldBe(FetchOutcome.Throttled);
        fetched.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        web.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("max-age=60, no-cache", null, 0)]
    [InlineData("no-store", null, 0)]
    [InlineData("max-age=\"60\"", null, 60)]
    [InlineData("max-age=60", "Fri, 17 Oct 2025 11:00:00 GMT", 60)]
    [InlineData("public", "Fri, 17 Oct 2025 10:01:00 GMT", 60)]
    [InlineData("max-age=soon", "Friday, 17-Oct-25 10:01:00 GMT", 60)]
    [InlineData(null, "0", 0)]
    [InlineData("=;max-age==,,", null, null)]
    [InlineData(null, null, null)]
    public async Task HowLongAFeedIsFreshIsReadFromWhatServersSend(string? cacheControl, string? expires, int? seconds)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", context =>
        {
            context.Response.Headers.Date = "Fri, 17 Oct 2025 10:00:00 GMT";
            if (cacheControl is not null) context.Response.Headers.CacheControl = cacheControl;
            if (expires is not null) context.Response.Headers.Expires = expires;
            return Task.CompletedTask;
        });
        await using var host = new FetchTestHost();

        (await host.FetchAsync(web.Address("/feed"))).FreshFor.ShouldBe(seconds is { } given
            ? TimeSpan.FromSeconds(given) : null);
    }

    [Theory]
    [InlineData(nameof(FetchKind.Feed), null, nameof(FetchOutcome.Done))]
    [InlineData(nameof(FetchKind.Feed), "text/html", nameof(FetchOutcome.Done))]
    [InlineData(nameof(FetchKind.Feed), "application/octet-stream", nameof(FetchOutcome.Done))]
    [InlineData(nameof(FetchKind.Feed), "application/feed+json", nameof(FetchOutcome.Done))]
    [InlineData(nameof(FetchKind.Feed), "image/png", nameof(FetchOutcome.WrongType))]
    [InlineData(nameof(FetchKind.Feed), "VIDEO/mp4", nameof(FetchOutcome.WrongType))]
    [InlineData(nameof(FetchKind.Feed), "application/zip", nameof(FetchOutcome.WrongType))]
    [InlineData(nameof(FetchKind.Feed), "application/pdf", nameof(FetchOutcome.WrongType))]
    [InlineData(nameof(FetchKind.Page), "text/html; charset=utf-8", nameof(FetchOutcome.Done))]
    [InlineData(nameof(FetchKind.Page), "application/xhtml+xml", nameof(FetchOutcome.Done))]
    [InlineData(nameof(FetchKind.Page), "text/plain", nameof(FetchOutcome.Done))]
    [InlineData(nameof(FetchKind.Page), "application/json", nameof(FetchOutcome.WrongType))]
    [InlineData(nameof(FetchKind.Page), "application/pdf", nameof(FetchOutcome.WrongType))]
    public async Task OnlyTypesThatCanBeReadAreTaken(string kind, string? type, string outcome)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/it", async context =>
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync("it");
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/it"), Enum.Parse<FetchKind>(kind));

        fetched.Outcome.ToString().ShouldBe(outcome);
        if (fetched.Outcome == FetchOutcome.WrongType) fetched.Error!.ShouldContain(type!.ToLowerInvariant());
    }

    [Theory]
    [InlineData("text/xml; charset=\"utf-8;;", "text/xml", "utf-8")]
    [InlineData("text/xml; charset=", "text/xml", null)]
    [InlineData("text/xml; charset=\u00e9\u00e9", "text/xml", null)]
    [InlineData("text/xml charset=utf-8", "text/xml charset=utf-8", null)]
    [InlineData(";;;charset=nonsense-9", null, "nonsense-9")]
    public async Task ATypeThatIsWrittenWronglyIsReadAsFarAsItGoes(string written, string? type, string? charset)
    {
        await using var server = new RawWeb($"HTTP/1.1 200 OK\r\nContent-Type: {written}\r\nContent-Length: 2\r\n\r\nit");
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(server.Address);

        (fetched.Outcome, fetched.MediaType, fetched.Charset).ShouldBe((FetchOutcome.Done, type, charset));
    }

    [Fact]
    public async Task ASecureConnectionIsReadLikeAnyOther()
    {
        var body = new string('x', 1024 * 1024);
        await using var server = new RawWeb(
            exchange => exchange.SayAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"), isSecure: true);
        await using var host = new FetchTestHost(isTrusting: true);

        FetchTestHost.Text(await host.FetchAsync(server.Address)).ShouldBe(body);
    }

    [Fact]
    public async Task LogsAboveDebugNameTheHostAlone()
    {
        await using var web = await TestWeb.StartAsync();
        await using var host = new FetchTestHost();

        await host.FetchAsync(web.Address("/private/path?key=hunter2"));

        host.Logs.Text.ShouldContain(
            "Information NewsBot.Ingestion.Web.SafeFetcher: Not fetched from 127.0.0.2: Missing (status 404)");
        host.Logs.Text.ShouldNotContain("/private/path");
    }
}
