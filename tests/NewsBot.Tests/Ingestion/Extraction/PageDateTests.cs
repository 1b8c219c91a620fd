using NewsBot.Articles;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

/// <summary>Pages of our own, read on 1 May 2024, whose date is not in the metadata of an article.</summary>
public sealed class PageDateTests : PageTest
{
    private const string Headline = "<h1>Ferry to run again</h1>";

    [Theory]
    [InlineData("<p class='byline'>By Ada Quill, 3 April 2024</p>", "2024-04-03")]
    [InlineData("<div class='post-meta'>03.04.2024 15:34</div>", "2024-04-03")]
    [InlineData("<p>Posted on April 3rd, 2024 in Harbour</p>", "2024-04-03")]
    [InlineData("<dl><dt>Datum</dt> <dd>3. April 2024</dd></dl>", "2024-04-03")]
    [InlineData("<time datetime='03.04.2024 18:00'>3.4.</time>", "2024-04-03")]
    [InlineData("<time pubdate datetime='2024-04-03'>on Wednesday</time>", "2024-04-03")]
    [InlineData("<span class='date'>3 апреля 2024 г.</span>", "2024-04-03")]
    [InlineData("<span>Updated: 4 April 2024</span><span class='date'>Published: 3 April 2024</span>", "2024-04-03")]
    // What is not the article's.
    [InlineData("<p>The pier was closed on 3 April 2021, when a storm had taken away half of it and nobody had the money to mend "
        + "it, and it stayed closed until this spring, says the harbour master of Norrholm.</p>", null)]
    [InlineData("<div class='related'><span class='date'>3 April 2024</span> <a href='/x'>Pier closed</a></div>", null)]
    [InlineData("<span class='date'>3 April 2027</span>", null)]
    [InlineData("<p>By Ada <time>3 April 2024</time></p><aside><time datetime='2024-04-20'>20 Apr</time></aside>", "2024-04-03")]
    [InlineData("<aside><ul><li><a href='/a'>Pool closed</a> <time datetime='2024-04-20'>20 Apr</time></li></ul></aside>", null)]
    [InlineData("<span class='date'>04/03/2024</span>", null)]
    public void TheDateBesideTheHeadlineIsTheArticles(string meta, string? expected) =>
        Published($"<article>{Headline}{meta}{Story}</article>").ShouldBe(expected);

    [Fact]
    public void TheDateOfACommentIsNotTheArticles() =>
        Published($"<article>{Headline}{Story}</article><div id='comments'><div class='comment'><span class='date'>9 April 2024"
            + "</span><p>About time!</p></div></div>").ShouldBeNull();

    [Fact]
    public void WhatHoldsTheHeadlineIsNoOtherPart() =>
        Published($"<div class='widget Blog'>{Headline}<span class='date-header'>3 April 2024</span>{Story}</div>")
            .ShouldBe("2024-04-03");

    [Theory]
    [InlineData("https://post.example/2024/04/03/ferry", "2024-04-03")]
    [InlineData("https://post.example/news/20240403-ferry.html", "2024-04-03")]
    [InlineData("https://post.example/2024/04/ferry", null)]
    [InlineData("https://post.example/2027/04/03/ferry", null)]
    [InlineData("https://post.example/id/120240403", null)]
    public void AnAddressWithADayTellsIt(string url, string? expected) =>
        Format(Read($"<html><body>{Headline}{Story}</body></html>", url)).ShouldBe(expected);

    [Fact]
    public void AWellMarkedDateOutweighsThatOfTheTemplate() =>
        Published($"<article>{Headline}<time itemprop='datePublished' datetime='2024-04-03'>3.4.</time>{Story}</article>",
            "<meta name='date' content='2019-01-01'>").ShouldBe("2024-04-03");

    [Fact]
    public void AnInstantOfUtcIsShownOnTheDayOfThePage()
    {
        var read = ReadBody(
            $"<article>{Headline}<span class='date'>Published: 3 April 2024</span>{Story}</article>",
            "<meta property='article:published_time' content='2024-04-02T22:04:00Z'>");

        read.Article!.Published.ShouldBe(new DateTimeOffset(2024, 4, 3, 0, 4, 0, TimeSpan.FromHours(2)));
        Format(read).ShouldBe("2024-04-03");
    }

    [Fact]
    public void AJsonLdPageTellsItsDate() =>
        Published($"<article>{Headline}{Story}</article>",
            "<script type='application/ld+json'>{\"@type\":\"Recipe\",\"datePublished\":\"2024-04-03T10:00:00:684Z\"}</script>")
            .ShouldBe("2024-04-03");

    private static string? Published(string body, string head = "") =>
        Format(ReadBody(body, $"<title>Ferry to run again</title>{head}"));

    private static string? Format(ArticleReadResult read) =>
        read.Article.ShouldNotBeNull().Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
