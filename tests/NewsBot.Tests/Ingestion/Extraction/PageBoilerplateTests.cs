using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

public sealed class PageBoilerplateTests : PageTest
{
    /// <summary>Longer than a label, and nothing that its words alone would give away.</summary>
    private const string Other =
        "The lighthouse keeper has painted the tower blue, and most of the town agrees with him about that.";

    [Theory]
    [InlineData("<figure><img src='a.png'><figcaption>{0}</figcaption></figure>")]
    [InlineData("<figure><img src='a.png'><span>{0}</span></figure>")]
    [InlineData("<div class='wp-caption'><img src='a.png'><p class='wp-caption-text'>{0}</p></div>")]
    [InlineData("<div class='InlineImage-imageEmbedCaption'>{0}</div>")]
    [InlineData("<div class='image top'><img src='a.png'><p>{0}</p></div>")]
    [InlineData("<div align='center'><img src='a.png'><span>The pier at noon, with the old ferry</span></div>")]
    [InlineData("<div class='related-posts'><p>{0}</p></div>")]
    [InlineData("<section id='readMore'><p>{0}</p></section>")]
    [InlineData("<div class='rail trending'><p>{0}</p></div>")]
    [InlineData("<div class='author-bio'><p>{0}</p></div>")]
    [InlineData("<p class='byline'>{0}</p>")]
    [InlineData("<div class='newsletter-signup'><p>{0}</p></div>")]
    [InlineData("<div data-component='social-share'><p>{0}</p></div>")]
    [InlineData("<div id='comments'><p>{0}</p></div>")]
    [InlineData("<div class='post-meta'>{0}</div>")]
    [InlineData("<div class='tags'>{0}</div>")]
    [InlineData("<div class='content__standfirst'><p>{0}</p></div>")]
    [InlineData("<div itemprop='description'><p>{0}</p></div>")]
    [InlineData("<div class='ad-slot'><p>{0}</p></div>")]
    [InlineData("<div class='cookie-banner'><p>{0}</p></div>")]
    [InlineData("<span class='sr-only'>{0}</span>")]
    [InlineData("<div class='d-none d-print-block'><p>{0}</p></div>")]
    [InlineData("<header><h1>Ferry to run again</h1><p>{0}</p></header>")]
    [InlineData("<nav><p>{0}</p></nav>")]
    [InlineData("<footer><p>{0}</p></footer>")]
    [InlineData("<article><h2>Lighthouse turns blue</h2><p>{0}</p></article>")]
    public void WhatIsNotTheArticleIsLeftOut(string element)
    {
        var other = string.Format(null, element, Other);

        ParagraphsIn($"<article>{other}<p>{First}</p><p>{Second}</p>{other}<p>{Third}</p>{other}</article>").ShouldBe(Paragraphs);
    }

    [Fact]
    public void ArticlesBesideTheOneWithTheHeadlineAreOthers()
    {
        var others =
            string.Concat(
                Enumerable.Repeat($"<article class='item'><h2>Lighthouse</h2><p>{Other}</p><p>{Other}</p></article>", 4));

        ParagraphsIn($"<main><article><h1>Ferry to run again</h1>{Story}</article>{others}</main>").ShouldBe(Paragraphs);
    }

    [Theory]
    [InlineData("<article class='has-comments social-news tag-related'>{0}</article>")]
    [InlineData("<div class='post promo'><div class='author-quill'>{0}</div></div>")]
    [InlineData("<main class='ad'><header>{0}</header></main>")]
    public void ArticleStaysWhateverItsTemplateIsCalled(string page) =>
        ParagraphsIn(string.Format(null, page, Story)).ShouldBe(Paragraphs);

    [Theory]
    [InlineData("adventure")]
    [InlineData("sharedText")]
    [InlineData("tagline")]
    [InlineData("commentary")]
    [InlineData("biology")]
    public void NameIsComparedByWholeWords(string name) =>
        ParagraphsIn($"<article><p>{First}</p><p class='{name}'>{Second}</p><p>{Third}</p></article>").ShouldBe(Paragraphs);

    [Theory]
    [InlineData("read", "more")]
    [InlineData("author", "")]
    public void NamesOfDifferentClassesAreNoPhrase(string first, string second)
    {
        var isName = second.Length == 0;

        ParagraphsIn($"<article><p>{First}</p><p>{Second}</p><div class='{first} {second}'><p>{Third}</p></div></article>").Length
            .ShouldBe(isName ? 2 : 3);
    }

    [Theory]
    [InlineData("<figure><table><tr><td>Boats</td><td>3</td></tr><tr><td>Piers</td><td>2</td></tr></table></figure>", "Boats 3")]
    [InlineData("<figure><blockquote><p>“The sea does not wait for the council.”</p></blockquote></figure>",
        "“The sea does not wait for the council.”")]
    public void FigureOfTextStays(string figure, string text) =>
        ParagraphsIn($"<article><p>{First}</p><p>{Second}</p>{figure}<p>{Third}</p></article>").ShouldContain(text);

    [Fact]
    public void ParagraphWithAPictureStays() =>
        ParagraphsIn($"<article><p>{First}</p><p><img src='a.png'>{Second}</p><p>{Third}</p></article>").ShouldBe(Paragraphs);

    [Fact]
    public void QuotedPostStays() => ParagraphsIn(
        $"""
         <article><p>{First}</p><p>{Second}</p><div class="social-media-embed"><blockquote class="twitter-tweet">
         <p>The ferry runs again, and about time. <a href="https://t.example/1">https://t.example/1</a></p>
         — Bo Reed (@boreed) <a href="https://t.example/2">May 1, 2024</a></blockquote><script src="w.js"></script></div><p>{Third}</p></article>
         """).ShouldContain("The ferry runs again, and about time. https://t.example/1");
}
