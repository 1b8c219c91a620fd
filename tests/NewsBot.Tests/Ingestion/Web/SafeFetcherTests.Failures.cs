using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed partial class SafeFetcherTests
{
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
        await using var host = new FetchTestHost();

        FetchTestHost.Text(await host.FetchTwiceAsync(web.Address("/feed"))).ShouldBe("news");
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
        await using var host = new FetchTestHost();

        var fetched = await host.FetchTwiceAsync(web.Address("/feed"));

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
        await using var host = new FetchTestHost();

        var fetched = await host.FetchTwiceAsync(server.Address);

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
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(server.Address);

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Body.ShouldBeEmpty();
        fetched.Error!.ShouldContain(reason);
    }

    [Fact]
    public async Task ACertificateThatNobodyTrustsEndsTheFetch()
    {
        await using var server = new RawWeb(exchange => exchange.SayAsync("HTTP/1.1 200 OK\r\n\r\n"), isSecure: true);
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(server.Address);

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error!.ShouldContain("no secure connection that can be trusted");
        server.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AHostThatDoesNotExistIsNamed()
    {
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync("http://nowhere.example/feed");

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
        await using var host = new FetchTestHost(FetchTestHost.Names(("guest.example", [TestWeb.Allowed])));
        using var cancelling = new CancellationTokenSource();

        var fetching = host.Fetcher.FetchAsync(new FetchRequest(web.Address("/slow", name: "guest.example")), cancelling.Token);
        await asked.Task;
        var waiting = host.FetchAsync(web.Address("/feed", name: "guest.example"));
        await cancelling.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(fetching)).CancellationToken.IsCancellationRequested.ShouldBeTrue();
        await host.Clock.WaitSetAsync(CrawlPolicy.ForeignHost.Gap);
        host.Clock.Advance(CrawlPolicy.ForeignHost.Gap);
        FetchTestHost.Text(await waiting).ShouldBe("news");
    }
}
