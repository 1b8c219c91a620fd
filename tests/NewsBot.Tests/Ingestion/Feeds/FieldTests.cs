using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

public sealed class FieldTests : FeedTest
{
    [Theory]
    [InlineData("A &amp;amp; B", "A & B")]
    [InlineData("<![CDATA[A &amp;amp; B]]>", "A & B")]
    [InlineData("<![CDATA[A & <b>B</b>]]>", "A & B")]
    [InlineData("A &lt;em class='x'&gt;B&lt;/em&gt;", "A B")]
    [InlineData("A &amp;lt;b&amp;gt;B&amp;lt;/b&amp;gt;", "A B")]
    [InlineData("A <i>B</i> C", "A B C")]
    [InlineData("A&lt;br/&gt;B", "A B")]
    [InlineData("1930ft&lt;sup&gt;2&lt;/sup&gt;", "1930ft2")]
    [InlineData("List&lt;T&gt; and x &lt; y", "List<T> and x < y")]
    [InlineData("\n  A\n  B\t ", "A B")]
    [InlineData("&#8220;A&#8221; &#x2013; B", "“A” – B")]
    [InlineData("&lt;img src='x.png'/&gt;", null)]
    [InlineData("", null)]
    public void TitleIsPlainText(string written, string? title) => Item($"<title>{written}</title>").Title.ShouldBe(title);

    [Theory]
    [InlineData("", "The &lt;b&gt; tag", "The <b> tag")]
    [InlineData("type='text'", "A &amp;amp; B", "A & B")]
    [InlineData("type='html'", "A &lt;b&gt;B&lt;/b&gt;", "A B")]
    [InlineData("type='xhtml'", "<div xmlns='http://www.w3.org/1999/xhtml'>A <b>B</b></div>", "A B")]
    public void TitleOfAtomIsWhatItsTypeSays(string type, string written, string title) =>
        AtomEntry($"<title {type}>{written}</title>").Title.ShouldBe(title);

    [Theory]
    [InlineData("<link>/a</link>", "https://courier.example/a")]
    [InlineData("<link>a</link>", "https://courier.example/news/a")]
    [InlineData("<link>//other.example/a</link>", "https://other.example/a")]
    [InlineData("<link> \n https://courier.example/a?b=1&amp;c=2 </link>", "https://courier.example/a?b=1&c=2")]
    [InlineData("<link>https://courier.example</link>", "https://courier.example")]
    [InlineData("<link href='https://courier.example/a'/>", "https://courier.example/a")]
    [InlineData("<link/><guid>https://courier.example/a</guid>", "https://courier.example/a")]
    [InlineData("<guid isPermaLink='false'>https://courier.example/a</guid>", null)]
    [InlineData("<guid>c-1</guid>", null)]
    [InlineData("<link>javascript:alert(1)</link>", null)]
    [InlineData("<link>file:///etc/passwd</link>", null)]
    [InlineData("<link>tag:courier.example,2025:1</link><guid>https://courier.example/a</guid>", "https://courier.example/a")]
    [InlineData("<title>A</title>", null)]
    public void UrlIsAbsoluteOrNone(string fields, string? url) => Item(fields, "https://feeds.example/x/rss").Url.ShouldBe(url);

    [Theory]
    [InlineData("<link rel='self' href='https://post.example/self'/><link rel='alternate' href='https://post.example/1'/>",
        "https://post.example/1")]
    [InlineData(
        "<link rel='self' href='https://post.example/self'/><link href='https://post.example/1'/>", "https://post.example/1")]
    [InlineData("<link rel='enclosure' href='https://post.example/1.mp3'/><link rel='via' href='https://post.example/1'/>",
        "https://post.example/1")]
    [InlineData("<link rel='enclosure' href='https://post.example/1.mp3'/>", "https://post.example/1.mp3")]
    [InlineData("<link rel='edit' href='https://post.example/edit'/><link rel='replies' href='https://post.example/r'/>", null)]
    [InlineData("<id>https://post.example/1</id>", "https://post.example/1")]
    [InlineData("<link/>", null)]
    public void UrlOfAtomIsThePageOfTheArticle(string fields, string? url) => AtomEntry(fields).Url.ShouldBe(url);

