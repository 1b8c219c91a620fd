using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion.Extraction;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

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
        string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<b class='{i}'><p>Boats")),
    ];

    public static TheoryData<string> DeepPages =>
    [
        Times("<div>"),
        Times("<div>Boats"),
        Times("<b>Boats"),
        Times("<ul><li>"),
        Times("<table><tr><td>Boats"),
    ];

    [Theory]
    [MemberData(nameof(LargePages), DisableDiscoveryEnumeration = true)]
    public void PageOfTooManyElementsIsGivenUpWhileItIsParsed(string body) =>
        ReadBody(body + Story).Error.ShouldNotBeNull().ShouldContain("more than 15000 elements");

    [Theory]
    [MemberData(nameof(DeepPages), DisableDiscoveryEnumeration = true)]
    public void PageNestedWithoutEndIsGivenUpWhileItIsParsed(string body) =>
        ReadBody(body + Story).Error.ShouldNotBeNull().ShouldContain("nested deeper than 500");

    [Fact]
    public void ArticleAmongThousandsOfEmptyElementsIsRead() =>
        ParagraphsIn(Times("<div></div>", 3_000) + Story).ShouldBe(Paragraphs);

    [Fact]
    public void LongNamesAndManyAttributesAreNoHindrance() =>
        ParagraphsIn($"<div class='{Times("aB-", Many)}' {Times("a=b ", 10_000)}>{Story}</div>").ShouldBe(Paragraphs);

    [Theory]
    [InlineData("a{0}=b ")]
    [InlineData("class=b ")]
    public void AttributesBeyondTheFirstHundredsArePassedOver(string attribute) =>
        ParagraphsIn(
            $"<div {string.Concat(Enumerable.Range(0, 200_000).Select(i => string.Format(null, attribute, i)))}>{Story}</div>")
                .ShouldBe(Paragraphs);

    [Fact]
    public void AttributesOfFurtherBodiesArePassedOver() =>
        ParagraphsIn(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<body a{i}=b>")) + Story).ShouldBe(Paragraphs);

    [Fact]
    public void PictureInAnAttributeIsNoHindrance() =>
        ParagraphsIn($"<article>{Story}<img src=a.jpg srcset='{Times("a", 200_000)} b c'></article>").ShouldBe(Paragraphs);

    [Fact]
    public void CopiesOfFormattingThatWasLeftOpenAreCounted()
    {
        var open = string.Concat(Enumerable.Range(0, 400).Select(i => $"<b class={i}>"));

        ReadBody($"<div>{open}</div>{Times("<div>Boats</div>", 10_000)}{Story}").Error.ShouldNotBeNull()
            .ShouldContain("more than 15000 elements");
    }

    [Theory]
    [InlineData("a<!-->")]
    [InlineData("</x>")]
    [InlineData("<body>")]
    public void PageOfTooManyPiecesIsGivenUpWhileItIsParsed(string piece) =>
        ReadBody(Times(piece) + Story).Error.ShouldNotBeNull().ShouldContain("more than 60000 tags and pieces of text");

    [Fact]
    public void PageThatTakesTooLongIsGivenUpByNameAndMayBeReadAnotherTime()
    {
        var slow = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(100) };

        var read = new ArticleExtractor(slow)
            .Extract($"<title>Ferry to run again</title>{Times(Story, 100)}", "https://post.example/ferry", null);

        read.Input.ShouldBe("https://post.example/ferry");
        read.Error.ShouldNotBeNull().ShouldContain("longer than 30 seconds");
        read.IsTransient.ShouldBeTrue();
    }

    [Fact]
    public void RowsOfLinksAroundAnArticleAreNotSearched() =>
        ParagraphsIn(
            $"{Times("<a href='/a'>Boats in the harbour</a> | ", 6_000)}<div>"
                + $"{Times("<p><a href='/b'>More boats</a></p>", 1_000)}</div>{Story}")
            .ShouldBe(Paragraphs);

    [Fact]
    public void ArticleOfThousandsOfParagraphsIsRead() =>
        ParagraphsIn(
            $"<nav>{Times("<a href='/a'>Boats</a>", 40)}</nav><div class='text'>{Times(Story, 2_000)}</div>").Length.ShouldBe(
                6_000);

    [Fact]
    public void HeadlineOfMegabytesIsNoHindrance() =>
        ParagraphsIn($"<h1>{string.Join(' ', Enumerable.Range(0, 100_000))}</h1>{Story}",
            $"<title>{string.Join(' ', Enumerable.Range(0, 100_000))}</title>")
            .TakeLast(3).ShouldBe(Paragraphs);

    [Fact]
    public void LettersThatEachBeginAPieceAreGivenUpBeforeTheyAreCopiedForEach() =>
        ReadBody(Times("<") + Story).Error.ShouldNotBeNull().ShouldContain("in too many pieces");

    [Theory]
    [InlineData("title")]
    [InlineData("textarea")]
    public void TextThatComesInPiecesIsGivenUpBeforeItIsCopiedForEach(string element) =>
        Read($"<{element}>Ferry{Times("<div>", 50_000)}{Story}", null).Error.ShouldNotBeNull()
            .ShouldContain("in too many pieces");

    [Theory]
    [InlineData("https://post.example/2026/13/ferry")]
    [InlineData("https://post.example/0000/00/00/ferry")]
    public void NumbersInAnAddressAreNoHindrance(string url) =>
        Read($"<title>Ferry to run again</title>{Story}", url).Article.ShouldNotBeNull().Url.ShouldBe(url);

    [Fact]
    public void DeclaredEncodingOfMegabytesIsNoHindrance() =>
        ParagraphsIn(Story, $"<meta http-equiv='Content-Type' content='{Times("東", 1_000_000)}'>").ShouldBe(Paragraphs);

    [Fact]
    public void BrokenLinkedDataIsNoHindrance() =>
        ParagraphsIn(Story, $"<script type='application/ld+json'>{Times("[")}</script>").ShouldBe(Paragraphs);

    [Fact]
    public void ParagraphOfMegabytesIsRead() =>
        ReadBody($"<article><p>{Times(First, 5_000)}</p></article>").Article.ShouldNotBeNull(
            ).Body.Length.ShouldBeGreaterThan(500_000);

    [Fact]
    public void AnyMarkupGivesAnArticleOrAReason()
    {
        string[] pieces =
        [
            "<div class='caption'>", "</div>", "<p>", "</p>", First, Second, "<hr>", "<ul><li>", "</ul>", "<table><td>",
                "</table>", "<article>", "</article>",
            "<img src=a>", "<a href='/x'>", "</a>", "<h1>", "</h1>", "<figure>", "</figure>", "<!--", "-->", "<script>",
                "</script>", "<b", "\"", "&#x0;", "<svg>", "<template>",
            "<blockquote class='twitter-tweet'>", "<header>", "<body>", "<html amp>", "Related: ", "<noscript>",
        ];

        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Sample(parts =>
        {
            var read = Read(string.Concat(parts));
            return read.Article is null != read.Error is null;
        });
    }
}
