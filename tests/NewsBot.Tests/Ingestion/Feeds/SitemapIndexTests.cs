using System.IO.Compression;
using System.Text;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>An index of sitemaps is followed as one feed.</summary>
public sealed class SitemapIndexTests : IAsyncLifetime
{
    private FeedTestHost host = null!;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AllSitemapsAreReadAndAreReadAgainThoughTheIndexIsTheSame()
    {
        var index = Index("/index.xml", Sitemap("/one.xml", 1), Sitemap("/two.xml", 2));

        var polled = await host.PollAsync(index);

        polled.Count(StoreOutcome.New).ShouldBe(2);
        polled.Notice.ShouldBeNull();
        polled.Feed.Address.ShouldBe(index);
        polled.Feed.Kind.ShouldBe("Sitemap");
        Sitemap("/two.xml", 3);
        (await host.PollAllAsync(isAsked: false)).Single().Count(StoreOutcome.New).ShouldBe(1);
    }

    [Fact]
    public async Task OneThatIsMissingOrDamagedOrNotOfNewsIsNamedAndTheOthersAreRead()
    {
        host.Web.Map("/damaged.xml", "application/xml", "<urlset><url><loc>https://");
        host.Web.Map("/pages.xml", "application/xml", $"<urlset><url><loc>{host.Web.Address("/about")}</loc></url></urlset>");

        var polled = await host.PollAsync(Index("/index.xml", host.Web.Address("/gone.xml"), host.Web.Address("/damaged.xml"),
            host.Web.Address("/pages.xml"), Sitemap("/one.xml", 1)));

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Notice!.ShouldContain($"{host.Web.Address("/gone.xml")} is not there (404)");
        polled.Notice!.ShouldContain($"{host.Web.Address("/damaged.xml")}: its XML is damaged");
        polled.Notice!.ShouldContain($"{host.Web.Address("/pages.xml")}: this is a sitemap of pages, not of news");
    }

    [Fact]
    public async Task PackedSitemapsAreUnpackedAndDamagedOnesNamed()
    {
        var body = Encoding.UTF8.GetBytes(UrlSet(1));
        MapPacked("/one.xml.gz", Pack(body));
        MapPacked("/cut.xml.gz", Pack(Encoding.UTF8.GetBytes(UrlSet(2)))[..60]);
        MapPacked("/odd.xml.gz", [0x1f, 0x8b, .. body]);
        MapPacked("/large.xml.gz", Pack(new byte[20 * 1024 * 1024]));

        var polled = await host.PollAsync(Index("/index.xml", host.Web.Address("/cut.xml.gz"),
            host.Web.Address("/odd.xml.gz"), host.Web.Address("/large.xml.gz"), host.Web.Address("/one.xml.gz")));

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Notice!.ShouldContain($"{host.Web.Address("/cut.xml.gz")}: its XML is damaged");
        polled.Notice!.ShouldContain($"{host.Web.Address("/odd.xml.gz")} sends a body that is damaged");
        polled.Notice!.ShouldContain($"{host.Web.Address("/large.xml.gz")} is larger than 16384 KiB");
    }

    [Fact]
    public async Task AnIndexInAnIndexIsFollowedAndOneInThatIsNamed()
    {
        var deep = Index("/deep.xml", host.Web.Address("/never.xml"));
        var inner = Index("/inner.xml", Sitemap("/one.xml", 1), deep);

        var polled = await host.PollAsync(Index("/index.xml", inner));

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Notice!.ShouldContain($"was not read: {host.Web.Address("/never.xml")}");
        host.Asked("/never.xml").ShouldBe(0);
    }

    [Fact]
    public async Task AnIndexThatHoldsItselfIsAskedOnce()
    {
        var index = host.Web.Address("/index.xml");
        Index("/index.xml", index, index + "#again", Index("/other.xml", index, Sitemap("/one.xml", 1)), Sitemap("/one.xml", 1));

        var polled = await host.PollAsync(index);

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Notice.ShouldBeNull();
        host.Asked("/index.xml").ShouldBe(1);
        host.Asked("/one.xml").ShouldBe(1);
    }

