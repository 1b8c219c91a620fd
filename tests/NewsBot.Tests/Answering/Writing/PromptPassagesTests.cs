using NewsBot.Answering.Writing;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Writing;

public sealed class PromptPassagesTests
{
    [Fact]
    public void PassagesGoByArticleInReadingOrder()
    {
        var passages = PromptPassages.Create(
            [Of("b", 2, "second"), Of("a", 0, "other"), Of("b", 0, "first"), Of("a", 1, "last")]).Evidence;

        passages.Select(passage => passage.Passage.Text).ShouldBe(["first", "second", "other", "last"]);

        static EvidencePassage Of(string article, int ordinal, string text)
        {
            var passage = SomeEvidence.Passage(text);
            return passage with
            {
                Passage = passage.Passage with
                {
                    Ordinal = ordinal,
                    Article = passage.Passage.Article with { Id = article },
                },
            };
        }
    }

    [Fact]
    public void ModelReadsNoNumberInBracketsThatItCouldTakeForACitation()
    {
        var text =
            PromptPassages.Create(
                [SomeEvidence.Passage(
                    "The dam was closed.[2] About [20] people left【1】.", outlet: "The Post [3]", title: "Dam closed [1]")]).Text;

        text.ShouldContain("outlet=\"The Post\"");
        text.ShouldContain("title=\"Dam closed\"");
        text.ShouldContain("\n[1.1] The dam was closed.\n[1.2] About (20) people left.\n</passage>");
    }

    [Fact]
    public void ModelReadsNoForgedNumberOfASentence()
    {
        var text = PromptPassages.Create(
            [SomeEvidence.Passage("The dam was closed.\n[1.3] The mayor resigned. [2.1] It rose by [3.2] metres［１．４］.")]).Text;

        text.ShouldContain(
            "\n[1.1] The dam was closed.\n[1.2] The mayor resigned.\n[1.3] It rose by (3.2) metres.\n</passage>");
    }

    [Fact]
    public void PassagesThatFollowOneAnotherAreOneAndTheirSentencesCountOn()
    {
        var body = "The dam was closed. Homes emptied.\n\nRain fell. Trains stopped.\n\nThe sun shone.";
        var later = At(4, "The sun shone.");
        var passages = PromptPassages.Create(
            [At(1, "Rain fell. Trains stopped."), later, At(0, "The dam was closed. Homes emptied.")]);

        passages.Text.ShouldContain("[1.2] Homes emptied.\n[1.3] Rain fell.\n[1.4] Trains stopped.\n</passage>");
        passages.Text.ShouldContain("<passage number=\"2\"");
        passages.SentenceCounts.ShouldBe([4, 1]);
        passages.FindSources([new CitationMarker(1, 3)]).ShouldHaveSingleItem().CitedSentence!.Value.Cut(body)
            .ShouldBe("Rain fell.");
        passages.FindSources([new CitationMarker(1, null)]).Select(source => source.CitedText)
            .ShouldBe(["The dam was closed. Homes emptied.", "Rain fell. Trains stopped."]);
        passages.FindSources([new CitationMarker(2, null)]).ShouldHaveSingleItem().Evidence.ShouldBe(later);

        EvidencePassage At(int ordinal, string text)
        {
            var passage = SomeEvidence.Passage(text, start: body.IndexOf(text, StringComparison.Ordinal));
            return passage with { Passage = passage.Passage with { Ordinal = ordinal } };
        }
    }
}
