using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>No site puts its words into another's mouth: neither its address nor its name is to be had by claiming it.</summary>
public sealed class TakeoverTests : IAsyncLifetime
{
    private const string Named = "<meta property='og:site_name' content='The Harbour Post'>";

    private FeedTestHost host = null!;
    private TestWeb planet = null!;

    private string Dam => host.Web.Address("/dam");

    private string Planet => WebSite.FromUrl(planet.Address("/"))!;

    public async ValueTask InitializeAsync() => (host, planet) = (await FeedTestHost.StartAsync(), await TestWeb.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await planet.DisposeAsync();
    }

    [Theory]
    [InlineData("<link rel='canonical' href='{0}'>" + Named)]
    [InlineData("<meta property='og:url' content='{0}'>" + Named)]
    [InlineData(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"@id\":\"{0}\",\"url\":\"{0}\","
            + "\"mainEntityOfPage\":\"{0}\",\"publisher\":{{\"name\":\"The Harbour Post\"}}}}</script>")]
    [InlineData("<link rel='canonical' href='{0}'><meta property='og:site_name' content='HARBOUR  POST'>")]
    public async Task APageThatClaimsAnotherSitesArticleIsOfItsOwnSite(string head)
    {
        var post = await HeldAsync();

        var taken =
            await TakeInAsync(
                FeedTestHost.PageAt(planet, "/copy", "Ledger one, revised", Altered, string.Format(null, head, Dam)));

        taken.Url.ShouldBe(planet.Address("/copy"));
        taken.Outlet.ShouldBe(Planet);
        await ShouldBeAsItWasAsync(post);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFeedThatCarriesTheWholeOfAnotherSitesArticleIsNotBelieved(bool hasPage)
    {
        var post = await HeldAsync();
        if (!hasPage) host.Web.Map("/dam", "application/pdf", "gone");
        var item =
            FeedTestHost.Item("Ledger one", "1", Dam, content: FeedTestHost.Paragraphs(Altered + "\n\n" + FeedTestHost.Text(7)))
            .Replace("</item>", "<source>The Harbour Post</source></item>");

        var polled = await host.PollAsync(FeedTestHost.FeedAt(planet, "The Harbour Post", "/feed", item));

        if (hasPage) polled.UnchangedCount.ShouldBe(1);
        else
        {
            (await host.ArticleAsync(polled.Entries.ShouldHaveSingleItem().Stored!.Id)).ShouldSatisfyAllConditions(
                told => told.Outlet.ShouldBe(Planet), told => told.Url.ShouldBe($"http://{Planet}"));
        }

        await ShouldBeAsItWasAsync(post);
    }

    [Fact]
    public async Task AnEntryThatLinksToAnotherSiteIsThatSitesArticleWhereItsPageSaysSo()
    {
        var post = await HeldAsync();

        var told =
            (await host.PollAsync(
                FeedTestHost.FeedAt(
                    planet, "Planet Calveth", "/feed", FeedTestHost.Item("Altered title", "9", Dam, summary: Altered))));

        told.UnchangedCount.ShouldBe(1);
        await ShouldBeAsItWasAsync(post);
        (await host.HeldAsync()).Articles.ShouldBe(1);
    }

    [Fact]
    public async Task APageOfAnotherSiteIsNotNamedAfterTheFeedThatLinksToIt()
    {
        host.Page("/dam", "Ledger one", FeedTestHost.Text(1));

        (await PollAsync("Planet Calveth", FeedTestHost.Item("Ledger one", "9", Dam))).Outlet.ShouldBe(WebSite.FromUrl(Dam));
    }

    [Fact]
    public async Task AnEntryThatLinksToAPageThatIsGoneIsToldAsTheFeedsWords()
    {
        var post = await HeldAsync();
        host.Web.Map("/dam", "application/pdf", "gone");

        var told = await PollAsync("Planet Calveth", FeedTestHost.Item("Ledger one", "9", Dam, summary: Altered));
        var later =
            (await host.PollAsync(
                FeedTestHost.FeedAt(planet, "Planet Calveth", "/feed",
                    FeedTestHost.Item("Ledger one", "9", Dam, summary: Altered + " More.")))).Entries.Single();

        (told.Outlet, told.Url).ShouldBe(("Planet Calveth", $"http://{Planet}"));
        later.Stored.ShouldBe(new StoredArticle(told.Id!, 2, StoreOutcome.Updated));
        await ShouldBeAsItWasAsync(post);
    }

    [Fact]
    public async Task AnEntryThatWasAnotherSitesPageNeverChangesItInItsOwnWords()
    {
        FeedTestHost.PageAt(host.Web, "/dam", "Ledger one", FeedTestHost.Text(1));
        var post = await PollAsync("Planet Calveth", FeedTestHost.Item("Ledger one", "9", Dam));
        host.Web.Map("/dam", "application/pdf", "gone");

        var told = await PollAsync("Planet Calveth", FeedTestHost.Item("Ledger one", "9", Dam, summary: Altered));

        told.Id.ShouldNotBe(post.Id);
        (await host.ArticleAsync(post.Id!)).Body.ShouldBe(FeedTestHost.Text(1));
    }

    [Fact]
    public async Task AnArticleIsOfTheSiteThatARedirectLeadsTo()
    {
        var post = await HeldAsync();
        FeedTestHost.RedirectAt(host.Web, "/dam", FeedTestHost.PageAt(planet, "/copy", "Ledger one", Altered, Named));

        var entry = (await host.PollAsync(host.Web.Address("/feed"))).Entries.ShouldHaveSingleItem();

        entry.Stored!.Outcome.ShouldBe(StoreOutcome.New);
        (await host.ArticleAsync(entry.Stored.Id)).ShouldSatisfyAllConditions(
            article => article.Url.ShouldBe(planet.Address("/copy")), article => article.Outlet.ShouldBe(Planet));
        await ShouldBeAsItWasAsync(post);
    }

    [Fact]
    public async Task ALinkThatLeadsToAnotherSitesPageIsThatSitesArticle()
    {
        var post = await HeldAsync();

        (await host.House.IngestAsync(FeedTestHost.RedirectAt(planet, "/out", Dam)))
            .Single().Stored.ShouldBe(new StoredArticle(post.Id!, 1, StoreOutcome.Unchanged));
    }

    [Fact]
    public async Task ANameThatAFileGaveToAnotherSiteIsNotTaken()
    {
        var line =
            JsonSerializer.Serialize(
                new
                {
                    id = "dam",
                    title = "Crack",
                    source = "The Harbour Post",
                    url = "https://harbour-post.example/dam",
                    body = Some.DamBody
                });
        await host.House.IngestAsync(host.House.Folder.Write("post.jsonl", line));

        var taken =
            await TakeInAsync(
                FeedTestHost.PageAt(
                    planet, "/copy", "Crack", Altered, Named + "<link rel='canonical' href='https://harbour-post.example/dam'>"));

        taken.Outlet.ShouldBe(Planet);
        (await host.ArticleAsync("dam")).Body.ShouldBe(Some.DamBody);
    }

    [Fact]
    public async Task ASiteKeepsItsNameAndMayHaveSeveral()
    {
        await HeldAsync();

        (await TakeInAsync(host.Page("/two", "Ledger two", FeedTestHost.Text(2), Named))).Outlet.ShouldBe("The Harbour Post");
        (await TakeInAsync(
            host.Page("/three", "Ledger three", FeedTestHost.Text(3),
                "<meta property='og:site_name' content='Post Sport'>"))).Outlet.ShouldBe("Post Sport");
    }

    [Fact]
    public async Task TheSampleTakesNoNameFromAnOutlet()
    {
        await host.House.Desk.AskAsync(
            "How long is the crack in the Merrow Dam?", cancellationToken: TestContext.Current.CancellationToken);

        (await HeldAsync()).Outlet.ShouldBe("The Harbour Post");
    }

    private static string Altered => FeedTestHost.Text(1).Replace("Ostwick", "Nowhere");

    private async Task<Article> HeldAsync() =>
        await host.ArticleAsync(
            (await host.PollAsync(
                host.Feed(
                    "/feed",
                        FeedTestHost.Item(
                            "Ledger one", "1", host.Page("/dam", "Ledger one", FeedTestHost.Text(1)))))).Entries.Single(
                            ).Stored!.Id);

    private async Task<Article> PollAsync(string title, string item) =>
        await host.ArticleAsync(
            (await host.PollAsync(FeedTestHost.FeedAt(planet, title, "/feed", item))).Entries.Single().Stored!.Id);

    private async Task<Article> TakeInAsync(string url)
    {
        var taken = (await host.House.IngestAsync(url)).ShouldHaveSingleItem();
        taken.Stored.ShouldNotBeNull(taken.Error).Outcome.ShouldBe(StoreOutcome.New);
        return await host.ArticleAsync(taken.Stored!.Id);
    }

    private async Task ShouldBeAsItWasAsync(Article post)
    {
        (await host.ArticleAsync(post.Id!)).ShouldBe(post);
        (await host.House.Archive.ReadAsync(post.Id!, 2, TestContext.Current.CancellationToken)).ShouldBeNull();
    }
}
