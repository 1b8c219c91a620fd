using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

public sealed class NameClaimTests : ClaimTest
{
    private const string Passage =
        "Mayor Ilsa Tarrowen signed the order on Friday. “Nobody should wait,” said Hanne Dellop, head of the rescue service. "
        + "The Merrow Water Authority was told by Joss Hadrell, an inspector.";

    [Theory]
    [InlineData("Tarrowen signed the order.")]
    [InlineData("Mayor Tarrowen signed the order.")]
    [InlineData("The order was signed by Ilsa Tarrowen.")]
    [InlineData("Tarrowen's order was signed on Friday.")]
    [InlineData("Hanne Dellop heads the rescue service.")]
    [InlineData("Inspector Joss Hadrell told the Merrow Water Authority.")]
    public void PartsTitlesAndPossessivesOfANameAreItself(string sentence) => Holds(sentence, Passage);

    [Theory]
    [InlineData("Hanne Dellop signed the order.", "Hanne Dellop")]
    [InlineData("Osk Verrindal signed the order.", "Osk Verrindal")]
    [InlineData("Nora Tarrowen signed the order.", "Nora Tarrowen")]
    [InlineData("Hanne Tarrowen signed the order.", "Hanne Tarrowen")]
    [InlineData("The Merrow Water Authority was told by Nilo Farrenby, an inspector.", "Nilo Farrenby")]
    public void AnotherNameFails(string sentence, string piece) =>
        Fails(DiscrepancyKind.Name, sentence, Passage).ClaimText.ShouldBe(piece);

    [Fact]
    public void WhoStandsInThePlaceIsSaid()
    {
        Fails(DiscrepancyKind.Name, "Nora Tarrowen signed the order.", Passage).SourceText.ShouldBe("Ilsa Tarrowen");
        Fails(DiscrepancyKind.Name, "Osk Verrindal signed the order on Friday.", Passage).SourceText.ShouldBe("Ilsa Tarrowen");
    }

    [Theory]
    [InlineData("The UN rejected the plan.", "The United Nations rejected the plan.")]
    [InlineData("The United Nations rejected the plan.", "The U.N. rejected the plan.")]
    [InlineData("The WHO rejected the plan.", "The World Health Organization rejected the plan.")]
    [InlineData("The World Health Organization rejected the plan.", "The WHO rejected the plan.")]
    [InlineData("North Korea rejected the plan.", "North Korean officials rejected the plan.")]
    [InlineData("North Korea rejected the plan.", "The DPRK rejected the plan.")]
    [InlineData("The United States rejected the plan.", "US officials rejected the plan.")]
    [InlineData("Seoul rejected the plan.", "South Korea rejected the plan.")]
    [InlineData("The United Kingdom rejected the plan.", "Britain rejected the plan.")]
    public void ANameIsTheSameInEveryUsualForm(string sentence, string passage) => Holds(sentence, passage);

    [Fact]
    public void TheHeadlineMayNameWhomThePassageDoesNot() =>
        Holds("Dorn Hallevik resigned on Friday.", "The chief executive resigned on Friday, a week after the cracks were found.",
            "Hallevik resigns, says Dorn Hallevik’s office");

    [Fact]
    public void TheArticleMayTellWhoseSurnameItIs()
    {
        var source = Source("Hallevik resigned on Friday.", neighbours: "Dorn Hallevik has led the authority since 2017.");

        Checker.Check("Dorn Hallevik resigned on Friday.", source, Published).IsSupported.ShouldBeTrue();
        Checker.Check("Osk Hallevik resigned on Friday.", source, Published).IsSupported.ShouldBeFalse();
    }

    [Fact]
    public void WhoeverIsNamedElsewhereInThePassageDidNotDoIt()
    {
        const string far = "Osk Verrindal opened the session. Members took their seats. Papers were handed out. "
            + "The doors were shut. Hedda Lindroth presented the budget.";

        Fails(DiscrepancyKind.Name, "Osk Verrindal presented the budget.", far).SourceText.ShouldBe("Hedda Lindroth");
    }

    [Theory]
    [InlineData("Calnet sued Brackenhall over the cables.", true)]
    [InlineData("Brackenhall was sued by Calnet over the cables.", true)]
    [InlineData("Brackenhall sued Calnet over the cables.", false)]
    public void TwoNamesMayNotChangePlaces(string sentence, bool holds)
    {
        const string passage = "The grid company Calnet sued Brackenhall over the cables on Friday.";

        if (holds) Holds(sentence, passage);
        else Fails(DiscrepancyKind.Name, sentence, passage);
    }

    [Fact]
    public void APronounStandsForTheNameBeforeIt() =>
        Holds("Hallevik said that he did not intend to resign.",
            "Hallevik was interrupted several times by residents. He said that he did not intend to resign.");

    [Fact]
    public void TheOutletMayAlwaysBeNamed() =>
        Checker.Check("The order was signed on Friday, The Harbour Post reported.", Source(Passage, outlet: "The Harbour Post"),
            Published).IsSupported.ShouldBeTrue();

    [Theory]
    [InlineData("Residents left their homes.", "All residents left their homes.")]
    [InlineData("Farmers want compensation.", "The farmers want compensation.")]
    public void TheFirstWordOfASentenceIsNotTakenForAName(string sentence, string passage) => Holds(sentence, passage);
}
