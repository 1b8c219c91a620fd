using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>
/// Feeds that somebody made to do harm, and feeds that chance has damaged. No time is measured: the harm would be that a test
/// never ends.
/// </summary>
public sealed class HostileFeedTests : FeedTest
{
    private static readonly byte[][] Seeds =
    [
        Encoding.UTF8.GetBytes("""
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T &amp; &nbsp;</title>
            <link>https://courier.example/</link><item><title><![CDATA[A <b>é</b>]]></title><guid>1</guid><pubDate>Thu, 12 Nov 2015 21:16:39 EST</pubDate>
            <description>&lt;p&gt;One&lt;/p&gt;</description><media:group><media:title>M</media:title></media:group></item><item/></channel></rss>
            """),
        Encoding.UTF8.GetBytes("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/"><title type="html">T</title><entry><id>1</id><link href="1"/>
            <updated>2015-11-12T21:16:39+01:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A<br/>B</p></div></content></entry></feed>
            """),
        Encoding.UTF8.GetBytes("""{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"/1","content_html":"<p>A\u00e9</p>","date_published":1447362999}]}"""),
        Encoding.UTF8.GetBytes("""
            <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://courier.example/1</loc>
            <news:news><news:title>A</news:title></news:news></url></urlset>
            """),
        Encoding.UTF8.GetBytes(
            "<html><head><title>T</title><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>"),
        Encoding.Unicode.GetBytes("\uFEFF<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"),
    ];

    [Fact]
    public void NothingThatChanceDoesToAFeedIsThrown()
    {
        var change = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 10_000], Gen.Int[1, 300], Gen.Byte);
        Gen.Select(Gen.Int[0, Seeds.Length - 1], change.List[1, 8]).Sample((seed, changes) =>
        {
            var bytes = changes.Aggregate(Seeds[seed].ToList(), Changed).ToArray();
            var read = ReadBytes(bytes, address: "https://feeds.example/");
            (read.Feed is not null || !string.IsNullOrEmpty(read.Error)).ShouldBeTrue();
        }, iter: 3_000);
    }

    [Fact]
    public void EntitiesOfADtdNeverExpand()
    {
        var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (var n = 1; n < 60; n++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{n} \"&a{n - 1};&a{n - 1};\">");

        Good($"{bomb}]><rss version=\"2.0\"><channel><item><title>&a59;</title></item></channel></rss>").Entries[0].Title
            .ShouldBe("&a59;");
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">")]
    public void NothingOutsideIsRead(string doctype) =>
        Good($"{doctype}<rss version=\"2.0\"><channel><item><title>&x;</title></item></channel></rss>").Entries[0].Title.ShouldBe(
            "&x;");

    [Fact]
    public void DoctypeInsideAFeedIsText()
    {
        var feed =
            Good("<rss version='2.0'><channel><item><title>A</title></item><!DOCTYPE rss [<!ENTITY x 'y'>]><item><title>"
                + "&x;</title></item></channel></rss>");

        feed.Entries.Select(entry => entry.Title).ShouldBe(["A", "&x;"]);
    }

    [Theory]
    [InlineData("<x>")]
    [InlineData("<channel>")]
    [InlineData("<title>")]
    [InlineData("<description><div>")]
    [InlineData("<content:encoded><b>")]
    public void DeepElementsLoseTheirEntryAlone(string nested)
    {
        var deep = string.Concat(Enumerable.Repeat(nested, 100_000));
        var read = Read(Rss($"<item><title>A</title></item><item>{deep}</item><item><title>C</title></item>"));

        read.Feed!.Entries.Select(entry => entry.Title).ShouldBe(["A", "C"]);
        read.Error!.ShouldContain("damaged");
    }

    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<b>", "")]
    [InlineData("<table><tr><td>", "")]
    [InlineData("<svg>", "</svg>")]
    [InlineData("<object><p>", "</video>")]
    [InlineData("<!--", "")]
    [InlineData("&amp", "")]
    [InlineData("<", "")]
    [InlineData("<a ", "")]
    [InlineData("<script>", "")]
    public void DeepOrEndlessMarkupIsRead(string start, string end)
    {
        var markup = string.Concat(Enumerable.Repeat(start, 50_000)) + "text" + string.Concat(Enumerable.Repeat(end, 50_000));

        Item($"<title>{"A"}</title><description><![CDATA[{markup}]]></description>").Title.ShouldBe("A");
        Item($"<title><![CDATA[{markup}]]></title><link>https://courier.example/1</link>").Url.ShouldNotBeNull();
    }

    [Fact]
    public void TagWithVeryManyAttributesIsRead()
    {
        var tag = $"<p {string.Join(' ', Enumerable.Range(0, 100_000).Select(n => $"a{n}"))}>Text</p>";

        Item($"<description><![CDATA[{tag}]]></description>").Summary.ShouldBe("Text");
        Read($"<html><link {string.Concat(Enumerable.Repeat("rel=x ", 100_000))}></html>").Error!.ShouldContain("web page");
    }

    [Theory]
    [InlineData("a{0}='1'")]
    [InlineData("xmlns:a{0}='u'")]
    [InlineData("a{0}=\">\"")]
    public void ElementWithVeryManyAttributesIsText(string attribute)
    {
        var attributes = Enumerable.Range(0, 200_000)
            .Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, attribute, n));

        Read(Rss($"<item><title>A</title></item><item {string.Join(' ', attributes)}/>")).Feed!.Entries.ShouldHaveSingleItem(
            ).Title.ShouldBe("A");
    }

    [Theory]
    [InlineData("<item><b></item>")]
    [InlineData("<item <b></item>")]
    [InlineData("<item><b><![CDATA[<!--<?")]
    public void VeryManyDamagedEntriesEnd(string damaged)
    {
        var read = Read(Rss("<item><title>A</title></item>" + string.Concat(Enumerable.Repeat(damaged, 100_000))));

        read.Feed!.Entries.Count.ShouldBe(1);
        read.Error!.ShouldContain("damaged");
    }

    [Fact]
    public void TenThousandEntriesAreReadAndMoreThanTwentyThousandAreCut()
    {
        Good(Rss(string.Concat(Enumerable.Repeat("<item><title>A</title></item>", 10_000)))).Entries.Count.ShouldBe(10_000);

        var read = Read(Rss(string.Concat(Enumerable.Repeat("<item><title>A</title></item>", 20_001))));
        read.Feed!.Entries.Count.ShouldBe(20_000);
        read.Error!.ShouldContain("20,000");

        var json = Read($$"""{"items":[{{string.Join(',', Enumerable.Repeat("""{"id":"1"}""", 20_001))}}]}""");
        json.Feed!.Entries.Count.ShouldBe(20_000);
        json.Error!.ShouldContain("20,000");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"items\":[{\"a\":")]
    public void DeepJsonIsDamage(string start)
    {
        Read(string.Concat(Enumerable.Repeat(start, 100_000))).Error.ShouldNotBeNull();
    }

    private static List<byte> Changed(List<byte> bytes, (int Kind, int Place, int Length, byte Byte) change)
    {
        var at = change.Place % Math.Max(bytes.Count, 1);
        var length = Math.Min(change.Length, bytes.Count - at);
        if (bytes.Count == 0)
            return bytes;
        switch (change.Kind)
        {
            case 0:
                bytes[at] ^= change.Byte;
                break;
            case 1:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            default:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
        }

        return bytes;
    }
}
