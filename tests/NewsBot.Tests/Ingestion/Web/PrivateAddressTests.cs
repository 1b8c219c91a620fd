using System.Net;
using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

/// <summary>Nobody reads the operator's network through the bot.</summary>
public sealed class PrivateAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("127.0.0.1.")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[fe80::1%25eth0]")]
    [InlineData("１２７.0.0.1")]
    public async Task HostsThatAreNotPublicAreRefusedInEverySpelling(string address)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", "text/xml", "secret");
        await using var host = new FetchTestHost(
            (_, _) => Task.FromResult(new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }));

        var fetched = await host.FetchAsync(web.Address("/feed", TestWeb.Forbidden, address));

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error.ShouldNotBeNull().ShouldContain(
            "only public ones are asked; if the host is your own, add it to NewsBot:Web:PrivateHosts");
        web.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/secret", "a loopback address")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "a link-local address")]
    [InlineData("http://[::ffff:10.0.0.1]/", "a private address")]
    [InlineData("//127.1:{0}/secret", "a loopback address")]
    public async Task RedirectsToThemAreRefused(string location, string kind)
    {
        await using var web = await TestWeb.StartAsync();
        var port = new Uri(web.Address("/", TestWeb.Forbidden)).Port;
        web.Map("/feed", context =>
        {
            context.Response.Redirect(string.Format(null, location, port));
            return Task.CompletedTask;
        });
        web.Map("/secret", "text/xml", "secret");
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/feed"));

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error!.ShouldContain(kind);
        web.Requests.Select(request => request.Path).ShouldBe(["/feed"]);
    }

    [Fact]
    public async Task ANameThatResolvesToOneIsRefusedAndItsAddressNamed()
    {
        await using var web = await TestWeb.StartAsync();
        await using var host = new FetchTestHost(FetchTestHost.Names(("intern.example", ["127.0.0.1", "::1"])));

        var fetched = await host.FetchAsync(web.Address("/feed", TestWeb.Forbidden, "intern.example"));

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error!.ShouldContain("is at 127.0.0.1, a loopback address");
        web.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ANameThatResolvesToBothIsAskedAtThePublicAddressAlone()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", "text/xml", "news");
        await using var host =
            new FetchTestHost(FetchTestHost.Names(("mixed.example", ["127.0.0.1", "10.0.0.1", TestWeb.Allowed])));

        FetchTestHost.Text(await host.FetchAsync(web.Address("/feed", name: "mixed.example"))).ShouldBe("news");
    }

    [Fact]
    public async Task ANameThatIsReboundGainsNothing()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            context.Response.Headers.Connection = "close";
            await context.Response.WriteAsync("news");
        });
        var lookups = 0;
        await using var host = new FetchTestHost((_, _) => Task.FromResult<IPAddress[]>(
            [IPAddress.Parse(Interlocked.Increment(ref lookups) == 1 ? TestWeb.Allowed : TestWeb.Forbidden)]));
        var address = web.Address("/feed", name: "rebound.example");

        FetchTestHost.Text(await host.FetchAsync(address)).ShouldBe("news");
        lookups.ShouldBe(1); // What was checked is what was connected to: there is no second look-up in between.
        host.Clock.Advance(CrawlPolicy.ForeignHost.Gap);
        (await host.FetchAsync(address)).Outcome.ShouldBe(FetchOutcome.Refused);
        lookups.ShouldBe(2);
        web.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ANameOfTheOperatorsOwnIsAskedAndAnotherAtTheSameAddressIsNot()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", "text/xml", "news");
        await using var host = new FetchTestHost(
            FetchTestHost.Names(("own.example", [TestWeb.Forbidden]), ("other.example", [TestWeb.Forbidden])),
            privateHosts: "own.example");

        FetchTestHost.Text(await host.FetchAsync(web.Address("/feed", TestWeb.Forbidden, "own.example"))).ShouldBe("news");
        (await host.FetchAsync(web.Address("/feed", TestWeb.Forbidden, "other.example"))).Outcome.ShouldBe(FetchOutcome.Refused);
    }

    [Theory]
    [InlineData("ftp://example.org/feed", "begins with ftp")]
    [InlineData("file:///etc/passwd", "begins with file")]
    [InlineData("feed.xml", "no address")]
    [InlineData("", "no address")]
    [InlineData("http://", "no address")]
    [InlineData("http://reader:hunter2@example.org/feed?key=hunter2", "holds a user name or password")]
    [InlineData("http:/reader:hunter2@exa mple.org?key=hunter2", "no address")]
    public async Task WhatIsNoPublicWebAddressIsRefusedWithoutEchoingSecrets(string address, string reason)
    {
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(address);

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error!.ShouldContain(reason);
        (fetched.Error + fetched.Address + host.Logs.Text).ShouldNotContain("hunter2");
    }
}