    [Fact]
    public async Task OfTenThousandTheFirstAreReadAndTheOthersCounted()
    {
        var sitemaps = Enumerable.Range(0, 10_000).Select(number => host.Web.Address($"/{number}.xml")).ToArray();
        Sitemap("/0.xml", 1);

        var polled = await host.PollAsync(Index("/index.xml", sitemaps));

        polled.Notice!.ShouldStartWith("9980 of the 10000 sitemaps that it lists were not read: ");
        polled.Notice!.ShouldContain("follow those that you need by themselves");
        polled.Notice!.Length.ShouldBeLessThan(1000);
        polled.Count(StoreOutcome.New).ShouldBe(1);
        sitemaps.Count(sitemap => host.Asked(new Uri(sitemap).AbsolutePath) > 0).ShouldBe(FeedContentReader.MaxSitemaps);
    }

    [Fact]
    public async Task TheNewestGoFirstAndThoseWithoutADateLast()
    {
        host.Web.Map("/index.xml", "text/xml", "<sitemapindex>" + string.Concat(
            new[] { ("/old", "2024-01-02"), ("/none", ""), ("/new", "2025-09-30T08:00:00+02:00"), ("/odd", "yesterday") }
                .Select(entry => $"<sitemap><loc>{host.Web.Address(entry.Item1)}</loc>"
                    + $"<lastmod>{entry.Item2}</lastmod></sitemap>")) + "</sitemapindex>");

        (await host.PollAsync(host.Web.Address("/index.xml"))).Feed.Problem!.ShouldContain("none of them is one of news");

        host.Web.Requests.Select(request => request.Path).Skip(1).ShouldBe(["/new", "/old", "/none", "/odd"]);
    }

    [Fact]
    public async Task ASitemapOfAnotherSiteIsNotReadThroughTheIndex()
    {
        await using var other = await TestWeb.StartAsync();
        other.Map("/theirs.xml", "text/xml", UrlSet(1));
        FeedTestHost.RedirectAt(host.Web, "/away.xml", other.Address("/theirs.xml"));

        var polled = await host.PollAsync(Index("/index.xml", other.Address("/theirs.xml"), host.Web.Address("/away.xml"),
            host.Web.Address("/", TestWeb.Forbidden), Sitemap("/one.xml", 1)));

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Notice!.ShouldStartWith("3 of the 4 sitemaps that it lists were not read: ");
        polled.Notice!.ShouldContain(other.Address("/theirs.xml"));
        host.Web.Requests.ShouldAllBe(request => request.Path != "/");
    }

    [Theory]
    [InlineData("http://xn--/a.xml", "xn--")]
    [InlineData("http://reader:hunter2@127.0.0.2/a.xml", "127.0.0.2")]
    [InlineData("http://127.0.0.2.nip.example/a.xml?key=hunter2", "nip.example/a.xml?...")]
    public async Task AnAddressThatIsNeverAskedIsNamedWithoutWhatMayBeSecret(string address, string name)
    {
        var polled = await host.PollAsync(Index("/index.xml", address, Sitemap("/one.xml", 1)));

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Notice!.ShouldStartWith("1 of the 2 sitemaps that it lists was not read: ");
        polled.Notice!.ShouldContain(name);
        polled.Notice!.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("<sitemapindex/>", "it lists none; give a feed of the site")]
    [InlineData("<sitemapindex><sitemap><loc>javascript:alert(1)</loc></sitemap></sitemapindex>", "it lists none")]
    [InlineData("<sitemapindex><sitemap><loc>", "it lists none")]
    public async Task AnIndexOfNothingIsNoFeed(string index, string problem)
    {
        host.Web.Map("/index.xml", "text/xml", index);

        (await host.PollAsync(host.Web.Address("/index.xml"))).Feed.Problem!.ShouldContain(problem);
    }

