using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>What a strict reader of XML refuses, and what is left where even a patient one cannot go on.</summary>
public sealed class ToleranceTests : FeedTest
{
    [Theory]
    [InlineData("\n \t<?xml version='1.0'?>")]
    [InlineData("<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><!-- <feed> -->\n")]
    [InlineData("Warning: something in /srv/feed.php on line 3\n<?xml version='1.0'?>")]
    [InlineData("<br />\n<b>Warning</b>: something\n<?xml version='1.0'?>")]
    [InlineData(
        "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' "
            + "'http://my.netscape.com/publish/formats/rss-0.91.dtd'>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a 'b]'>]>")]
    [InlineData("<?xml version='1.1'?>")]
    public void WhatStandsBeforeTheFeedIsPassedOver(string before) =>
        Good(before + "<rss version='2.0'><channel><item><title>A</title></item></channel></rss>").Entries[0].Title.ShouldBe("A");

    [Theory]
    [InlineData("<!-- cached -->")]
    [InlineData("\n</rss>")]
    [InlineData("<script>track()</script>")]
    [InlineData("junk & more")]
    public void WhatStandsBehindTheFeedIsPassedOver(string behind) => Good(Rss("<item/>") + behind).Entries.Count.ShouldBe(1);

    [Theory]
    [InlineData("A&nbsp;B", "A B")]
    [InlineData("A &hellip; B", "A … B")]
    [InlineData("&Eacute;t&eacute;", "Été")]
    [InlineData("A & B", "A & B")]
    [InlineData("A &unknown; B", "A &unknown; B")]
    [InlineData("A &unknown B&", "A &unknown B&")]
    [InlineData("A &AMP; B", "A & B")]
    [InlineData("A &#0;&#x1F;&#xD800;&#99999999;B", "A B")]
    [InlineData("A &#8211; B", "A – B")]
    [InlineData("A \u0001\u001F\uFFFFB", "A B")]
    [InlineData("<![CDATA[A \u0001& B]]>", "A & B")]
    [InlineData("A < B", "A < B")]
    [InlineData("A ]]> B", "A ]]> B")]
    [InlineData("A <!-- -- B --> C", "A C")]
    [InlineData("A<![CDATA[ & ]]>B", "A & B")]
    public void WrongLettersAreMended(string written, string title) => Item($"<title>{written}</title>").Title.ShouldBe(title);

    [Theory]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<?")]
    [InlineData("<?php echo 1 ?>")]
    [InlineData("<?xml version='1.0'?>")]
    public void WhatNeverEndsSwallowsNothing(string start)
    {
        var feed = Good(Rss($"<item><title>{start}A</title></item><item><title>B</title></item>"));

        feed.Entries.Select(entry => entry.Title).ShouldBe(["A", "B"]);
    }

    [Fact]
    public void LinksMayHoldBareAmpersands() =>
        Item("<link>https://courier.example/a?b=1&c=2&copy=3</link>").Url.ShouldBe("https://courier.example/a?b=1&c=2&copy=3");

    [Fact]
    public void PrefixesNeedNoDeclaration()
    {
        var entry =
            Item("<media:title>Picture</media:title><dc:date>2025-10-03</dc:date><odd:x odd:y='1'>Z</odd:x><title>A</title>");

        entry.Title.ShouldBe("A");
        entry.Published.ShouldBe(new DateTimeOffset(2025, 10, 3, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void UnreadableDateGivesWayToAnother()
    {
        Item("<pubDate>yesterday</pubDate><dc:date>2025-10-03</dc:date>").Published.ShouldNotBeNull();
        Item("<title>A</title><pubDate>yesterday</pubDate>").Published.ShouldBeNull();
    }

    [Theory]
    [InlineData("<item><title>C")]
    [InlineData("<item><title>C</title>")]
    [InlineData("<item><title><![CDATA[C")]
    [InlineData("<item><title>C<!-- ")]
    [InlineData("<item><link href='")]
    [InlineData("<item")]
    public void TruncatedFeedGivesWhatStandsBefore(string end)
    {
        var whole = Rss("<item><title>A</title></item>\n<item><title>B</title></item>\n" + end);
        var read = Read(whole[..(whole.LastIndexOf(end, StringComparison.Ordinal) + end.Length)]);

        read.Feed!.Entries.Select(entry => entry.Title).ShouldBe(["A", "B"]);
        read.Feed.Title.ShouldBe("Merrow Courier");
        read.Error!.ShouldContain("damaged near line 3");
    }

    [Theory]
    [InlineData("<item><title>B</title><description><p>One<br>two</p></description></item>")]
    [InlineData("<item><title>B</title><link href='https://courier.example/b></link></item>")]
    [InlineData("<item><title>B</item>")]
    [InlineData("<item x='1' x='2'><title>B</title></item>")]
    [InlineData("<item <title>B</title></item>")]
    public void DamagedEntryDoesNotTakeTheOthersWithIt(string damaged)
    {
        var read =
            Read(Rss(
                $"<item><title>A</title></item>{damaged}<item><title>C</title><dc:creator>Ada</dc:creator></item><item><title>"
                    + $"D</title></item>"));

        read.Feed!.Entries.Select(entry => entry.Title).ShouldBe(["A", "C", "D"]);
        read.Feed.Entries[1].Author.ShouldBe("Ada");
        read.Error!.ShouldContain("damaged");
    }

    [Fact]
    public void FeedDamagedBeforeItsFirstEntryIsAnError()
    {
        var read = Read("<rss version='2.0'><channel><title>T</titel></channel></rss>");

        read.Feed.ShouldBeNull();
        read.Error!.ShouldContain("no entry could be read");
    }

    [Fact]
    public void DamagedJsonGivesWhatStandsBefore()
    {
        var read = Read("""{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1"},{"id":"2"},{"id":""");

        read.Feed!.Entries.Select(entry => entry.Id).ShouldBe(["1", "2"]);
        read.Error!.ShouldContain("damaged");
    }

    [Fact]
    public void JsonMayHoldHalfCharacters() =>
        Good("""{"items":[{"id":"1","title":"A \ud83d B","content_text":"\udc00"}]}""").Entries[0].Title.ShouldBe("A \uFFFD B");
}
