using CsCheck;
using NewsBot.Storage.Articles;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text;

public sealed class SentencesTests
{
    private static readonly string[] Pieces =
        ["The ", "mayor ", "Dr. ", "U.S. ", "p.m. ", "said", ". ", "! ", "? ", "… ", "\n", "\n\n", " ", "“", "”", "\"", "’", "(",
            ")", "3.5 ", "été ", "大坝", "🌊", "\t"];

    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]),
            Gen.String[Gen.Char.AlphaNumeric, 0, 30],
            Gen.Int[1, 1_500].Select(length => new string('x', length)))
        .List[0, 60].Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("Dr. Oda Brandt spoke. Nobody answered.", "Dr. Oda Brandt spoke.|Nobody answered.")]
    [InlineData("The U.S. Senate met at 5 p.m. The vote failed.", "The U.S. Senate met at 5 p.m.|The vote failed.")]
    [InlineData("It rose 3.5 percent. “We are glad. We are very glad,” she said. He left.",
        "It rose 3.5 percent.|“We are glad. We are very glad,” she said.|He left.")]
    [InlineData("Is it safe? It is! Perhaps… It was not.", "Is it safe?|It is!|Perhaps…|It was not.")]
    [InlineData(
        "The dam closed.[2] The mayor left.[1][3] Nobody answered.", "The dam closed.[2]|The mayor left.[1][3]|Nobody answered.")]
    [InlineData("The dam closed.【2】 The mayor left.[ 1 ] “Nobody answered.”[3]", "The dam closed.【2】|The mayor left.[ 1 ]|"
        + "“Nobody answered.”[3]")]
    [InlineData("It opened.\u00A0The mayor spoke.\u202F“Good.”", "It opened.|The mayor spoke.|“Good.”")]
    [InlineData("A heading\nThe ferry left", "A heading|The ferry left")]
    [InlineData(" \n\t ", "")]
    public void SentencesAreCutWhereAReaderWouldCutThem(string text, string sentences) =>
        string.Join('|', Sentences.Split(text).Select(span => span.Cut(text))).ShouldBe(sentences);

    [Fact]
    public void ALineBreakInHardWrappedTextEndsNoSentence()
    {
        const string text =
            "The operator of the Merrow Dam said on Friday evening that\nThree cracks had been found in the eastern wall of "
                + "it and that\n"
            + "Engineers of the district were on their way to look at them\nAll night the gates stayed open, and the water "
            + "fell slowly.";

        Sentences.Split(text).Count.ShouldBe(1);
    }

    [Fact]
    public void AnyTextIsCutInOrderWithoutOverlapOrEndlessSentenceOrLostWord() => Text.Sample(text =>
    {
        var end = 0;
        foreach (var span in Sentences.Split(text))
        {
            text[end..span.Start].ShouldAllBe(c => char.IsWhiteSpace(c));
            span.Cut(text).ShouldBe(span.Cut(text).Trim());
            span.Length.ShouldBeInRange(1, 1_200);
            end = span.End;
        }

        text[end..].ShouldAllBe(c => char.IsWhiteSpace(c));
    });

    [Fact]
    public void EverySentenceOfAnyTextStandsInExactlyOnePassage() => Text.Sample(text =>
    {
        var passages = PassageSplitter.Split(text);
        foreach (var sentence in Sentences.Split(text))
            passages.Count(passage => passage.Start <= sentence.Start && sentence.End <= passage.End).ShouldBe(1);
        passages.Zip(passages.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
    });
}
