using NewsBot.Articles;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

public sealed class PaywallDetectorTests : PageTest
{
    private const string NotFree =
        """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry to run again","isAccessibleForFree":FREE}</script>""";

    private static string Article(string text) => $"<article><h1>Ferry to run again</h1>{text}</article>";

    private static string Long() => string.Concat(Enumerable.Repeat(Story, 6));

    [Theory]
    [InlineData("Subscribe to continue reading.")]
    [InlineData("Sign in to read the full story")]
    [InlineData("To continue reading, log in or create an account.")]
    [InlineData("This article is only available to subscribers.")]
    [InlineData("This content is for subscribers.")]
    [InlineData("Subscriber-only content")]
    [InlineData("To read the rest of the article, please subscribe.")]
    [InlineData("You have reached your limit of free articles.")]
    [InlineData("Already a subscriber? Log in and continue reading.")]
    public void BeginningWithAWallIsWithheldForSubscribers(string wall)
    {
        var read = ReadBody(Article($"<p>{First}</p><div class='wall'><p>{wall}</p></div>"));

        read.Article.ShouldBeNull();
        read.Withheld.ShouldBe(WithheldReason.Subscription);
        read.Error.ShouldNotBeNull()
            .ShouldStartWith("the page shows only the beginning of the article to readers without a subscription; ");
    }

    [Theory]
    [InlineData("false")]
    [InlineData("\"False\"")]
    [InlineData("\"http://schema.org/False\"")]
    public void BeginningOfAnArticleThatIsNotFreeIsWithheld(string isFree) =>
        ReadBody(Article($"<p>{First}</p>"), NotFree.Replace("FREE", isFree)).Withheld.ShouldBe(WithheldReason.Subscription);

    [Theory]
    [InlineData("true")]
    [InlineData("\"True\"")]
    [InlineData("null")]
    [InlineData("\"perhaps\"")]
    public void ShortArticleThatIsFreeIsRead(string isFree) =>
        ReadBody(Article(Story), NotFree.Replace("FREE", isFree)).Article.ShouldNotBeNull().Body.ShouldContain(Third);

    [Fact]
    public void WholeArticleIsReadThoughItIsNotFree() =>
        ReadBody(Article(Long()), NotFree.Replace("FREE", "false")).Article.ShouldNotBeNull().Body.ShouldContain(Third);

    [Fact]
    public void TextThatIsSoldIsNotTakenFromLinkedData() =>
        ReadBody(Article($"<p>{First}</p>"),
                $$"""<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"articleBody":"{{string.Concat(Enumerable.Repeat(Third, 20))}}"}</script>""")
            .Withheld.ShouldBe(WithheldReason.Subscription);

    [Theory]
    [InlineData("Already a subscriber? Sign in.")]
    [InlineData("Subscribe")]
    [InlineData("Members only drinks are served on the ferry.")]
    public void ShortArticleUnderALinkForSubscribersIsRead(string line) =>
        ReadBody($"<div class='top'><p>{line}</p></div>{Article(Story)}").Article.ShouldNotBeNull();

    [Theory]
    [InlineData(
        "<h1>Before you continue to Harbour Post</h1><p>We and our 312 partners use cookies. Choose “Accept all” or “Manage "
            + "options” before you go on to the page.</p>")]
    [InlineData(
        "<h2>We value your privacy</h2><p>With your consent to cookies, the Harbour Post can show you ferries that you "
            + "like.</p><button>Accept all cookies</button>")]
    [InlineData(
        "<div class='consent'><p>We use cookies and other techniques to make the page better, and to count our readers.</p><p>"
            + "See our cookie policy.</p></div>")]
    public void QuestionAboutCookiesIsNoArticle(string page)
    {
        var read = ReadBody(page, "<title>Harbour Post</title>");

        read.Article.ShouldBeNull();
        read.Withheld.ShouldBe(WithheldReason.Consent);
        read.Error.ShouldNotBeNull().ShouldStartWith("the page asks for consent to cookies instead of showing the article; ");
    }

    [Fact]
    public void ArticleUnderACookieBannerIsRead() =>
        ReadBody(
            $"<div class='banner'><p>We value your privacy. We use cookies.</p><button>Accept all</button></div>{Article(Story)}")
            .Article.ShouldNotBeNull().Body.ShouldContain(Third);

    [Fact]
    public void ArticleAboutCookiesIsRead() =>
        ReadBody(
            Article(Long()
                + "<p>The town's page says “we value your privacy”, and below it “accept all cookies”, and nobody reads the "
                + "cookie policy.</p>"))
            .Article.ShouldNotBeNull().Body.ShouldContain("accept all cookies");

    [Theory]
    [InlineData("<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>")]
    [InlineData("<p>This site requires JavaScript. Please turn it on, and load the page again.</p>")]
    [InlineData("<p>JavaScript is disabled in your browser, which keeps the Harbour Post from being shown.</p>")]
    [InlineData("<div id='__next'></div><script src='/app.js'></script>")]
    public void PageThatNeedsAScriptIsNoArticle(string page)
    {
        var read = ReadBody(page);

        read.Article.ShouldBeNull();
        read.Withheld.ShouldBe(WithheldReason.Script);
        read.Error.ShouldNotBeNull().ShouldStartWith("the page shows its article only with JavaScript; ");
    }

    [Fact]
    public void ArticleOfAnApplicationIsReadFromLinkedData()
    {
        var text = string.Join("\\n\\n", Paragraphs);

        ParagraphsIn("<noscript>Please enable JavaScript.</noscript><div id='root'></div>",
                $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{text}}"}</script>""")
            .ShouldBe(Paragraphs);
    }

    [Fact]
    public void ArticleOnAPageThatAlsoAsksForAScriptIsRead() =>
        ReadBody($"<noscript>Enable JavaScript to see the comments.</noscript>{Article(Story)}").Article.ShouldNotBeNull();

    [Fact]
    public void PageWithNothingAtAllIsNotWithheld() => ReadBody("<img src='a.png'>").Withheld.ShouldBeNull();
}
