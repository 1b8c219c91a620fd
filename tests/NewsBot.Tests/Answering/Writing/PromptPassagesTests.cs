using NewsBot.Answering.Writing;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Writing;

public sealed class PromptPassagesTests
{
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
