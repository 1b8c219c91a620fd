using NewsBot.Articles;
using NewsBot.Ingestion;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

public sealed class PageMetadataTests : PageTest
{
    private static readonly DateTimeOffset Noon = new(2024, 4, 2, 12, 0, 0, TimeSpan.Zero);

    private static Article ArticleIn(string head, string html = "<html>", string before = "") =>
        Read($"{html}<head>{head}</head><body><article>{before}{Story}</article></body></html>").Article.ShouldNotBeNull();

    private static string Linked(string fields) =>
        $$"""<script type="application/ld+json">{"@type":"NewsArticle",{{fields}}}</script>""";

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-04-02T12:00Z"}</script><meta name="last-modified" content="2024-01-01">""")]
    [InlineData(
        "<meta property='article:modified_time' content='2024-04-02T12:00Z'><meta property='og:updated_time' "
            + "content='2024-01-01'>")]
    [InlineData("<meta property='og:updated_time' content='2024-04-02T14:00+02:00'>")]
    [InlineData("<meta name='last-modified' content='Tue, 02 Apr 2024 12:00:00 GMT'>")]
    [InlineData("<meta http-equiv='last-modified' content='Tue, 02 Apr 2024 12:00:00 GMT'>")]
    [InlineData("<meta itemprop='dateModified' content='2024-04-02T12:00Z'>")]
    public void PageSaysWhenItWasChanged(string head) => ArticleIn(head).Modified.ShouldBe(Noon);

    [Fact]
    public void TimeElementSaysWhenItWasChangedAndIsNotTakenForThePublication()
    {
        var article =
            ArticleIn(
                "", before: "<time itemprop='dateModified' datetime='2024-04-02T12:00Z'>noon</time><time "
                    + "datetime='2024-04-01'>Monday</time>");

        article.Modified.ShouldBe(Noon);
        article.Published.ShouldBe(new DateTimeOffset(2024, 4, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("<meta name='author' content='2024-04-02'><meta name='byl' content='Ada Quill'>")]
    [InlineData("<meta name='author' content='https://post.example/ada'><meta property='article:author' content='Ada Quill'>")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Updated 10:14 GMT"},{"name":"Ada Quill"}]}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":"Tue, 02 Apr 2024"}</script><meta name="author" content="Ada Quill">""")]
    public void AuthorIsTheFirstThatIsAName(string head) => ArticleIn(head).Author.ShouldBe("Ada Quill");

    [Theory]
    [InlineData("<meta name='article:published_time' content='x'><meta name='date' content='٢٠٢٤-٠٤-٠٢T١٢:٠٠Z'>")]
    [InlineData("<meta property='article:published_time' content='２０２４－０４－０２Ｔ１２：００Ｚ'>")]
    public void DateMayBeWrittenInOtherDigits(string head) => ArticleIn(head).Published.ShouldBe(Noon);

    [Theory]
    [InlineData("\"dateModified\":\"yesterday\"")]
    [InlineData("\"dateModified\":\"9999-01-01\"")]
    [InlineData("\"dateModified\":17")]
    [InlineData("\"datePublished\":\"2024-04-02\",\"dateModified\":\"2024-04-01\"")]
    public void ChangeThatCannotBeIsDropped(string fields) => ArticleIn(Linked(fields)).Modified.ShouldBeNull();

    [Fact]
    public void ChangeThatCannotBeReadGivesWayToOneThatCan() =>
        ArticleIn(Linked("\"dateModified\":\"yesterday\"")
            + "<meta property='og:updated_time' content='2024-04-02T12:00Z'>").Modified.ShouldBe(Noon);

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","inLanguage":"pt-BR"}</script>""",
        "<html lang='en'>", "pt-br")]
    [InlineData("<meta property='og:locale' content='de_DE'>", "<html lang='en-GB'>", "en-gb")]
    [InlineData("<meta property='og:locale' content='de_DE'>", "<html>", "de-de")]
    [InlineData("<meta property='og:locale' content='fr_FR'>", "<html lang='English'>", "fr-fr")]
    [InlineData("<meta http-equiv='content-language' content='fi'>", "<html lang=''>", "fi")]
    public void PageSaysItsLanguage(string head, string html, string language) =>
        ArticleIn(head, html).Language.ShouldBe(language);

    [Theory]
    [InlineData("<html>")]
    [InlineData("<html lang='English'>")]
    [InlineData("<html lang='x'>")]
    [InlineData("<html lang='und'>")]
    [InlineData("<html lang='en; drop table'>")]
    public void WhatIsNoLanguageIsDropped(string html) => ArticleIn("", html).Language.ShouldBeNull();

    [Theory]
    [InlineData("en", "en")]
    [InlineData(" EN-us ", "en-us")]
    [InlineData("zh_Hant_TW", "zh-hant-tw")]
    [InlineData("es-419", "es-419")]
    [InlineData("de_DE.utf-8", "de-de")]
    [InlineData("haw", "haw")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("en-", null)]
    [InlineData("english-language", null)]
    public void LanguageHasOneForm(string? text, string? tag) => LanguageTag.Parse(text).ShouldBe(tag);

    [Fact]
    public void HeadlineIsTheTitleOfAPageWithoutOne() =>
        Read($"<html><body><article><h1>Ferry to run again, after all</h1>{Story}</article></body></html>").Article!.Title
            .ShouldBe("Ferry to run again, after all");
}
