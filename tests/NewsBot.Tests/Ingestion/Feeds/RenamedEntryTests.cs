using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>An entry that is known by its id and comes with another address and other words is a new version there.</summary>
public sealed class RenamedEntryTests : IAsyncLifetime
{
    private const string Before = "Divers raised 40 amphorae from the wreck off Teal Sound.";
    private const string After = "Divers raised 44 amphorae from the wreck off Teal Sound.";

    private static readonly string Page = Before + "\n\n" + FeedTestHost.Text(1);

    private FeedTestHost host = null!;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task ItsPageIsReadAtTheNewAddress()
    {
        var first = await PollAsync(host.Page("/wreck", "Wreck gives 40 amphorae", Page), Before);

        var second = await PollAsync(host.Page("/wreck-44", "Wreck gives 44 amphorae", Page.Replace("40", "44")), After);

        second.Stored.ShouldBe(new StoredArticle(first.Stored!.Id, 2, StoreOutcome.Updated));
        await ShouldBeAsync(second.Stored!.Id, Page.Replace("40", "44"), "/wreck-44");
        (await host.PollAllAsync(isAsked: true)).Single().UnchangedCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("404")]
    [InlineData("500")]
    [InlineData("front page")]
    [InlineData("picture")]
    public async Task WhereThereIsNoPageTheFeedsWordsAreTheNewVersion(string what)
    {
        var first = await PollAsync(host.Page("/wreck", "Wreck gives 40 amphorae", Page), Before);
        host.Page("/", "The Harbour Post", FeedTestHost.Text(5));
        host.Web.Map("/wreck-44", context =>
        {
            if (what == "front page") context.Response.Redirect("/");
            else if (what == "picture") context.Response.ContentType = "image/png";
            else context.Response.StatusCode = int.Parse(what, System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        var second = await PollAsync(host.Web.Address("/wreck-44"), After, isRetried: what == "500");

        second.Stored.ShouldBe(new StoredArticle(first.Stored!.Id, 2, StoreOutcome.Updated));
        second.Problem!.ShouldEndWith("what the feed tells of it is kept");
        await ShouldBeAsync(second.Stored!.Id, After, "/wreck-44");
        if (what == "500") return;
        (await host.PollAllAsync(isAsked: true)).Single().Entries.ShouldAllBe(entry => entry.Stored == null);
        (await host.HeldAsync()).Versions.ShouldBe(2);
    }

    [Fact]
    public async Task ItsPageIsReadWhereTheNewAddressRedirects()
    {
        var first = await PollAsync(host.Page("/wreck", "Wreck gives 40 amphorae", Page), Before);
        host.Page("/2025/wreck", "Wreck gives 44 amphorae", Page.Replace("40", "44"));

        var second = await PollAsync(FeedTestHost.RedirectAt(host.Web, "/wreck-44", "/2025/wreck"), After);

        second.Stored.ShouldBe(new StoredArticle(first.Stored!.Id, 2, StoreOutcome.Updated));
        await ShouldBeAsync(second.Stored!.Id, Page.Replace("40", "44"), "/2025/wreck");
    }

    [Fact]
    public async Task APageThatIsBackTakesThePlaceOfTheFeedsWords()
    {
        await PollAsync(host.Page("/wreck", "Wreck gives 40 amphorae", Page), Before);
        await PollAsync(host.Web.Address("/wreck-44"), After);
        host.Page("/wreck-44", "Wreck gives 44 amphorae", Page.Replace("40", "44"));

        (await host.PollAllAsync(isAsked: true)).Single().Entries.ShouldHaveSingleItem().Stored!.Version.ShouldBe(3);
    }

    [Fact]
    public async Task WhatTheServerSaidOfTheOldPageIsNotAskedOfTheNewOne()
    {
        static Task AnswerAsync(HttpContext context, string text)
        {
            context.Response.Headers.ETag = "\"same\"";
            context.Response.ContentType = "text/html";
            if (context.Request.Headers.IfNoneMatch == "\"same\"") context.Response.StatusCode = StatusCodes.Status304NotModified;
            else return context.Response.WriteAsync(
                $"<html><body><article><h1>Wreck</h1>{FeedTestHost.Paragraphs(text)}</article></body></html>");
            return Task.CompletedTask;
        }

        host.Web.Map("/wreck", context => AnswerAsync(context, Page));
        host.Web.Map("/wreck-44", context => AnswerAsync(context, Page.Replace("40", "44")));
        await PollAsync(host.Web.Address("/wreck"), Before);

        (await PollAsync(host.Web.Address("/wreck-44"), After)).Stored!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task AnAddressAloneThatLeadsNowhereChangesNothing()
    {
        var first = await PollAsync(host.Page("/wreck", "Wreck gives 40 amphorae", Page), Before);

        var second = await PollAsync(host.Web.Address("/gone"), Before);

        second.Stored.ShouldBeNull();
        second.Problem!.ShouldContain("404");
        (await host.ArticleAsync(first.Stored!.Id)).Body.ShouldBe(Page);
    }

    [Fact]
    public async Task WordsThatAreCorrectedUnderAnAddressThatNeverHadAPageArrive()
    {
        var first = await PollAsync(host.Web.Address("/wreck"), Before);

        var second = await PollAsync(host.Web.Address("/wreck"), After);

        second.Stored.ShouldBe(new StoredArticle(first.Stored!.Id, 2, StoreOutcome.Updated));
    }

    [Fact]
    public async Task AShorterSummaryDoesNotTakeThePlaceOfAPageThatCannotBeReadNow()
    {
        var first = await PollAsync(host.Page("/wreck", "Wreck gives 40 amphorae", Page), Before);
        host.Web.Map("/wreck", "application/pdf", "gone");

        var second = await PollAsync(host.Web.Address("/wreck"), After);

        second.Problem!.ShouldEndWith("the fuller version that is held is kept");
        (await host.ArticleAsync(first.Stored!.Id)).Body.ShouldBe(Page);
    }

    private async Task<EntryPollResult> PollAsync(string link, string summary, bool isRetried = false)
    {
        var polling = host.PollAsync(host.Feed("/feed", FeedTestHost.Item("Wreck", "post-101", link, summary: summary)));
        if (isRetried)
        {
            await Poll.UntilAsync(
                () =>
                {
                    host.House.Clock.Advance(TimeSpan.FromSeconds(1));
                    return polling.IsCompleted;
                },
                "the page is given up");
        }

        return (await polling).Entries.ShouldHaveSingleItem();
    }

    private async Task ShouldBeAsync(string id, string body, string path)
    {
        var article = await host.ArticleAsync(id);
        (article.Body, article.Url).ShouldBe((body, host.Web.Address(path)));
    }
}
