using CsCheck;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingest;

public sealed class HostilePageTests : PageTest
{
    private const int Many = 100_000;

    private static string Times(string text, int times = Many) => string.Concat(Enumerable.Repeat(text, times));

    public static TheoryData<string> LargePages =>
    [
        Times("<div></div>"),
        Times("<p>Boats"),
        Times("<br>"),
        Times("<a href='/a'>Boats</a>"),
        Times(Story, 15_000),
    ];

    public static TheoryData<string> DeepPages =>
    [
        Times("<div>"),
        Times("<div>Boats"),
        Times("<b>Boats"),
        string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<b class='{i}'><p>Boats")),
        Times("<ul><li>"),
        Times("<table><tr><td>Boats"),
    ];

    [Theory]
    [MemberData(nameof(LargePages), DisableDiscoveryEnumeration = true)]
    public void PageOfTooManyElementsIsGivenUpWhileItIsParsed(string body) => ReadBody(body + Story).Error.ShouldNotBeNull().ShouldContain("more than 15000 elements");

    [Theory]
    [MemberData(nameof(DeepPages), DisableDiscoveryEnumeration = true)]
    public void PageNestedWithoutEndIsGivenUpWhileItIsParsed(string body) => ReadBody(body + Story).Error.ShouldNotBeNull().ShouldContain("nested deeper than 500");

    [Fact]
    public void ArticleAmongThousandsOfEmptyElementsIsRead() => ParagraphsIn(Times("<div></div>", 3_000) + Story).ShouldBe(Paragraphs);

    [Fact]
    public void LongNamesAndManyAttributesAreNoHindrance() =>
        ParagraphsIn($"<div class='{Times("aB-", Many)}' {Times("a=b ", 10_000)}>{Story}</div>").ShouldBe(Paragraphs);

    [Fact]
    public void BrokenLinkedDataIsNoHindrance() =>
        ParagraphsIn(Story, $"<script type='application/ld+json'>{Times("[")}</script>").ShouldBe(Paragraphs);

    [Fact]
    public void ParagraphOfMegabytesIsRead() =>
        ReadBody($"<article><p>{Times(First, 5_000)}</p></article>").Article.ShouldNotBeNull().Body.Length.ShouldBeGreaterThan(500_000);

    [Fact]
    public void AnyMarkupGivesAnArticleOrAReason()
    {
        string[] pieces =
        [
            "<div class='caption'>", "</div>", "<p>", "</p>", First, Second, "<hr>", "<ul><li>", "</ul>", "<table><td>", "</table>", "<article>", "</article>",
            "<img src=a>", "<a href='/x'>", "</a>", "<h1>", "</h1>", "<figure>", "</figure>", "<!--", "-->", "<script>", "</script>", "<b", "\"", "&#x0;", "<svg>", "<template>",
            "<blockquote class='twitter-tweet'>", "<header>", "<body>", "<html amp>", "Related: ", "<noscript>",
        ];

        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Sample(parts =>
        {
            var read = Read(string.Concat(parts));
            return read.Article is null != read.Error is null;
        });
    }
}
