using System.Text;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

/// <summary>Pages that send their readers on by themselves.</summary>
public sealed class MetaRefreshTests : IAsyncLifetime
{
    private readonly FetchTestHost host = new();
    private TestWeb web = null!;

    public async ValueTask InitializeAsync()
    {
        web = await TestWeb.StartAsync();
        web.Map("/news/new", "text/html; charset=utf-8", "<p>the article");
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await web.DisposeAsync();
    }

    [Theory]
    [InlineData("<meta http-equiv=refresh content=\"0;url=/news/new\">")]
    [InlineData("<meta http-equiv='refresh' content='5; url=new'>")]
    [InlineData("<META HTTP-EQUIV=\"REFRESH\" CONTENT=\"0;URL='/news/new'\">")]
    [InlineData("<meta content=' 0 ,  Url  =  \"/news/new\" and more' http-equiv=Refresh>")]
    [InlineData("<meta http-equiv=refresh content='1.75 /news/new'>")]
    [InlineData("<meta http-equiv=refresh content='.5;url=new#top'>")]
    [InlineData("<meta http-equiv=refresh content='00000000000;url=&#47;news/new'>")]
    [InlineData("<meta http-equiv=refresh content='never'><meta http-equiv=refresh content='0;url=new'>")]
    public async Task AShortRefreshIsARedirect(string meta)
    {
        var fetched = await FetchPageAsync(meta);

        (fetched.Outcome, fetched.Address).ShouldBe((FetchOutcome.Done, web.Address("/news/new")));
        FetchTestHost.Text(fetched).ShouldBe("<p>the article");
        fetched.MovedTo.ShouldBeNull("anybody who can write a page could take its address over");
    }

    [Theory]
    [InlineData("<meta http-equiv=refresh content='300'>")] // A live page
    [InlineData("<meta http-equiv=refresh content='6;url=/news/new'>")]
    [InlineData("<meta http-equiv=refresh content='300;url=/news/new'><meta http-equiv=refresh content='0;url=/news/new'>")]
    [InlineData("<meta http-equiv=refresh content='99999999999999999999;url=/news/new'>")]
    [InlineData("<meta http-equiv=refresh content='-1;url=/news/new'>")]
    [InlineData("<meta http-equiv=refresh content='url=/news/new'>")] // No delay
    [InlineData("<meta http-equiv=refresh content='0x5;url=/news/new'>")]
    [InlineData("<meta http-equiv=refresh content='0;url='>")]
    [InlineData("<meta http-equiv=refresh content='0;\"'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=javascript:location=\"/news/new\"'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=data:text/html,boo'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=file:///etc/passwd'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://['>")]
    [InlineData("<meta name=refresh content='0;url=/news/new'>")]
    [InlineData("<!-- <meta http-equiv=refresh content='0;url=/news/new'> -->")]
    [InlineData("<noscript><meta http-equiv=refresh content='0;url=/news/new'></noscript>")]
    [InlineData("<script>'<meta http-equiv=refresh content=\"0;url=/news/new\">'</script>")]
    [InlineData("<template><meta http-equiv=refresh content='0;url=/news/new'></template>")]
    public async Task APageThatSendsNobodyOnIsReadItself(string meta)
    {
        var fetched = await FetchPageAsync(meta);

        (fetched.Outcome, fetched.Address).ShouldBe((FetchOutcome.Done, web.Address("/news/old")));
        web.Requests.Count(request => request.Path != "/robots.txt").ShouldBe(1);
    }

    [Fact]
    public async Task APageThatLoadsItselfAgainIsReadOnce()
    {
        (await FetchPageAsync("<meta http-equiv=refresh content='0;url=/news/old#live'>")).Outcome.ShouldBe(FetchOutcome.Done);
        web.Requests.Count(request => request.Path == "/news/old").ShouldBe(1);
    }

    [Fact]
    public async Task APageThatSetsACookieAndLoadsItselfIsAskedAgainWithIt()
    {
        web.Map("/news/old", async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Cookies.Append("seen", "yes");
            var isBack = context.Request.Headers.Cookie.ToString().Contains("seen=yes", StringComparison.Ordinal);
            await context.Response.Body.WriteAsync(
                Encoding.UTF8.GetBytes(isBack ? "<p>the article" : "<meta http-equiv=refresh content='0;url=/news/old'>"));
        });

        var fetched = await host.FetchAsync(web.Address("/news/old"), FetchKind.Page);

        fetched.Error.ShouldBeNull();
        FetchTestHost.Text(fetched).ShouldBe("<p>the article");
    }

    [Fact]
    public async Task ALoopOfTwoPagesIsNamed()
    {
        web.Map("/b", "text/html", "<meta http-equiv=refresh content='0;url=/news/old'>");

        var fetched = await FetchPageAsync("<meta http-equiv=refresh content='0;url=/b'>");

        fetched.Outcome.ShouldBe(FetchOutcome.Failed);
        fetched.Error!.ShouldContain("redirects in a loop");
    }

    [Fact]
    public async Task RefreshesCountAsRedirects()
    {
        for (var i = 0; i < 8; i++) web.Map($"/{i}", "text/html", $"<meta http-equiv=refresh content='0;url=/{i + 1}'>");

        (await FetchPageAsync("<meta http-equiv=refresh content='0;url=/0'>")).Error!
            .ShouldContain("redirects more than 5 times");
    }

    [Theory]
    [InlineData("0;url={0}", "is a loopback address")]
    [InlineData("0;url=http://2130706433/secret", "is a loopback address")]
    [InlineData("0;url=http://169.254.169.254/latest/meta-data/", "and only public ones are asked")]
    [InlineData("0;url=http://reader:hunter2@files.example/", "holds a user name or password")]
    public async Task ARefreshLeadsToNoPrivateHost(string content, string reason)
    {
        var secret = web.Address("/secret", TestWeb.Forbidden);

        // The fetcher may wait before it asks the other host, on the clock of the test.
        var fetched = await host.OutwaitAsync(FetchPageAsync(
            $"<meta http-equiv=refresh content='{content.Replace("{0}", secret, StringComparison.Ordinal)}'>"));

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error!.ShouldContain(reason);
        web.Requests.ShouldAllBe(request => request.Path != "/secret");
    }

    [Fact]
    public async Task ARefreshLeadsToNoPageThatRobotsForbid()
    {
        web.Map("/robots.txt", "text/plain", "User-agent: *\nDisallow: /news/new");

        var fetched = await FetchPageAsync("<meta http-equiv=refresh content='0;url=/news/new'>");

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error!.ShouldContain("robots.txt");
    }

    [Fact]
    public async Task AFeedThatHasMovedIsFollowedAndARefreshInItsTextIsNot()
    {
        web.Map("/feed", "text/html", "<meta http-equiv=refresh content='0;url=/rss'>");
        web.Map("/rss", "application/rss+xml", "<rss><meta http-equiv='refresh' content='0;url=/news/new'/></rss>");

        (await host.FetchAsync(web.Address("/feed"))).Address.ShouldBe(web.Address("/rss"));
    }

    private Task<Fetched> FetchPageAsync(string meta)
    {
        web.Map("/news/old", "text/html", $"<html><head><title>Moved</title>{meta}</head><body>It has moved.</body></html>");
        return host.FetchAsync(web.Address("/news/old"), FetchKind.Page);
    }
}
