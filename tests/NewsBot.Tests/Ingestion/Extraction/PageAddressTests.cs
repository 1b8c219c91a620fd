using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

public sealed class PageAddressTests : PageTest
{
    private const string Page = "https://post.example/news/ferry";

    private static string? AddressOf(string head, string? url = Page, string html = "<html>") =>
        Read($"{html}<head>{head}</head><body><article>{Story}</article></body></html>", url).Article.ShouldNotBeNull().Url;

    [Theory]
    [InlineData("<link rel='canonical' href='/news/ferry-again'>", "https://post.example/news/ferry-again")]
    [InlineData("<link rel='canonical' href=' https://post.example/a '>", "https://post.example/a")]
    [InlineData("<meta property='og:url' content='https://post.example/b'>", "https://post.example/b")]
    [InlineData("<link rel='canonical' href='https://post.example/a'><meta property='og:url' content='https://post.example/b'>",
        "https://post.example/a")]
    [InlineData("<link rel='canonical' href='https://www.post.example/a'>", "https://www.post.example/a")]
    [InlineData(
        "<link rel='canonical' href='https://agency.example/wire/77'><meta property='og:url' content='https://post.example/b'>",
            "https://post.example/b")]
    [InlineData("<link rel='canonical' href='https://post.example/?p=77'>", "https://post.example/?p=77")]
    public void PageNamesItsArticle(string head, string address) => AddressOf(head).ShouldBe(address);

    [Theory]
    [InlineData("<link rel='canonical' href='https://post.example'>")]
    [InlineData("<link rel='canonical' href='https://agency.example/'>")]
    [InlineData("<link rel='canonical' href='https://agency.example/wire/77'>")]
    [InlineData("<meta property='og:url' content='https://agency.example/wire/77'>")]
    [InlineData("<link rel='canonical' href='//agency.example/wire/77'>")]
    [InlineData("<link rel='canonical' href='https://post.example:8443/a'>")]
    [InlineData("<link rel='canonical' href='https://post.example.evil.example/a'>")]
    [InlineData("<link rel='canonical' href='https://www.google.com/amp/s/agency.example/wire/77'>")]
    [InlineData("<base href='https://agency.example/'><link rel='canonical' href='https://agency.example/wire/77'>")]
    [InlineData("<link rel='canonical' href='https://post.example/index.html'>")]
    [InlineData("<meta property='og:url' content='javascript:void(0)'>")]
    [InlineData("<link rel='canonical' href='http://'>")]
    [InlineData("<link rel='canonical'>")]
    public void FrontPageOrAddressOfAnotherSiteIsPassedOver(string head) => AddressOf(head).ShouldBe(Page);

    [Theory]
    [InlineData("https://post.example/news/ferry/amp")]
    [InlineData("https://post.example/news/ferry/amp/")]
    [InlineData("https://post.example/news/ferry?amp=1")]
    [InlineData("https://post.example/news/ferry?amp")]
    [InlineData("https://post.example/news/ferry?outputType=amp")]
    public void AmpPageWithoutACanonicalAddressIsKnownByTheOrdinaryOne(string url) =>
        AddressOf("", url, "<html ⚡>").ShouldBe(Page);

    [Fact]
    public void OtherParametersOfAnAmpPageStay() =>
        AddressOf("", "https://post.example/news?id=7&amp=1&part=2", "<html amp>")
            .ShouldBe("https://post.example/news?id=7&part=2");

    [Fact]
    public void AmpFileIsKnownByTheOrdinaryOne() =>
        AddressOf("", "https://post.example/ferry.amp.html", "<html amp>").ShouldBe("https://post.example/ferry.html");

    [Fact]
    public void AmpPageIsKnownByWhatIsOrdinaryOfWhatItNames() =>
        AddressOf(
            "<link rel='canonical' href='https://amp.post.example/news/ferry'><meta property='og:url' "
                + "content='https://www.post.example/news/ferry'>",
            "https://amp.post.example/news/ferry", "<html amp>").ShouldBe("https://www.post.example/news/ferry");

    [Theory]
    [InlineData("https://amp.post.example/news/ferry", "<html amp>")]
    [InlineData("https://post.example/amp", "<html amp>")]
    [InlineData("https://post.example/guitars/amp", "<html>")]
    [InlineData("https://post.example/shop?amp=1", "<html>")]
    public void AddressIsNotGuessed(string url, string html) => AddressOf("", url, html).ShouldBe(url);

    [Theory]
    [InlineData("https://post.example/ferry", "https://agency.example/wire/77")]
    [InlineData("https://amp.post.example/ferry", "https://agency.example/wire/77")]
    [InlineData("https://post-example.cdn.ampproject.org/c/s/post.example/news/ferry", "https://agency.example/wire/77")]
    public void AmpPageSpeaksForItsOwnSiteAlone(string url, string named) =>
        AddressOf($"<link rel='canonical' href='{named}'><meta property='og:url' content='{named}'>", url, "<html ⚡>")
            .ShouldNotBe(named);

    [Theory]
    [InlineData("https://post-example.cdn.ampproject.org/c/s/post.example/news/ferry")]
    [InlineData("https://www.google.com/amp/s/post.example/news/ferry")]
    public void CopyInACacheIsKnownByWhereItCameFrom(string url) => AddressOf("", url).ShouldBe(Page);
}
