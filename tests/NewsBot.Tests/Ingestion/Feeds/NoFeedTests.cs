using System.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class NoFeedTests : FeedTest
{
    [Fact]
    public void WebPageNamesItsFeedsWithThoseOfCommentsLast()
    {
        var read = Read("""
            <!DOCTYPE html><html><head><title>Merrow &amp; Courier</title><base href="https://courier.example/en/">
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="stylesheet" href="/a.css"><link rel="alternate" hreflang="sv" href="/sv/"><link rel="alternate" type="application/rss+xml" href="">
            <link rel='alternate home' type='application/rss+xml; charset=utf-8' href='feed'/>
            <LINK REL="ALTERNATE" TYPE="application/atom+xml" HREF="//other.example/atom"><link rel="alternate" type="application/feed+json" href="feed.json">
            <link rel="alternate" type="application/rss+xml" href="feed"><script>"<link rel='alternate' type='application/rss+xml' href='/script'>"</script>
            </head><body>Text</body></html>
            """, "https://www.courier.example/");

        read.Feed.ShouldBeNull();
        read.Error.ShouldBe(
            "this is a web page (\"Merrow & Courier\"), not a feed; it links to https://courier.example/en/feed and 3 more: "
                + "give one of them");
        read.LinkedFeeds.ShouldBe(
        [
            "https://courier.example/en/feed", "https://other.example/atom", "https://courier.example/en/feed.json",
                "https://courier.example/comments/feed",
        ]);
    }

    [Fact]
    public void ErrorPageIsNamedByItsTitle()
    {
        var read =
            Read("<html><head><title>503 Service Unavailable</title></head><body><h1>Sorry</h1></body></html>",
                mediaType: "application/rss+xml");

        read.Error!.ShouldContain("503 Service Unavailable");
        read.LinkedFeeds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", null, "empty")]
    [InlineData(" \n\t", null, "empty")]
    [InlineData("<head><title>Moved</title></head>", null, "web page (\"Moved\")")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'/>", null, "web page")]
    [InlineData("<my-app></my-app>", "text/html", "web page")]
    [InlineData("<note><to>Ada</to></note>", null, "outermost element is \"note\"")]
    [InlineData("No such thing", "text/plain", "text, not a feed")]
    [InlineData("""{"error":"no"}""", null, "it has no items")]
    [InlineData("[1,2]", null, "it is no object")]
    [InlineData("{", null, "damaged")]
    [InlineData("{nonsense", null, "damaged")]
    [InlineData("<opml version='2.0'><body/></opml>", null, "OPML")]
    [InlineData("<urlset><url><loc>https://courier.example/</loc></url></urlset>", null, "not of news")]
    public void WhatIsNoFeedIsSaidToBeWhatItIs(string text, string? mediaType, string said)
    {
        var read = Read(text, mediaType: mediaType);

        read.Feed.ShouldBeNull();
        read.Error!.ShouldContain(said);
    }

    [Fact]
    public void BinaryDataIsSaidToBeThat()
    {
        var bytes = Enumerable.Range(0, 4096).Select(n => (byte)(n * 31)).ToArray();

        ReadBytes(bytes).Error!.ShouldContain("binary");
        ReadBytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, .. Encoding.ASCII.GetBytes("<rss>")]).Error!.ShouldContain("binary");
    }

    [Fact]
    public void IndexOfSitemapsNamesThem()
    {
        var read = Read("""
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://courier.example/news-1.xml</loc></sitemap>
            <sitemap><loc>https://courier.example/news-2.xml</loc></sitemap></sitemapindex>
            """);

        read.Feed.ShouldBeNull();
        read.Error!.ShouldContain("https://courier.example/news-1.xml, https://courier.example/news-2.xml");
        read.LinkedFeeds.Count.ShouldBe(2);
    }
}
