using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Ingestion.Extraction;
using NewsBot.Tests.Ingestion.Files;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

public sealed class ArticleExtractorTests : FileTest
{
    private const string Paragraphs =
        """
        <p>The council of <b>Norrholm</b> voted on Monday to let the ferry run again, after
        eleven hours of debate, a broken window, and two walks around the harbour.</p>
        <p>“It was about time,” said Ada Quill, who has sold tickets at the pier for thirty years, and who means to go on.</p>
        <p>The first boat is to leave on Friday at noon, said the harbour master, if the wind, which has been strong, allows it.</p>
        """;

    private static ArticleReadResult Read(
        string head, string body = Paragraphs, string? url = "https://post.example/news/ferry?from=feed") =>
        new ArticleExtractor(new FakeTimeProvider(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero)))
            .Extract($"<html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article>{body}</article></body></html>",
            "page", url);

    private static Article ArticleIn(string head) => Read(head).Article.ShouldNotBeNull();

    [Fact]
    public void LinkedDataGivesTheFields()
    {
        var article = ArticleIn(
            """
            <link rel="canonical" href="/news/ferry"><meta property="og:title" content="Ferry">
            <meta property="article:published_time" content="2020-01-01">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
            "headline":"Ferry &amp; pier to open","datePublished":"2022-06-16T14:00:00+0200","publisher":{"name":"The Harbour Post"},
            "author":[{"@type":"Person","name":"Ada Quill"},{"name":"Bo Reed"}]}]}</script>
            """);

        article.Title.ShouldBe("Ferry & pier to open");
        article.Outlet.ShouldBe("The Harbour Post");
        article.Author.ShouldBe("Ada Quill, Bo Reed");
        article.Published.ShouldBe(new DateTimeOffset(2022, 6, 16, 12, 0, 0, TimeSpan.Zero));
        article.Url.ShouldBe("https://post.example/news/ferry");
    }

    [Theory]
    [InlineData("Ferry runs again | The Harbour Post", "Ferry runs again", "Ferry runs again")]
    [InlineData("Ferry runs again - Norrholm - HP", "Ferry runs again", "Ferry runs again")]
    [InlineData("Ferry runs again-and stops", "Ferry runs again", "Ferry runs again-and stops")]
    [InlineData("Ferry runs again | HP", "The ferry is back", "Ferry runs again | HP")]
    public void TheHeadlineTellsWhereATitleEnds(string title, string headline, string expected) =>
        Read($"<title>{title}</title>", $"<h1>{headline}</h1>{Paragraphs}").Article.ShouldNotBeNull().Title.ShouldBe(expected);

    [Fact]
    public void LinkedDataMayGiveTheNamesOfAuthorsAsAList() =>
        ArticleIn(
            """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry",
            "author":{"name":["Ada Quill","By Bo Reed","null"]}}</script>
            """).Author.ShouldBe("Ada Quill, Bo Reed");

    [Fact]
    public void BodyIsParagraphsOfTextWithoutTheRestOfThePage()
    {
        var body = ArticleIn("").Body;

        body.Split("\n\n").Length.ShouldBe(3);
        body.ShouldStartWith("The council of Norrholm voted on Monday to let the ferry run again, after eleven hours");
        body.ShouldNotContain("Home");
    }

    [Fact]
    public void MetaElementsGiveTheFieldsWhereLinkedDataIsBroken()
    {
        var article = ArticleIn(
            """
            <title>Ferry to open | The Harbour Post</title><meta property="og:title" content="Ferry to open | The Harbour Post">
            <meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Ada Quill">
            <meta property="article:published_time" content="2022-06-16T14:00:00Z">
            <script type="application/ld+json">{"@type":"NewsArticle", oops</script>
            """);

        article.Title.ShouldBe("Ferry to open");
        article.Outlet.ShouldBe("The Harbour Post");
        article.Author.ShouldBe("Ada Quill");
        article.Published.ShouldBe(new DateTimeOffset(2022, 6, 16, 14, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void DateThatCannotBeReadIsPassedOver() =>
        ArticleIn("""<meta property="article:published_time" content="9999-01-01"><meta name="date" content="06/07/22">""")
            .Published.ShouldBeNull();

    [Fact]
    public void DateOfATimeElementIsRead() =>
        Read("", "<time datetime='2022-06-16'>16 June</time>" + Paragraphs).Article!.Published
            .ShouldBe(new DateTimeOffset(2022, 6, 16, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void AddressIsNoNameOfAnOutletOrAuthor()
    {
        var article = ArticleIn(
            """
            <meta property="og:site_name" content="https://post.example">
            <meta property="article:author" content="https://post.example/people/quill">
            """);

        article.Outlet.ShouldBeNull();
        article.Author.ShouldBeNull();
    }

    [Theory]
    [InlineData("<link rel='canonical' href='ftp://post.example/ferry'>")]
    [InlineData("<link rel='canonical' href='https://post.example/'>")]
    public void AddressThatIsNoArticlesGivesWayToTheOneItWasReadFrom(string head) =>
        ArticleIn(head).Url.ShouldBe("https://post.example/news/ferry?from=feed");

    [Fact]
    public void AddressOfAFileIsUnknownWhereThePageGivesNone() => Read("", url: null).Article!.Url.ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("<script>document.write('The ferry left')</script>")]
    [InlineData("<img src='ferry.png'>")]
    public void PageWithoutArticleTextFailsByName(string body) => Read("", body).Error!.ShouldContain("no article text found");

    [Fact]
    public void PageNestedWithoutEndFails() =>
        Read("", string.Concat(Enumerable.Repeat("<div>", 1000)) + Paragraphs).Error!.ShouldContain("nested deeper");

    [Fact]
    public async Task BinaryDataNamedPageFails() =>
        (await FailureInAsync("ferry.html", "%PDF\u0001\u0002\u0003\u0004\u0005 ferry")).Error!.ShouldContain("binary");

    [Fact]
    public async Task CharsetOfThePageIsFollowedAndItsFileIsTheOrigin()
    {
        var greek =
            Encoding.Latin1.GetBytes(
                $"<html><head><meta charset='windows-1253'><title>x</title></head><body><p>\u00c1\u00c2 {Paragraphs}</p></body>"
            .Replace('“', '"').Replace('”', '"'));

        var article = (await ReadAsync(Folder.Write("ferry.html", greek))).ShouldHaveSingleItem().Article.ShouldNotBeNull();

        article.Body.ShouldStartWith("ΑΒ");
        article.Origin.ShouldBe(Folder.PathOf("ferry.html"));
    }

    [Fact]
    public async Task Utf8WinsOverAStaleCharset()
    {
        var article = await ArticleInAsync("ferry.html",
            $"<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'></head><body>"
                + $"{Paragraphs}</body>");

        article.Body.ShouldContain("“It was about time,”");
    }
}
