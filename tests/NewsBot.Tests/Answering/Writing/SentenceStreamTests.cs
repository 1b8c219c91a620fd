using CsCheck;
using NewsBot.Answering.Writing;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Writing;

public class SentenceStreamTests
{
    [Fact]
    public void ASentenceIsGivenAsSoonAsItsMarkerAndABlankAreBehindIt()
    {
        var sentences = new SentenceStream(SentenceCounts);

        sentences.Append("The dam closed").ShouldBeEmpty();
        sentences.Append(" [1]").ShouldBeEmpty();
        sentences.Append(".").ShouldBeEmpty();
        sentences.Append(" ").ShouldHaveSingleItem().Text.ShouldBe("The dam closed.");
        sentences.Append("Homes emptied [2].").ShouldBeEmpty();
        sentences.Finish().ShouldHaveSingleItem().Markers.ShouldBe([new(2, null)]);
    }

    [Fact]
    public void AMarkerBehindTheFullStopIsWaitedFor()
    {
        var sentences = new SentenceStream(SentenceCounts);

        sentences.Append("The dam closed. ").ShouldBeEmpty();
        sentences.Append("[1] ").ShouldBeEmpty();
        sentences.Append("Homes emptied. ").ShouldHaveSingleItem().Markers.ShouldBe([new(1, null)]);
        sentences.Append("Rain fell").ShouldHaveSingleItem().Text.ShouldBe("Homes emptied.");
    }

    [Fact]
    public void AMarkerInTheMiddleEndsNoSentence()
    {
        var sentences = new SentenceStream(SentenceCounts);

        sentences.Append("The dam closed [1] ").ShouldBeEmpty();
        sentences.Append("and homes emptied [2].\n").ShouldHaveSingleItem().Text.ShouldBe("The dam closed and homes emptied.");
    }

    [Fact]
    public void AMarkerAtTheBeginningOfALineIsNotTakenForTheLineBefore()
    {
        var sentences = new SentenceStream(SentenceCounts);

        sentences.Append("[1] The dam closed.\n[2] ").ShouldBeEmpty();
        sentences.Append("Homes emptied.\n").ShouldHaveSingleItem().Markers.ShouldBe([new(1, null)]);
        sentences.Finish().ShouldHaveSingleItem().Markers.ShouldBe([new(2, null)]);
    }

    [Theory]
    [InlineData("It was closed by the U.S. [1] Senate on Friday [2]. ", "It was closed by the U.S. Senate on Friday.")]
    [InlineData("It rose 3.5 percent, Mr. Hall said [1]. ", "It rose 3.5 percent, Mr. Hall said.")]
    public void AnAbbreviationEndsNoSentence(string text, string expected)
    {
        var sentences = new SentenceStream(SentenceCounts);

        var given = text.SelectMany(letter => sentences.Append($"{letter}")).ToList();
        given.AddRange(sentences.Finish());

        given.ShouldHaveSingleItem().Text.ShouldBe(expected);
    }

    [Fact]
    public void WhatTheModelThinksToItselfIsNotGiven()
    {
        var sentences = new SentenceStream(SentenceCounts);

        var given = "<think>The dam closed [1]. Or not [2]. </think>Homes emptied [2]. Bye".Chunk(3)
            .SelectMany(piece => sentences.Append(new string(piece))).ToList();

        given.ShouldHaveSingleItem().Text.ShouldBe("Homes emptied.");
    }

    [Fact]
    public void ASentenceSaidTwiceIsGivenOnce()
    {
        var sentences = new SentenceStream(SentenceCounts);

        var given = sentences.Append("The dam closed [1]. The dam closed [1]. Homes emptied [2]. ")
            .Concat(sentences.Finish()).ToList();

        given.Select(sentence => sentence.Text).ShouldBe(["The dam closed.", "Homes emptied."]);
    }

    // However it is cut, the same is read as from the whole, in the same order.
    [Fact]
    public void PiecesOfAnySizeGiveTheSentencesOfTheWhole() =>
        Gen.Select(Gen.Int[0, Texts.Length - 1].Select(number => Texts[number]), Gen.Int[1, 9].Array[1, 200])
            .Sample((text, sizes) =>
        {
            var sentences = new SentenceStream(SentenceCounts);
            var given = new List<MarkedSentence>();
            for (int at = 0, i = 0; at < text.Length; i++)
            {
                var length = Math.Min(sizes[i % sizes.Length], text.Length - at);
                given.AddRange(sentences.Append(text.Substring(at, length)));
                at += length;
            }

            given.AddRange(sentences.Finish());
            return given.Select(Written)
                .SequenceEqual(CitationMarkerParser.Parse(MarkupStripper.Strip(text), SentenceCounts).Select(Written));
        });

    private static string[] Texts { get; } =
    [
        "The dam closed [1]. Homes emptied [2][3]. Rain fell.",
        "The dam closed.[1] Homes emptied.[2]\nRain fell. [3]",
        "[1] The dam closed.\n[2] Homes emptied.\n\n[3] Rain fell.",
        "1. The dam closed【1】.\n2. Homes emptied [^2].\n3. **Rain** fell [1-3].",
        "He said “it holds.” [1] Then it closed [2, 3]. “Why?” she asked [9].",
        "The dam closed (1). Homes emptied (2).",
        "The dam closed [1.2][3.1]. Homes emptied [2.3-2.5]. Rain fell [3.99].",
        "The dam closed ①. Homes emptied.②.③ Rain fell［３．２］.",
    ];

    private static int[] SentenceCounts => [8, 8, 8];

    private static string Written(MarkedSentence sentence) =>
        $"{sentence.Text} {string.Join(',', sentence.Markers)} {string.Join(',', sentence.UnknownMarkers)}";
}
