using NewsBot.Answering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

public sealed class NumberedPassagesTests
{
    [Fact]
    public void ModelReadsNoNumberInBracketsThatItCouldTakeForACitation()
    {
        var text = NumberedPassages.Of([SomeEvidence.Passage("The dam was closed.[2] About [20] people left【1】.", outlet: "The Post [3]", title: "Dam closed [1]")]).Text;

        text.ShouldContain("outlet=\"The Post\"");
        text.ShouldContain("title=\"Dam closed\"");
        text.ShouldContain("\nThe dam was closed. About (20) people left.\n");
    }
}
