using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Extraction;

public sealed class PageLinesTests : PageTest
{
    private static string[] Around(string inside, string after = "") =>
        ParagraphsIn($"<article><p>{First}</p>{inside}<p>{Second}</p><p>{Third}</p>{after}</article>");

    [Theory]
    [InlineData("<p><a href='/blue'>Lighthouse keeper paints his tower blue</a></p>")]
    [InlineData("<p><a href='/a'>Harbour</a>, <a href='/b'>Ferries</a>, <a href='/c'>Norrholm</a></p>")]
    [InlineData("<ul><li><a href='/a'>Lighthouse keeper paints tower</a></li><li><a href='/b'>Cats of the harbour</a></li></ul>")]
    public void LineOrListOfLinksIsLeftOut(string links) => Around(links).ShouldBe(Paragraphs);

    [Theory]
    [InlineData("<p><a href='/a'>The council has put its decision into writing.</a></p>",
        "The council has put its decision into writing.")]
    [InlineData("<p><a href='https://ferry.example'>www.ferry.example</a></p>", "www.ferry.example")]
    [InlineData("<p>Boats leave at <a href='/a'>noon</a> and at six.</p>", "Boats leave at noon and at six.")]
    public void SentenceOrAddressThatIsALinkStays(string line, string text) =>
        Around(line).ShouldBe([First, text, Second, Third]);

    [Fact]
    public void ListThatSaysSomethingStays() =>
        Around("<ul><li>The <a href='/a'>old ferry</a> takes forty cars.</li><li>The new one takes ninety.</li></ul>")
            .ShouldContain("The old ferry takes forty cars.");

    [Fact]
    public void HeadingOverNothingIsLeftOut() =>
        Around("",
            "<h3>Our other coverage of boats</h3><ul><li><a href='/a'>Cats of the harbour</a></li><li><a href='/b'>Boats of "
                + "the past</a></li></ul>")
            .ShouldBe(Paragraphs);

    [Fact]
    public void CounterBelowTheTextIsLeftOut() => Around("", "<div>0</div><p>1 204</p>").ShouldBe(Paragraphs);

    [Theory]
    [InlineData("<p>3:1</p>", "", "3:1")]
    [InlineData("", "<table><tr><td>Ilmar</td><td>90</td></tr></table>", "Ilmar 90")]
    [InlineData("", "<ul><li>Cars, in all:</li><li>90</li></ul>", "90")]
    public void NumberInTheArticleStays(string inside, string after, string text) => Around(inside, after).ShouldContain(text);

    [Fact]
    public void HeadingOverTextStays() =>
        Around("<h2>A long debate in the hall</h2>").ShouldBe([First, "A long debate in the hall", Second, Third]);

    [Fact]
    public void NoteBelowASingleRuleIsLeftOut() =>
        Around("", "<hr><p>Harbour Post Limited prints a newspaper, and owns two kiosks.</p>").ShouldBe(Paragraphs);

    [Fact]
    public void CorrectionBelowARuleStays()
    {
        const string correction = "Correction: An earlier version of this article gave the wrong day.";

        Around("", $"<hr><p>{correction}</p>").ShouldBe([.. Paragraphs, correction]);
    }

    [Fact]
    public void RulesBetweenSectionsLeaveThemAll() =>
        Around("<hr>", "<hr><p>The harbour master has asked for one more life belt.</p>")
            .ShouldContain("The harbour master has asked for one more life belt.");

    [Fact]
    public void HalfAnArticleBelowARuleStays() =>
        ParagraphsIn($"<article><p>{First}</p><hr><p>{Second}</p><p>{Third}</p></article>").ShouldBe(Paragraphs);

    [Fact]
    public void TitleAndBylineBeforeTheTextAreLeftOut() => ParagraphsIn(
        $"<div><p>Ferry to run again</p><p>By Ada Quill - 05/01/24 10:30 AM</p>{Story}</div>",
        "<title>Ferry to run again</title><meta property='og:title' content='Ferry to run again'>").ShouldBe(Paragraphs);

    [Fact]
    public void ClockTimeWithinTheTextStays() =>
        Around("<p>Departures: 10:30, 12:00</p>").ShouldBe([First, "Departures: 10:30, 12:00", Second, Third]);

    [Fact]
    public void OwnAddressPrintedForPaperIsLeftOut() =>
        Read($"<html><body><article><p>{First}</p><p>https://post.example/ferry</p><p>{Second}</p><p>{Third}</p></article>"
            + $"</body></html>",
            "https://post.example/ferry").Article!.Body.ShouldNotContain("https://");
}
