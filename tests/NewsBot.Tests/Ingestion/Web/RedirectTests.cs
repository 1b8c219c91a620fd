using CsCheck;
using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed class RedirectTests
{
    [Theory]
    [InlineData("301 302 200", "/1")]
    [InlineData("301 308 200", "/2")]
    [InlineData("302 301 200", null)]
    [InlineData("307 200", null)]
    [InlineData("303 200", null)]
    [InlineData("301 301 301 301 301 200", "/5")]
    [InlineData("301 404", null)] // A move to where nothing is is not believed.
    public async Task AnUnbrokenChainOfPermanentRedirectsIsAMove(string statuses, string? moved)
    {
        await using var web = await TestWeb.StartAsync();
        MapChain(web, [.. statuses.Split(' ').Select(int.Parse)]);
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/0"));

        fetched.MovedTo.ShouldBe(moved is null ? null : web.Address(moved));
        fetched.Address.ShouldBe(web.Address($"/{statuses.Count(letter => letter == ' ')}"));
    }

    [Fact]
    public async Task AMoveIsToldWithACurrentCopyToo()
    {
        await using var web = await TestWeb.StartAsync();
        MapChain(web, 301, 304);
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(new FetchRequest(web.Address("/0")) { ETag = "\"7\"" });

        (fetched.Outcome, fetched.MovedTo).ShouldBe((FetchOutcome.NotModified, web.Address("/1")));
    }

    [Fact]
    public async Task SixRedirectsAreTooMany()
    {
        await using var web = await TestWeb.StartAsync();
        MapChain(web, 302, 302, 302, 302, 302, 302, 200);
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/0"));

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error!.ShouldContain("redirects more than 5 times");
        web.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task AServerThatSetsACookieAndSendsBackIsNoLoop()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            if (context.Request.Cookies.ContainsKey("seen")) await context.Response.WriteAsync("<rss/>");
            else context.Response.Redirect("/check");
        });
        web.Map("/check", context =>
        {
            context.Response.Cookies.Append("seen", "yes");
            context.Response.Headers.Append("Set-Cookie", "=;;; nonsense");
            context.Response.Redirect("/feed");
            return Task.CompletedTask;
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/feed"));

        fetched.Error.ShouldBeNull();
        // The next fetch begins without the cookie.
        await host.FetchAsync(web.Address("/feed"));
        web.Requests.Count(request => request.Path == "/check").ShouldBe(2);
    }

    [Fact]
    public async Task ACookieGoesToNoOtherHost()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/start", context =>
        {
            context.Response.Cookies.Append("secret", "yes");
            context.Response.Redirect(web.Address("/end", TestWeb.Other));
            return Task.CompletedTask;
        });
        web.Map("/end", "text/xml", "<rss/>");
        await using var host = new FetchTestHost();

        await host.FetchAsync(web.Address("/start"));

        web.Requests.ShouldAllBe(request => !request.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task ALoopIsNamed()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/a", To("/b?x=1"));
        web.Map("/b", To("/a"));
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/a"));

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error.ShouldBe(
            $"{web.Address("/b?...")} redirects in a loop, back to {web.Address("/a")}; correct the address, or tell its "
                + $"publisher");
        web.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("feed", "/old/feed")]
    [InlineData("../feed?a=b c", "/feed?a=b%20c")]
    [InlineData("/caf\u00c3\u00a9", "/caf%C3%A9")] // The bytes of UTF-8
    [InlineData("/caf\u00e9", "/caf%E9")] // A byte of Latin-1, which is nothing in UTF-8
    [InlineData("?page=2", "/old/?page=2")]
    [InlineData("  /feed#top ", "/feed")]
    public async Task LocationsAreReadAsBrowsersReadThem(string location, string asked)
    {
        var paths = new List<string>();
        await using var server = new RawWeb(async exchange =>
        {
            paths.Add(exchange.Path);
            await exchange.SayAsync(paths.Count == 1
                ? $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnews");
        });
        await using var host = new FetchTestHost();

        FetchTestHost.Text(await host.FetchAsync(server.Address + "old/")).ShouldBe("news");
        paths[1].ShouldBe(asked);
    }

    [Theory]
    [InlineData("", nameof(FetchOutcome.Failed), "redirects to nowhere")]
    [InlineData("Location:\r\n", nameof(FetchOutcome.Failed), "redirects to nowhere")]
    [InlineData("Location: http://\r\n", nameof(FetchOutcome.Refused), "redirects to an address that cannot be read")]
    [InlineData(
        "Location: ftp://files.example/feed\r\n", nameof(FetchOutcome.Refused), "redirects to an address that begins with ftp")]
    [InlineData(
        "Location: http://reader:hunter2@files.example/\r\n", nameof(FetchOutcome.Refused), "holds a user name or password")]
    public async Task LocationsThatLeadNowhereEndTheFetch(string header, string outcome, string reason)
    {
        await using var server = new RawWeb($"HTTP/1.1 302 Found\r\n{header}Content-Length: 0\r\n\r\n");
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(server.Address);

        fetched.Outcome.ToString().ShouldBe(outcome);
        fetched.Error!.ShouldContain(reason);
        fetched.Error!.ShouldNotContain("hunter2");
    }

    [Fact]
    public void WhateverALocationHoldsIsFollowedOrRefused()
    {
        var start = new Uri("https://harbour.example/feed");
        var heads = Gen.OneOf("", "//", "http://", "https:", "http://[", "http://xn--", "\\\\", "http://a@", "file:");
        Gen.Select(heads, Gen.Char['\0', '\u00ff'].Array[0, 20]).Sample((head, tail) =>
        {
            var trail = new RedirectChain(start);
            if (trail.Follow(head + new string(tail), true) is { } fault) fault.Reason.ShouldNotBeEmpty();
            else WebAddress.GetHost(trail.Address).ShouldNotBeEmpty();
        });
    }

    [Fact]
    public void WhateverAnAddressHoldsIsReadOrRefused()
    {
        var letters = Gen.OneOf(Gen.Char['\0', '\u00ff'], Gen.Char, Gen.Const('.'), Gen.Const('\u00ad'));
        letters.Array[0, 20].Select(array => "http://" + new string(array)).Sample(text =>
        {
            if (WebAddress.Parse(text, out var problem) is { } address) WebAddress.GetHost(address).ShouldNotBeEmpty();
            else problem.ShouldNotBeEmpty();
            WebAddress.FormatForDisplay(text).Length.ShouldBeLessThan(300);
        });
    }

    [Fact]
    public void AMoveAwayFromHttpsIsFollowedButNotBelieved()
    {
        var trail = new RedirectChain(new Uri("https://harbour.example/feed"));

        trail.Follow("https://www.harbour.example/feed", true).ShouldBeNull();
        trail.Follow("http://www.harbour.example/rss", true).ShouldBeNull();
        trail.Follow("https://www.harbour.example/rss", true).ShouldBeNull();

        trail.Address.AbsoluteUri.ShouldBe("https://www.harbour.example/rss");
        trail.MovedTo!.AbsoluteUri.ShouldBe("https://www.harbour.example/feed");
    }

    private static RequestDelegate To(string location) => context =>
    {
        context.Response.Redirect(location);
        return Task.CompletedTask;
    };

    private static void MapChain(TestWeb web, params int[] statuses)
    {
        for (var i = 0; i < statuses.Length; i++)
        {
            var (status, next) = (statuses[i], $"/{i + 1}");
            web.Map($"/{i}", context =>
            {
                context.Response.StatusCode = status;
                if (status is > 300 and < 400 and not 304) context.Response.Headers.Location = next;
                return Task.CompletedTask;
            });
        }
    }
}