    [Fact]
    public async Task AServerThatAsksToBeLeftAloneIsAskedNoMore()
    {
        host.Web.Map("/busy.xml", context =>
        {
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        });

        var polled = await host.PollAsync(Index("/index.xml", Sitemap("/one.xml", 1), host.Web.Address("/busy.xml"),
            host.Web.Address("/later.xml")));

        polled.Count(StoreOutcome.New).ShouldBe(1);
        polled.Notice!.ShouldContain("1 of the 3 sitemaps");
        host.Asked("/later.xml").ShouldBe(0);
    }

    [Fact]
    public async Task TheSitemapNamesOutletDateAndTitleWhereThePageDoesNot()
    {
        host.Web.Map("/bare", "text/html", $"<html><body>{FeedTestHost.Paragraphs(FeedTestHost.Text(1))}</body></html>");
        host.Page("/full", "Own title", FeedTestHost.Text(2), "<meta property='og:site_name' content='Corvane Wire'>");
        host.Web.Map("/one.xml", "text/xml", UrlSet(Url(host.Web.Address("/bare")), Url(host.Web.Address("/full"))));

        var polled = await host.PollAsync(Index("/index.xml", host.Web.Address("/one.xml")));

        var articles = new List<NewsBot.Articles.Article>();
        foreach (var entry in polled.Entries) articles.Add(await host.ArticleAsync(entry.Stored!.Id));
        var (bare, full) = (articles.Single(a => a.Url!.EndsWith("/bare", StringComparison.Ordinal)),
            articles.Single(a => a.Url!.EndsWith("/full", StringComparison.Ordinal)));
        (bare.Outlet, bare.Title).ShouldBe(("The Harbour Post", "Ferry crosses"));
        bare.Published.ShouldBe(new DateTimeOffset(2025, 10, 3, 8, 15, 0, TimeSpan.Zero));
        (full.Outlet, full.Title).ShouldBe(("Corvane Wire", "Own title"));
    }

    [Fact]
    public async Task ASitemapDoesNotNameTheOutletOfAnotherSite()
    {
        await using var other = await TestWeb.StartAsync();
        var page = FeedTestHost.PageAt(other, "/story", "Their title", FeedTestHost.Text(1));
        host.Web.Map("/one.xml", "text/xml", UrlSet(Url(page)));

        var polled = await host.PollAsync(Index("/index.xml", host.Web.Address("/one.xml")));

        (await host.ArticleAsync(polled.Entries.Single().Stored!.Id)).Outlet.ShouldNotBe("The Harbour Post");
    }

    private static string Url(string address) =>
        $"<url><loc>{address}</loc><news:news><news:publication><news:name>The Harbour Post</news:name></news:publication>"
        + "<news:publication_date>2025-10-03T08:15:00Z</news:publication_date><news:title>Ferry crosses</news:title>"
        + "</news:news></url>";

    private static string UrlSet(params string[] urls) =>
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
        + $"xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{string.Concat(urls)}</urlset>";

    private string UrlSet(int number) =>
        UrlSet(Url(host.Page($"/{number}", $"Ledger {number}", FeedTestHost.Text(number))));

    private string Sitemap(string path, int number)
    {
        host.Web.Map(path, "application/xml", UrlSet(number));
        return host.Web.Address(path);
    }

    private string Index(string path, params string[] sitemaps)
    {
        host.Web.Map(path, async context =>
        {
            context.Response.ContentType = "application/xml";
            context.Response.Headers.ETag = "\"same\"";
            if (context.Request.Headers.IfNoneMatch == "\"same\"") context.Response.StatusCode = 304;
            else await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(
                $"<sitemapindex>{string.Concat(sitemaps.Select(s => $"<sitemap><loc>{s}</loc></sitemap>"))}</sitemapindex>"));
        });
        return host.Web.Address(path);
    }

    private void MapPacked(string path, byte[] body) => host.Web.Map(path, async context =>
    {
        context.Response.ContentType = "application/x-gzip";
        await context.Response.Body.WriteAsync(body);
    });

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(body);
        return packed.ToArray();
    }
}
