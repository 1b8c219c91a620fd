using NewsBot.Ingestion.Web;
using NewsBot.Tests.Ingestion.Feeds;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

/// <summary>
/// A host of the operator's own is asked for what was given there, never because something elsewhere leads to it.
/// </summary>
public sealed class PrivateSourceTests : IAsyncLifetime
{
    private const string Refusal =
        "is on a host of your own, which is not read because another host links to it; add the feed or page there by itself";

    private readonly FetchTestHost host = new(privateHosts: [TestWeb.Allowed, TestWeb.Other]);
    private TestWeb web = null!;

    private string Secret => web.Address("/secret", TestWeb.Other);

    public async ValueTask InitializeAsync()
    {
        web = await TestWeb.StartAsync();
        web.Map("/secret", "text/html", "secret");
        web.Map("/out", context =>
        {
            context.Response.Redirect(Secret);
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await web.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALinkOfAnotherHostDoesNotLeadThere(bool isPage)
    {
        var fetched =
            await host.FetchAsync(
                new FetchRequest(Secret) { Kind = isPage ? FetchKind.Page : FetchKind.Feed, Source = web.Address("/feed") });

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error!.ShouldEndWith(Refusal);
        ShouldNotBeAsked();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARedirectOfAnotherHostDoesNotLeadThere(bool isPage)
    {
        (await host.FetchAsync(
            new FetchRequest(web.Address("/out")) { Kind = isPage ? FetchKind.Page : FetchKind.Feed })).Error!.ShouldEndWith(
                Refusal);
        ShouldNotBeAsked();
    }

    [Fact]
    public async Task ARedirectOfAnotherHostDoesNotLeadBack()
    {
        var source = web.Address("/feed", TestWeb.Other);

        (await host.FetchAsync(new FetchRequest(web.Address("/out")) { Source = source })).Outcome.ShouldBe(
            FetchOutcome.Refused);

        web.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsThereItselfIsReadAndItsConnectionServesNobodyElse()
    {
        FetchTestHost.Text(await host.FetchAsync(Secret, FetchKind.Page)).ShouldBe("secret");

        (await host.FetchAsync(
            new FetchRequest(Secret) { Kind = FetchKind.Page, Source = web.Address("/feed") })).Outcome.ShouldBe(
                FetchOutcome.Refused);
        FetchTestHost.Text(
            await host.FetchAsync(
                new FetchRequest(Secret) { Kind = FetchKind.Page, Source = web.Address("/feed", TestWeb.Other) }))
                    .ShouldBe("secret");
    }

    [Fact]
    public async Task ARefusalToAnotherHostDoesNotCloseItsOwnPages()
    {
        web.Map("/robots.txt", "text/plain", "User-agent: *\nDisallow: /secret");
        await host.FetchAsync(new FetchRequest(Secret) { Kind = FetchKind.Page, Source = web.Address("/feed") });

        (await host.FetchAsync(Secret, FetchKind.Page)).Error!.ShouldContain("disallowed by the robots.txt");
    }

    [Fact]
    public async Task AFeedsEntryThatLinksThereIsToldInTheFeedsWords()
    {
        await using var feeds = await FeedTestHost.StartAsync(("NewsBot:Web:PrivateHosts:1", TestWeb.Other));
        feeds.Page("/page", "Secret", FeedTestHost.Text(1));
        var secret = feeds.Web.Address("/page", TestWeb.Other);

        var entry =
            (await feeds.PollAsync(feeds.Feed("/feed", FeedTestHost.Item("Secret", "1", secret)))).Entries.ShouldHaveSingleItem();

        entry.Problem!.ShouldContain(Refusal);
        (await feeds.ArticleAsync(entry.Stored!.Id)).Body.ShouldBe(FeedTestHost.Summary);
        feeds.Web.Requests.ShouldAllBe(request => request.Host.StartsWith(TestWeb.Allowed));
    }

    private void ShouldNotBeAsked() => web.Requests.ShouldAllBe(request => request.Host.StartsWith(TestWeb.Allowed));
}
