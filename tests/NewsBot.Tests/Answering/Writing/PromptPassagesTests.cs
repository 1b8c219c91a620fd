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
            [Of("b", 2, "second"), Of("a", 0, "other"), Of("b", 0, "first"), Of("a", 1, "last")]).Passages;

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
        text.ShouldContain("\nThe dam was closed. About (20) people left.\n");
    }
}
