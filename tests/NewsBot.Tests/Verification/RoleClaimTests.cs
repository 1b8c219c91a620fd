using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

/// <summary>Who did what to whom, and what stands in the place of another word.</summary>
public sealed class RoleClaimTests : ClaimTest
{
    [Theory]
    [InlineData("The tram Blue Heron replaces the bus Old Otter.", "The bus Old Otter replaces the tram Blue Heron.")]
    [InlineData("Dellop said that Sollick should resign.", "Sollick said that Dellop should resign on Friday.")]
    [InlineData("The mayor had spoken of 40 homes and the council of 60.",
        "The council had spoken of 40 homes and the mayor of 60.")]
    [InlineData("She replaced Osk Verrindal with Hanne Dellop.", "She replaced Hanne Dellop with Osk Verrindal.")]
    [InlineData("They doubted the dam rather than the sensor.", "They doubted the sensor rather than the dam.")]
    public void ThingsThatChangedPlacesFail(string sentence, string passage)
    {
        Fails(DiscrepancyKind.Role, sentence, passage);
        Holds(passage, passage);
    }

    [Theory]
    [InlineData("The bus Old Otter was replaced by the tram Blue Heron.", "The tram Blue Heron replaced the bus Old Otter.")]
    [InlineData("Dellop met Sollick on Friday.", "Sollick met Dellop on Friday.")]
    [InlineData("The council bought the ferry, Dellop said.", "Dellop said the council bought the ferry.")]
    [InlineData("In Ostrane, the council opened a library.", "The council opened a library in Ostrane.")]
    [InlineData("Pears, plums and apples were sold.", "Apples, plums and pears were sold.")]
    public void TheSameInAnotherOrderHolds(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("Dorn Hallevik resigned on Friday as mayor of Merrowhaven.", "mayor", "chief executive")]
    [InlineData("The soft wall of the dam broke on Friday.", "soft", "stiff")]
    [InlineData("The authority may publish its report in full.", "may", "must")]
    public void AnotherWordInTheSamePlaceFailsAndIsNamed(string sentence, string word, string instead)
    {
        const string passage = "Dorn Hallevik resigned on Friday as chief executive of Merrowhaven. "
            + "The stiff wall of the dam broke on Friday. The authority must publish its report in full.";

        var found = Fails(DiscrepancyKind.Substitution, sentence, passage);

        (found.ClaimText, found.SourceText).ShouldBe((word, instead));
    }

    [Fact]
    public void AnotherNameInTheSamePlaceFailsThoughThePassageHasItElsewhere()
    {
        var found = Fails(DiscrepancyKind.Name, "The governing Civic Union holds 66 of the 120 seats.",
            "The governing Centre Alliance holds 66 of the 120 seats. The Civic Union is in opposition.");

        (found.ClaimText, found.SourceText, found.IsHeld).ShouldBe(("Civic Union", "Centre Alliance", true));
    }

    [Theory]
    [InlineData("The council postponed the vote on Friday.", "The council put off the vote on Friday.")]
    [InlineData("Sensors recorded nine litres a second.", "Sensors measured nine litres a second, recorded by day.")]
    public void AnotherWordingIsNoReplacement(string sentence, string passage) =>
        Check(sentence, passage).Discrepancies.ShouldNotContain(piece => piece.IsSubstitution);
}
