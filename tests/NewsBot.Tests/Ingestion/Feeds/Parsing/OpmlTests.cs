using CsCheck;
using NewsBot.Ingestion.Feeds.Parsing;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds.Parsing;

public sealed class OpmlTests
{
    [Fact]
    public void FeedsAreReadWithTheirFolders()
    {
        var list = Opml.Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="1.0"><head><title>Mine</title></head><body>
              <outline text="News &amp; more"><outline title="Courier" text="C" xmlUrl="https://courier.example/rss" htmlUrl="https://courier.example/"/>
                <outline text="Local"><outline text="Gazette" type="rss" xmlurl="https://gazette.example/atom?a=1&b=2"/></outline></outline>
              <outline xmlUrl="https://post.example/feed"/>
            </body></opml>
            """);

        list.Failures.ShouldBeEmpty();
        list.Feeds.ShouldBe(
        [
            new("https://courier.example/rss", "Courier", "News & more"),
            new("https://gazette.example/atom?a=1&b=2", "Gazette", "News & more/Local"),
            new("https://post.example/feed"),
        ]);
    }

    [Fact]
    public void OneBadLineDoesNotKeepOutTheOthers()
    {
        var list = Opml.Read("""
            <opml><body><outline text="A" xmlUrl="not an address"/><outline text="Empty folder"/>
            <outline text="B" xmlUrl="https://post.example/feed"/></body></opml>
            """);

        list.Feeds.ShouldHaveSingleItem().Url.ShouldBe("https://post.example/feed");
        list.Failures.Count.ShouldBe(2);
        list.Failures[0].ShouldContain("not an address");
        list.Failures[1].ShouldContain("Empty folder");
    }

    [Theory]
    [InlineData("", "no list of feeds")]
    [InlineData("<rss version='2.0'/>", "no list of feeds")]
    [InlineData("<opml><body/></opml>", "lists no feeds")]
    [InlineData("<opml><body><outline text='A'", "damaged")]
    public void WhatIsNoListIsAFailure(string text, string said)
    {
        var list = Opml.Read(text);

        list.Feeds.ShouldBeEmpty();
        list.Failures.ShouldHaveSingleItem().ShouldContain(said);
    }

    [Fact]
    public void DamagedListGivesWhatStandsBefore()
    {
        var list = Opml.Read("<opml><body><outline xmlUrl='https://post.example/feed'/><outline xmlUrl='https://cou");

        list.Feeds.Count.ShouldBe(1);
        list.Failures.ShouldHaveSingleItem().ShouldContain("damaged");
    }

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var word = Gen.String[Gen.Char["abcäß&<>\"' ;é漢]"], 1, 12].Select(text => $"x{text.Trim()}y")
            .Select(text => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var feed = Gen.Select(Gen.Int[0, 999], word.Null(), Gen.Int[0, 3])
            .Select((number, title, folder) =>
            new ListedFeed($"https://courier.example/{number}?a=1&b=2", title, folder == 0 ? null : $"folder {folder}/a & b"));

        feed.List[0, 20].Sample(feeds =>
        {
            var list = Opml.Read(Opml.Write(feeds));
            var expected = feeds.GroupBy(one => one.Folder).SelectMany(folder => folder)
                .Select(one => one with { Title = one.Title ?? one.Url });
            list.Feeds.ShouldBe(expected);
        });
    }
}
