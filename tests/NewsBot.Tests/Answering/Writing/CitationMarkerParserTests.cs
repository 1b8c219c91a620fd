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
        string.Join('|', CitationMarkerParser.Parse(text, 3).Select(sentence =>
            $"{sentence.Text}="
                + string.Join(',', sentence.PassageNumbers)
                + string.Concat(sentence.UnknownNumbers.Select(number => $"!{number}"))))
                .ShouldBe(expected);

    [Theory]
    [InlineData("@[1]everyone look [2].")]
    [InlineData("<@[1]123> look [2].")]
    public void TakingMarkersOutMakesNoMention(string text) =>
        CitationMarkerParser.Parse(MarkupStripper.Strip(text), 3)
            .ShouldAllBe(sentence => !sentence.Text.Contains("@everyone") && !sentence.Text.Contains("<@123>"));
}
