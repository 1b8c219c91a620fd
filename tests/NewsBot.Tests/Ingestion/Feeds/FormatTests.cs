using NewsBot.Ingestion.Feeds.Parsing;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class FormatTests : FeedTest
{
    [Fact]
    public void Rss2IsReadWhole()
    {
        var feed = Good("""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
              <channel>
                <title>Merrow Courier</title><link>https://courier.example/</link><language>en-GB</language><ttl>30</ttl>
                <image><title>Logo</title><url>https://courier.example/logo.png</url><link>https://courier.example/logo</link></image>
                <item>
                  <title>Dam cracks</title><link>https://courier.example/dam</link><guid isPermaLink="false">c-1</guid>
                  <pubDate>Fri, 03 Oct 2025 07:40:00 +0100</pubDate><dc:creator>Ada Lund</dc:creator><dc:creator>Per Holm</dc:creator>
                  <description>Cracks were &lt;b&gt;found&lt;/b&gt;.</description>
                  <content:encoded><![CDATA[<p>Cracks were found.</p><p>The town leaves.</p>]]></content:encoded>
                  <source url="https://wire.example/rss">Corvane Wire</source>
                </item>
              </channel>
            </rss>
            """);

        feed.ShouldSatisfyAllConditions(
            () => feed.Kind.ShouldBe(FeedKind.Rss),
            () => feed.Title.ShouldBe("Merrow Courier"),
            () => feed.Site.ShouldBe("https://courier.example/"),
            () => feed.Language.ShouldBe("en-GB"),
            () => feed.RequestedInterval.ShouldBe(TimeSpan.FromMinutes(30)));
        feed.Entries.ShouldHaveSingleItem().ShouldBe(new FeedEntry
        {
            Id = "c-1",
            Url = "https://courier.example/dam",
            Title = "Dam cracks",
            Published = new DateTimeOffset(2025, 10, 3, 7, 40, 0, TimeSpan.FromHours(1)),
            Summary = "Cracks were found.",
            Content = "Cracks were found.\n\nThe town leaves.",
            Author = "Ada Lund, Per Holm",
            Outlet = "Corvane Wire",
        });
    }

    [Theory]
    [InlineData("""<rss version="0.91"><channel><title>T</title><item><title>A</title><link>https://a.example/1</link></item></channel></rss>""")]
    [InlineData("""<rss version="0.92"><channel><item><title>A</title><link>https://a.example/1</link></item><title>T</title></channel></rss>""")]
    [InlineData(
        """<rss><channel><title>T</title></channel><item><title>A</title><link>https://a.example/1</link></item></rss>""")]
    [InlineData("""<RDF xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item><title>A</title><link>https://a.example/1</link></item></RDF>""")]
    public void OldAndOddRssIsRead(string rss)
    {
        var feed = Good(rss);

        feed.Title.ShouldBe("T");
        feed.Entries.ShouldHaveSingleItem().ShouldBe(new FeedEntry { Title = "A", Url = "https://a.example/1" });
    }

    [Fact]
    public void Rss1IsReadFromRdf()
    {
        var feed = Good("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
              <channel rdf:about="https://gazette.example/"><title>Ilmar Gazette</title><link>https://gazette.example/</link>
                <dc:language>sv</dc:language><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
                <items><rdf:Seq><rdf:li rdf:resource="https://gazette.example/1"/></rdf:Seq></items></channel>
              <image rdf:about="x"><title>Logo</title></image>
              <item rdf:about="https://gazette.example/1"><title>Ferry</title><link>https://gazette.example/1</link><dc:date>2025-10-08T06:00+02:00</dc:date></item>
            </rdf:RDF>
            """);

        feed.Language.ShouldBe("sv");
        feed.RequestedInterval.ShouldBe(TimeSpan.FromHours(6));
        var entry = feed.Entries.ShouldHaveSingleItem();
        entry.Id.ShouldBe("https://gazette.example/1");
        entry.Published.ShouldBe(new DateTimeOffset(2025, 10, 8, 4, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Atom1IsReadWhole()
    {
        var feed = Good("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
              <title type="html">Corvane &amp;amp; Post</title><link rel="self" href="https://post.example/atom"/><link href="https://post.example/"/>
              <author><name>The desk</name></author>
              <entry>
                <id>tag:post.example,2025:1</id><title>Dam cracks</title>
                <link rel="edit" href="https://post.example/edit/1"/><link rel="enclosure" href="https://post.example/1.mp3"/>
                <link rel="alternate" type="application/json" href="https://post.example/1.json"/>
                <link rel="alternate" type="text/html" href="https://post.example/1"/>
                <published>2025-10-03T06:40:00Z</published><updated>2025-10-04T10:00:00Z</updated>
                <summary>Cracks &lt; 2 cm.</summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Cracks &lt; 2 cm<br/>were <i>found</i>.</p><p>The town leaves.</p></div></content>
                <source><id>w</id><title>Corvane Wire</title></source>
              </entry>
            </feed>
            """);

        feed.Kind.ShouldBe(FeedKind.Atom);
        feed.Title.ShouldBe("Corvane & Post");
        feed.Site.ShouldBe("https://post.example/");
        feed.Language.ShouldBe("en");
        feed.Entries.ShouldHaveSingleItem().ShouldBe(new FeedEntry
        {
            Id = "tag:post.example,2025:1",
            Url = "https://post.example/1",
            Title = "Dam cracks",
            Published = new DateTimeOffset(2025, 10, 3, 6, 40, 0, TimeSpan.Zero),
            Updated = new DateTimeOffset(2025, 10, 4, 10, 0, 0, TimeSpan.Zero),
            Summary = "Cracks < 2 cm.",
            Content = "Cracks < 2 cm\nwere found.\n\nThe town leaves.",
            Author = "The desk",
            Outlet = "Corvane Wire",
        });
    }

    [Fact]
    public void Atom03IsRead()
    {
        var entry = Good("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Post</title>
              <entry><title mode="escaped" type="text/html">Dam &lt;b&gt;cracks&lt;/b&gt;</title><link rel="alternate" href="https://post.example/1"/>
                <issued>2025-10-03T06:40:00Z</issued><modified>2025-10-04T00:00:00Z</modified><content mode="escaped" type="text/html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>
            """).Entries.ShouldHaveSingleItem();

        entry.Title.ShouldBe("Dam cracks");
        entry.Content.ShouldBe("Text.");
        entry.Published.ShouldBe(new DateTimeOffset(2025, 10, 3, 6, 40, 0, TimeSpan.Zero));
    }

    [Fact]
    public void AtomInsideRssKeepsItsOwnMeaning()
    {
        var feed = Good("""
            <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom" xmlns:m="http://search.yahoo.com/mrss/"><channel>
              <a:link rel="self" href="https://courier.example/rss"/><title>Merrow Courier</title><link>https://courier.example/</link>
              <item><m:title>Picture</m:title><title>Dam cracks</title><a:link rel="alternate" href="https://courier.example/other"/><link>https://courier.example/1</link>
                <a:updated>2025-10-04T00:00:00Z</a:updated></item></channel></rss>
            """);

        feed.Site.ShouldBe("https://courier.example/");
        var entry = feed.Entries.ShouldHaveSingleItem();
        entry.Title.ShouldBe("Dam cracks");
        entry.Url.ShouldBe("https://courier.example/1");
        entry.Updated.ShouldBe(new DateTimeOffset(2025, 10, 4, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void JsonFeedIsRead()
    {
        var feed = Good("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Ilmar Gazette","home_page_url":"https://gazette.example/","language":"en",
             "_odd":{"deep":[1,2]},"items":[
              {"id":"1","url":"/ferry","title":"Ferry &amp; harbour","content_html":"<p>One.</p><p>Two.</p>","summary":"S","date_published":"2025-10-08T06:00:00+02:00",
               "date_modified":"2025-10-09T06:00:00Z","authors":[{"name":"Ada Lund"},{"name":"Per Holm"}]},
              {"id":2,"content_text":"Plain\n\ntext","date_published":1759903200,"author":{"name":"Ada Lund"}},
              {"id":"https://gazette.example/3"}, "odd", null]}
            """);

        feed.Kind.ShouldBe(FeedKind.Json);
        feed.Entries.Count.ShouldBe(3);
        feed.Entries[0].ShouldBe(new FeedEntry
        {
            Id = "1",
            Url = "https://gazette.example/ferry",
            Title = "Ferry & harbour",
            Published = new DateTimeOffset(2025, 10, 8, 6, 0, 0, TimeSpan.FromHours(2)),
            Updated = new DateTimeOffset(2025, 10, 9, 6, 0, 0, TimeSpan.Zero),
            Summary = "S",
            Content = "One.\n\nTwo.",
            Author = "Ada Lund, Per Holm",
        });
        feed.Entries[1].ShouldBe(new FeedEntry
        {
            Id = "2",
            Content = "Plain\n\ntext",
            Published = new DateTimeOffset(2025, 10, 8, 6, 0, 0, TimeSpan.Zero),
            Author = "Ada Lund",
        });
        feed.Entries[2].Url.ShouldBe("https://gazette.example/3");
    }

    [Fact]
    public void NewsSitemapIsReadWithoutItsOtherPages()
    {
        var feed = Good("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
              <url><loc>https://courier.example/about</loc></url>
              <url><loc>https://courier.example/dam</loc><lastmod>2025-10-04</lastmod>
                <news:news><news:publication><news:name>Merrow Courier</news:name><news:language>en</news:language></news:publication>
                  <news:publication_date>2025-10-03T06:40Z</news:publication_date><news:title>Dam cracks</news:title></news:news></url>
            </urlset>
            """);

        feed.Kind.ShouldBe(FeedKind.Sitemap);
        feed.Entries.ShouldHaveSingleItem().ShouldBe(new FeedEntry
        {
            Url = "https://courier.example/dam",
            Title = "Dam cracks",
            Published = new DateTimeOffset(2025, 10, 3, 6, 40, 0, TimeSpan.Zero),
            Updated = new DateTimeOffset(2025, 10, 4, 0, 0, 0, TimeSpan.Zero),
            Outlet = "Merrow Courier",
        });
    }

    [Fact]
    public void FeedWithoutEntriesIsAFeed() => Good(Rss("")).Entries.ShouldBeEmpty();

    [Theory]
    [InlineData("<ttl>0</ttl>", null)]
    [InlineData("<ttl>soon</ttl>", null)]
    [InlineData("<ttl>NaN</ttl>", null)]
    [InlineData("<ttl>-60</ttl>", null)]
    [InlineData("<ttl>99999999999999999999</ttl>", null)]
    [InlineData("<ttl>٦٠</ttl>", 60)]
    [InlineData("<ttl>2147483647</ttl>", 366 * 24 * 60)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod>", 60)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>999</sy:updateFrequency>", 1)]
    [InlineData("<sy:updatePeriod>often</sy:updatePeriod>", null)]
    public void HowOftenToComeIsBounded(string said, int? minutes) =>
        Good(Rss(said)).RequestedInterval.ShouldBe(minutes is { } number ? TimeSpan.FromMinutes(number) : null);
}
