using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed class SafeFetcherTests
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
        await using var house = new FetchHouse(contact: "news@harbour.example");

        var fetched = await house.FetchAsync(web.Address("/feed?section=local#top"));

        fetched.ShouldSatisfyAllConditions(
            () => fetched.Outcome.ShouldBe(FetchOutcome.Done),
            () => fetched.Address.ShouldBe(web.Address("/feed?section=local")),
            () => fetched.MovedTo.ShouldBeNull(),
            () => FetchHouse.Text(fetched).ShouldBe("<rss/>"),
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
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync(
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
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync(web.Address("/feed?key=hunter2"));

        fetched.Outcome.ToString().ShouldBe(outcome);
        fetched.Status.ShouldBe(status);
        fetched.Error!.ShouldStartWith(web.Address("/feed?... "));
        (fetched.Error + house.Logs.Text).ShouldNotContain("hunter2");
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
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync(web.Address("/feed"));

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
        await using var house = new FetchHouse();

        (await house.FetchAsync(web.Address("/feed"))).FreshFor.ShouldBe(seconds is { } given
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
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync(web.Address("/it"), Enum.Parse<FetchKind>(kind));

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
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync(server.Address);

        (fetched.Outcome, fetched.MediaType, fetched.Charset).ShouldBe((FetchOutcome.Done, type, charset));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task AServerThatFailsOnceIsAskedOnceMore(int status)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            if (web.Requests.Count == 1) context.Response.StatusCode = status;
            else await context.Response.WriteAsync("news");
        });
        await using var house = new FetchHouse();

        FetchHouse.Text(await house.FetchTwiceAsync(web.Address("/feed"))).ShouldBe("news");
        web.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AServerThatFailsTwiceIsGivenUp()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var house = new FetchHouse();

        var fetched = await house.FetchTwiceAsync(web.Address("/feed"));

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error!.ShouldContain("has a server that fails (500)");
        web.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AConnectionThatIsResetIsMadeOnceMoreAndThenNamed()
    {
        await using var server = new RawWeb(exchange =>
        {
            exchange.Socket.LingerState = new(true, 0);
            exchange.Socket.Close();
            return Task.CompletedTask;
        });
        await using var house = new FetchHouse();

        var fetched = await house.FetchTwiceAsync(server.Address);

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error!.ShouldContain("broke the connection off");
        server.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this", "broke the connection off")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this", "broke the connection off")]
    [InlineData("220 mail.harbour.example ESMTP\r\n", "does not answer as a web server does")]
    public async Task AnAnswerThatIsCutOffOrNoneIsNotTakenForTheWhole(string bytes, string reason)
    {
        await using var server = new RawWeb(bytes);
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync(server.Address);

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Body.ShouldBeEmpty();
        fetched.Error!.ShouldContain(reason);
    }

    [Fact]
    public async Task ACertificateThatNobodyTrustsEndsTheFetch()
    {
        await using var server = new RawWeb(exchange => exchange.SayAsync("HTTP/1.1 200 OK\r\n\r\n"), isSecure: true);
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync(server.Address);

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error!.ShouldContain("no secure connection that can be trusted");
        server.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ASecureConnectionIsReadLikeAnyOther()
    {
        var body = new string('x', 1024 * 1024);
        await using var server = new RawWeb(
            exchange => exchange.SayAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"), isSecure: true);
        await using var house = new FetchHouse(isTrusting: true);

        FetchHouse.Text(await house.FetchAsync(server.Address)).ShouldBe(body);
    }

    [Fact]
    public async Task AHostThatDoesNotExistIsNamed()
    {
        await using var house = new FetchHouse();

        var fetched = await house.FetchAsync("http://nowhere.example/feed");

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error.ShouldBe(
            "http://nowhere.example/feed names a host that does not exist or has no address; check the spelling of the address");
    }

    [Fact]
    public async Task CancellingEndsTheFetchAndFreesTheHost()
    {
        await using var web = await TestWeb.StartAsync();
        var asked = new TaskCompletionSource();
        web.Map("/slow", async context =>
        {
            await context.Response.WriteAsync("a");
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        web.Map("/feed", "text/xml", "news");
        await using var house = new FetchHouse(FetchHouse.Names(("guest.example", [TestWeb.Allowed])));
        using var cancelling = new CancellationTokenSource();

        var fetching = house.Fetcher.FetchAsync(new FetchRequest(web.Address("/slow", name: "guest.example")), cancelling.Token);
        await asked.Task;
        var waiting = house.FetchAsync(web.Address("/feed", name: "guest.example"));
        await cancelling.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(fetching)).CancellationToken.IsCancellationRequested.ShouldBeTrue();
        await house.Clock.WaitSetAsync(CrawlPolicy.ForeignHost.Gap);
        house.Clock.Advance(CrawlPolicy.ForeignHost.Gap);
        FetchHouse.Text(await waiting).ShouldBe("news");
    }

    [Fact]
    public async Task LogsAboveDebugNameTheHostAlone()
    {
        await using var web = await TestWeb.StartAsync();
        await using var house = new FetchHouse();

        await house.FetchAsync(web.Address("/private/path?key=hunter2"));

        house.Logs.Text.ShouldContain(
            "Information NewsBot.Ingestion.Web.SafeFetcher: Not fetched from 127.0.0.2: Missing (status 404)");
        house.Logs.Text.ShouldNotContain("/private/path");
    }
}