    [Fact]
    public void XmlBaseGoesBeforeTheSite()
    {
        var feed = Good("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/a/"><title>T</title><link href="https://post.example/"/>
              <entry><link href="1"/></entry><entry xml:base="b/"><link href="2"/></entry><entry xml:base="b/"><link xml:base="https://third.example/" href="3"/></entry></feed>
            """);

        feed.Entries.Select(entry => entry.Url)
            .ShouldBe(["https://base.example/a/1", "https://base.example/a/b/2", "https://third.example/3"]);
    }

    [Fact]
    public void RelativeSiteIsSeenFromTheFeed()
    {
        var feed =
            Good("<rss version='2.0'><channel><link>/news/</link><item><link>1</link></item></channel></rss>",
                "https://courier.example/feeds/rss");

        feed.Site.ShouldBe("https://courier.example/news/");
        feed.Entries[0].Url.ShouldBe("https://courier.example/news/1");
    }

    [Fact]
    public void RelativeLinkWithoutAnythingToSeeItFromIsNone() =>
        Good("<rss version='2.0'><channel><item><link>/1</link></item></channel></rss>").Entries[0].Url.ShouldBeNull();

    [Fact]
    public void SiteMayStandBehindTheEntries() =>
        Good("<rss version='2.0'><channel><item><link>/1</link></item><link>https://courier.example/</link></channel></rss>")
            .Entries[0].Url.ShouldBe("https://courier.example/1");

    [Fact]
    public void AddressBehindACounterIsTold()
    {
        var entry =
            Item("<link>https://counter.example/~r/1</link><feedburner:origLink>https://courier.example/1</feedburner:origLink>");

        entry.Url.ShouldBe("https://counter.example/~r/1");
        entry.OriginalUrl.ShouldBe("https://courier.example/1");
    }

    [Theory]
    [InlineData("<author>ada@courier.example (Ada Lund)</author>", "Ada Lund")]
    [InlineData("<author>Ada Lund</author><dc:creator>Per Holm</dc:creator>", "Ada Lund")]
    [InlineData("<dc:creator><![CDATA[Ada &amp; Per]]></dc:creator>", "Ada & Per")]
    [InlineData("<itunes:author>Ada Lund</itunes:author>", "Ada Lund")]
    [InlineData("<author>Mon, 05 Nov 2026</author>", null)]
    [InlineData("<author>ada@courier.example</author>", null)]
    [InlineData("<author>https://courier.example/ada</author><dc:creator>Per Holm</dc:creator>", "Per Holm")]
    [InlineData("<dc:creator>2026-11-05</dc:creator><dc:creator>Ada Lund</dc:creator>", "Ada Lund")]
    [InlineData("<author></author>", null)]
    public void AuthorIsAName(string fields, string? author) => Item(fields).Author.ShouldBe(author);

    [Theory]
    [InlineData("<![CDATA[<p>One<br>two</p><p>Three</p>]]>", "One\ntwo\n\nThree")]
    [InlineData("&lt;p&gt;One &amp;amp; two&lt;/p&gt;", "One & two")]
    [InlineData("<p>One <b>two</b></p><p>Three</p>", "One two\n\nThree")]
    [InlineData(
        "<![CDATA[<img src='a.png' alt='x'><figure>One</figure><script>if (a < b) { alert('<p>'); }</script><style>p{}</style>"
            + "two]]>", "One\n\ntwo")]
    [InlineData("<![CDATA[One <!-- two --> <video>no player</video>three]]>", "One three")]
    [InlineData("<![CDATA[<video>One two]]>", "One two")]
    [InlineData("<![CDATA[One <a href='x'>[link]</a> <a href='y'>[comments]</a>]]>", "One [link] [comments]")]
    [InlineData("<![CDATA[One <unclosed tag]]>", "One")]
    [InlineData("<![CDATA[<table><tr><td>One</td><td>two</td></tr></table>]]>", "One two")]
    [InlineData("Line\nof a file", "Line of a file")]
    [InlineData("<![CDATA[<p> </p>]]>", null)]
    public void SummaryIsPlainParagraphs(string written, string? summary) =>
        Item($"<description>{written}</description>").Summary.ShouldBe(summary);

    [Theory]
    [InlineData("<content type='text'>One &lt;b&gt;\n\ntwo</content>", "One <b>\n\ntwo")]
    [InlineData("<content>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</content>", "One\n\ntwo")]
    [InlineData("<content type='image/png'>iVBORw0KGgo=</content>", null)]
    [InlineData("<content type='text/html' mode='base64'>PGI+</content>", null)]
    [InlineData("<content type='html' src='https://post.example/1'/>", null)]
    public void ContentOfAtomIsWhatItsTypeSays(string written, string? content) => AtomEntry(written).Content.ShouldBe(content);

    [Fact]
    public void EntriesWithoutAnythingAndTwiceTheSameAreAllKeptInOrder()
    {
        var feed = Good(Rss("<item/><item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B</title></item>"));

        feed.Entries.Select(entry => entry.Title).ShouldBe([null, "A", "B"]);
        feed.Entries.Select(entry => entry.Id).ShouldBe([null, "1", "1"]);
    }
}
