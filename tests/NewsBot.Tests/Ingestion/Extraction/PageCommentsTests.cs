using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

public sealed class PageCommentsTests : PageTest
{
    private const string Short = "<p>The ferry of Norrholm sails at night from Monday on, for 4.20 crowns.</p>";

    private static readonly string Remarks = string.Concat(Enumerable.Range(0, 9).Select(number =>
        $"<div class='entry'><b>user{number}</b><p>I took the ferry on {number} mornings, and it was late by some minutes "
            + $"each time, "
            + "which is not what they promised us when they asked for our money.</p></div>"));

    [Theory]
    [InlineData("<div id='comments'>", "</div>")]
    [InlineData("<section class='comments-area'>", "</section>")]
    [InlineData("<div id='disqus_thread'>", "</div>")]
    [InlineData("<div class='reader-comments wide'>", "</div>")]
    [InlineData("<div class='answers'><h2>Comments (9)</h2>", "</div>")]
    [InlineData("<div><div><h3>9 Comments</h3></div>", "</div>")]
    [InlineData("<div><h2>Reactions: 9</h2>", "</div>")]
    [InlineData("<div><h2>Kommentare</h2>", "</div>")]
    [InlineData("<h2>Leave it to us</h2><h2>Comments</h2>", "")]
    public void WhatReadersWriteIsNoReportHoweverLong(string begin, string end)
    {
        var body = string.Join(' ', ParagraphsIn($"<h1>Ferry to run again</h1>{Short}{begin}{Remarks}{end}"));

        body.ShouldContain("sails at night");
        body.ShouldNotContain("mornings");
    }

    [Theory]
    [InlineData("<div class='has-comments comments-open'>", "</div>")]
    [InlineData("<div id='comments'>", "</div>")]
    public void WhatHoldsTheHeadlineIsTheArticle(string begin, string end) =>
        ParagraphsIn($"{begin}<h1>Ferry to run again</h1>{Story}{end}").ShouldBe(Paragraphs);

    [Fact]
    public void ASectionOfReactionsIsOfTheArticle() =>
        ParagraphsIn(
            $"<article><h1>Ferry to run again</h1><p>{First}</p><p>{Second}</p><h2>Reactions</h2><p>{Third}</p></article>")
            .ShouldContain(Third);
}
