using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

public sealed class PolarityClaimTests : ClaimTest
{
    [Theory]
    [InlineData("Hallevik did not resign.", "Hallevik refused to resign.")]
    [InlineData("The museum hasn't decided.", "The museum has not decided.")]
    [InlineData("Nobody was injured in the collapse.", "No one was injured in the collapse.")]
    [InlineData("The children were not vaccinated.", "The children were unvaccinated.")]
    [InlineData("The company said that no staff would be dismissed.", "The company denied that staff would be dismissed.")]
    [InlineData("The gates were opened.", "Not only were the gates opened, the sirens were sounded.")]
    [InlineData("The minister ruled out new elections.", "New elections were ruled out by the minister, who would not resign.")]
    public void TheSameIsSaidInOtherWords(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("Hallevik did not resign on Friday.", "Hallevik resigned on Friday.")]
    [InlineData("Hallevik resigned on Friday.", "Hallevik did not resign on Friday.")]
    [InlineData("The harbour was never closed.", "The harbour was closed for twelve days.")]
    [InlineData("The safety report was made public.", "The safety report has never been made public.")]
    [InlineData("The authority will appeal against the ruling.", "The authority will not appeal against the ruling.")]
    public void TheContraryIsNot(string sentence, string passage) => Fails(DiscrepancyKind.Negation, sentence, passage);

    [Fact]
    public void AnOppositeIsNamed() =>
        Fails(DiscrepancyKind.Words, "The Assembly approved the bill on Friday.",
            "The Assembly rejected the bill on Friday.").SourceText.ShouldBe("rejected");
}
