using CsCheck;
using NewsBot.Answering.Writing;
using NewsBot.Desk.Rendering;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text;

public sealed class FootnoteMarksTests
{
    private static readonly string[] Pieces =
    [
        "[", "]", "【", "】", "［", "］", "(", ")", "1", "12", "٣", "３", "^", "#", ",", "-", "†source", " ", "  ", "\n", ".", "“",
            "”", "The dam closed", "note ", "passage ",
        "[1]", "[2][3]", "[1, 2]", "\u200b", "a",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 25]
        .Select(pieces => string.Concat(pieces));

    [Theory]
    [InlineData("The dam closed.[2]", "The dam closed.")]
    [InlineData("The dam closed.[1][3] The mayor left.", "The dam closed. The mayor left.")]
    [InlineData("The dam closed [2].", "The dam closed.")]
    [InlineData("The dam closed [2]", "The dam closed")]
    [InlineData("The dam closed. [2] The mayor left.", "The dam closed. The mayor left.")]
    [InlineData("The dam [1], which leaks, closed.", "The dam, which leaks, closed.")]
    [InlineData("It has 14[3] cracks.", "It has 14 cracks.")]
    [InlineData("[2] The dam closed.\n[3] The mayor left.", "The dam closed.\nThe mayor left.")]
    [InlineData("The dam closed.[1]The mayor left.", "The dam closed. The mayor left.")]
    [InlineData("The dam closed.【2】 ［３］", "The dam closed.")]
    [InlineData("The dam closed.[ 2 ]", "The dam closed.")]
    [InlineData("The dam closed.[1, 2]", "The dam closed.")]
    [InlineData("The dam closed.[2–4]", "The dam closed.")]
    [InlineData("The dam closed.[note 2]", "The dam closed.")]
    [InlineData("The dam closed.[٢]", "The dam closed.")]
    [InlineData("The dam closed.[\u200b2]", "The dam closed.")]
    [InlineData("The dam closed.[1[2]]", "The dam closed.")]
    [InlineData("The dam closed.[\n2]", "The dam closed.")]
    [InlineData("The dam closed.[1]\n\n[2] The mayor left.", "The dam closed.\n\nThe mayor left.")]
    [InlineData("“We lost [12] men,” he said.", "“We lost (12) men,” he said.")]
    [InlineData("“[12] men are lost,” he said.", "“(12) men are lost,” he said.")]
    [InlineData("The dam closed.[3.2] It rose [1.5] metres［３．２］.", "The dam closed. It rose (1.5) metres.")]
    [InlineData("He said [sic] it [the dam] closed.", "He said [sic] it [the dam] closed.")]
    [InlineData("The dam closed (2).", "The dam closed (2).")]
    [InlineData("", "")]
    public void ArticleIsShownWithoutItsFootnoteMarks(string text, string shown) => FootnoteMarks.Remove(text).ShouldBe(shown);

    [Fact]
    public void NothingThatIsShownReadsAsACitation() => Text.Sample(text =>
    {
        var shown = FootnoteMarks.Remove(text);
        var escaped = DiscordMarkdown.EscapeExceptMarkers(shown, 999);
        return escaped == DiscordMarkdown.Escape(shown) && FootnoteMarks.Remove(shown) == shown
            && CitationMarkerParser.Parse($"{shown}\n\nThe dam closed [7].", [5, 5, 5, 5, 5, 5, 5, 5, 5])
                .SelectMany(sentence => sentence.Markers.Concat(sentence.UnknownMarkers))
                .All(number => number == new CitationMarker(7, null));
    });

    [Fact]
    public void PlacesInTheTextStayWhatTheyAre() => Text.Sample(text =>
    {
        var blank = FootnoteMarks.BlankOut(text);
        return blank.Length == text.Length && Enumerable.Range(0, text.Length).All(i => blank[i] == text[i] || blank[i] == ' ');
    });
}
