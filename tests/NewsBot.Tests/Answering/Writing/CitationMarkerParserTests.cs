using NewsBot.Answering.Writing;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Writing;

public class CitationMarkerParserTests
{
    [Theory]
    [InlineData("The dam closed [1].", "The dam closed.=1")]
    [InlineData("The dam closed. [1]", "The dam closed.=1")]
    [InlineData("The dam closed.[1] Homes emptied.[2]", "The dam closed.=1|Homes emptied.=2")]
    [InlineData("The dam closed.[1]Homes emptied.[2]", "The dam closed.=1|Homes emptied.=2")]
    [InlineData("The dam closed [1][2].", "The dam closed.=1,2")]
    [InlineData("The dam closed [1] [2].", "The dam closed.=1,2")]
    [InlineData("The dam closed [1,2].", "The dam closed.=1,2")]
    [InlineData("The dam closed [1, 2 and 3].", "The dam closed.=1,2,3")]
    [InlineData("The dam closed [1-3].", "The dam closed.=1,2,3")]
    [InlineData("The dam closed [1–3; 2].", "The dam closed.=1,2,3")]
    [InlineData("The dam closed [^1].", "The dam closed.=1")]
    [InlineData("The dam closed【1】.", "The dam closed.=1")]
    [InlineData("The dam closed【1†source】.", "The dam closed.=1")]
    [InlineData("The dam closed [Passage 2].", "The dam closed.=2")]
    [InlineData("The dam closed [#2].", "The dam closed.=2")]
    [InlineData("The dam closed [3.2].", "The dam closed.=3.2")]
    [InlineData("The dam closed. [3.2]", "The dam closed.=3.2")]
    [InlineData("The dam closed [3.2][3.4].", "The dam closed.=3.2,3.4")]
    [InlineData("The dam closed [3.2][3.2].", "The dam closed.=3.2")]
    [InlineData("The dam closed [3.2, 2.1].", "The dam closed.=3.2,2.1")]
    [InlineData("The dam closed [3.2 and 2].", "The dam closed.=3.2,2")]
    [InlineData("The dam closed [3.2-3.4].", "The dam closed.=3.2,3.3,3.4")]
    [InlineData("The dam closed [3.2–4].", "The dam closed.=3.2,3.3,3.4")]
    [InlineData("The dam closed [1.8-2.1].", "The dam closed.=1.8,2.1")]
    [InlineData("The dam closed [3.2-3.3, 1.1].", "The dam closed.=3.2,3.3,1.1")]
    [InlineData("The dam closed [Sentence 3.2].", "The dam closed.=3.2")]
    [InlineData("The dam closed (3.2).", "The dam closed.=3.2")]
    [InlineData("The dam rose (9.2).", "The dam rose (9.2).=")]
    [InlineData("The dam closed［３．２］.", "The dam closed.=3.2")]
    [InlineData("The dam closed【３.２，２.１】.", "The dam closed.=3.2,2.1")]
    [InlineData("The dam closed ③.", "The dam closed.=3")]
    [InlineData("The dam closed ③.②.", "The dam closed.=3.2")]
    [InlineData("The dam closed [③.②].", "The dam closed.=3.2")]
    [InlineData("The dam closed.①② Homes emptied ❷.", "The dam closed.=1,2|Homes emptied.=2")]
    [InlineData("The dam closed [3.99].", "The dam closed.=!3.99")]
    [InlineData("The dam closed [3.0][0.3][3.9].", "The dam closed.=!3.0!0.3!3.9")]
    [InlineData("The dam closed [3.7-3.9].", "The dam closed.=3.7,3.8!3.9")]
    [InlineData("The dam closed [3.1-3.900].", "The dam closed.=3.1!3.900")]
    [InlineData("The dam closed [1], and homes emptied [2].", "The dam closed, and homes emptied.=1,2")]
    [InlineData("The dam [1] closed [1].", "The dam closed.=1")]
    [InlineData("Closed by the U.S. [1] Senate [2].", "Closed by the U.S. Senate.=1,2")]
    [InlineData("He said \"it holds.\" [1] Then it closed [2].", "He said \"it holds.\"=1|Then it closed.=2")]
    [InlineData("[1] The dam closed.\n[2] Homes emptied.", "The dam closed.=1|Homes emptied.=2")]
    [InlineData("The dam closed.\n[1][2]", "The dam closed.=1,2")]
    [InlineData("The dam closed", "The dam closed=")]
    [InlineData("The dam closed [9].", "The dam closed.=!9")]
    [InlineData("The dam closed [0] in [2019].", "The dam closed in.=!0!2019")]
    [InlineData("The dam closed [1-1000000].", "The dam closed.=1!1000000")]
    [InlineData("The dam closed [99999999999999999999].", "The dam closed.=!2147483647")]
    [InlineData("The dam closed [sic] on [Friday] [3].", "The dam closed [sic] on [Friday].=3")]
    [InlineData("The dam [[1]2] closed [1].", "The dam closed.=1")]
    [InlineData("The dam closed (1).", "The dam closed.=1")]
    [InlineData("The dam closed. (2) Homes emptied (1, 3).", "The dam closed.=2|Homes emptied.=1,3")]
    [InlineData("The dam (1) closed.", "The dam (1) closed.=")]
    [InlineData("The dam closed (1987).", "The dam closed (1987).=")]
    [InlineData("The dam closed for group (1) [2].", "The dam closed for group (1).=2")]
    [InlineData(
        "It cost 4.8 million (3.1 before) in Mr. Hall's plan [1].", "It cost 4.8 million (3.1 before) in Mr. Hall's plan.=1")]
    [InlineData("---\n[1]", "")]
    [InlineData("", "")]
    public void MarkersGoToTheirSentence(string text, string expected) =>
        string.Join('|', CitationMarkerParser.Parse(text, SentenceCounts).Select(sentence =>
            $"{sentence.Text}="
                + string.Join(',', sentence.Markers.Select(Written))
                + string.Concat(sentence.UnknownMarkers.Select(number => $"!{Written(number)}"))))
                .ShouldBe(expected);

    [Fact]
    public void OfFiftyCitationsAFewAreKept()
    {
        var markers = string.Concat(Enumerable.Range(0, 50).Select(number => $"[{1 + (number % 3)}.{1 + (number % 8)}]"));

        CitationMarkerParser.Parse($"The dam closed {markers}.", SentenceCounts).ShouldHaveSingleItem().Markers.Count.ShouldBe(6);
    }

    [Fact]
    public void AMarkerThatIsALinkIsAMarker() =>
        CitationMarkerParser.Parse(MarkupStripper.Strip("The dam closed [3.2](https://example.org)."), SentenceCounts)
            .ShouldHaveSingleItem().Markers.ShouldBe([new CitationMarker(3, 2)]);

    private static int[] SentenceCounts => [8, 8, 8];

    private static string Written(CitationMarker marker) => marker.ToString().Trim('[', ']');

    [Theory]
    [InlineData("@[1]everyone look [2].")]
    [InlineData("<@[1]123> look [2].")]
    public void TakingMarkersOutMakesNoMention(string text) =>
        CitationMarkerParser.Parse(MarkupStripper.Strip(text), SentenceCounts)
            .ShouldAllBe(sentence => !sentence.Text.Contains("@everyone") && !sentence.Text.Contains("<@123>"));
}
