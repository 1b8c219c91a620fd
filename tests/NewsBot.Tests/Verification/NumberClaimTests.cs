using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

public sealed class NumberClaimTests : ClaimTest
{
    [Theory]
    [InlineData("The town counted 437 evacuees.", "The town counted four hundred thirty-seven evacuees.")]
    [InlineData("The town counted four hundred and thirty-seven evacuees.", "The town counted 437 evacuees.")]
    [InlineData("The fund holds 1.2 million crowns.", "The fund holds 1,200,000 crowns.")]
    [InlineData("The fund holds 1,200,000 crowns.", "The fund holds 1.2m crowns.")]
    [InlineData("The bank was sold for $3bn.", "The bank was sold for 3 billion dollars.")]
    [InlineData("The bank was sold for three billion dollars.", "The bank was sold for $3 billion.")]
    [InlineData("Prices rose by 4.5%.", "Prices rose by 4.5 per cent.")]
    [InlineData("Prices rose by 4 percent.", "Prices rose by four per cent.")]
    [InlineData("Turnout fell by 3 percentage points.", "Turnout fell by three percentage points.")]
    [InlineData("Half of the boats put to sea.", "50 per cent of the boats put to sea.")]
    [InlineData("A third of the pupils stayed away.", "One-third of the pupils stayed away.")]
    [InlineData("One in five inhabitants is older than 65.", "20 per cent of the inhabitants are older than 65.")]
    [InlineData("Half a million people watched.", "500,000 people watched.")]
    [InlineData("A dozen boats were lost.", "Twelve boats were lost.")]
    [InlineData("It was the 21st match of the season.", "It was the twenty-first match of the season.")]
    [InlineData("It was their 3rd victory.", "It was their third victory.")]
    [InlineData("Two and a half million people live there.", "2.5 million people live there.")]
    [InlineData("The 63-year-old mayor resigned.", "The mayor, 63, resigned.")]
    [InlineData("Skerrowby won 3-2.", "Skerrowby won by three goals to two.")]
    [InlineData("Between 10 and 15 per cent of voters were undecided.", "10 to 15 percent of voters were undecided.")]
    public void ANumberIsTheSameInEveryNotation(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("About 1,500 people were evacuated.", "1,472 people were evacuated.")]
    [InlineData("More than 1,400 people were evacuated.", "1,472 people were evacuated.")]
    [InlineData("Nearly 1,500 people were evacuated.", "1,472 people were evacuated.")]
    [InlineData("Over a hundred sheep were killed.", "More than 100 sheep were killed.")]
    public void ARoundedNumberHoldsWhereItsWordFits(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("Power was cut to 85 percent of the town.", "Power was cut to 85.19 percent of the town.")]
    [InlineData("The fund holds 1.2 million crowns.", "The fund holds 1,187,000 crowns.")]
    [InlineData("The tower is 62 metres high.", "The tower is 61.8 metres high.")]
    public void WhatReadersRoundIsTheSame(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("Inflation was 4 percent in May.", "Inflation was 4.2 percent in May.")]
    [InlineData("Inflation was 85.0 percent in May.", "Inflation was 84.6 percent in May.")]
    [InlineData("Inflation was 86 percent in May.", "Inflation was 85.19 percent in May.")]
    [InlineData("The fund holds 1.1 million crowns.", "The fund holds 1,187,000 crowns.")]
    public void WhatIsNotRoundedSoIsAnother(string sentence, string passage) =>
        Check(sentence, passage).IsSupported.ShouldBeFalse();

    [Fact]
    public void ThoseWhoWereHurtAreNotThoseWhoDied() =>
        Fails(DiscrepancyKind.Number, "Twenty-six people died in the fire.",
            "The fire killed four people. Twenty-six people were taken to hospital.")
            .SourceText.ShouldBe("four");

    [Theory]
    [InlineData(
        "Inflation was 4.2 percent in September.", "Inflation fell to 3.9 percent in October from 4.2 percent in September.")]
    [InlineData(
        "Inflation was 3.9 percent in October.", "Inflation fell to 3.9 percent in October from 4.2 percent in September.")]
    [InlineData(
        "Doctors counted 31 cases of fever in August.", "Doctors counted 48 cases of fever in September, up from 31 in August.")]
    public void EachFigureIsOfItsOwnTime(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("The fire killed six people.", "The death toll of the fire climbed to 6 on Wednesday after two passengers "
        + "died in hospital.")]
    [InlineData("Six people died in the fire.", "The number of dead in the fire on the ferry off the cape has risen to six.")]
    public void ATollIsOfThoseWhoDied(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("About 2,000 people were evacuated.", "1,472 people were evacuated.")]
    [InlineData("More than 1,500 people were evacuated.", "1,472 people were evacuated.")]
    [InlineData("Nearly 1,400 people were evacuated.", "1,472 people were evacuated.")]
    [InlineData("1,500 people were evacuated.", "1,472 people were evacuated.")]
    [InlineData("More than 300 flights were cancelled.", "Fewer than 300 flights were cancelled.")]
    public void ARoundedNumberFailsWhereItDoesNot(string sentence, string passage) =>
        Fails(DiscrepancyKind.Number, sentence, passage);

    [Fact]
    public void ANumberBringsWhatItCounts()
    {
        const string passage = "The longest crack is 14 metres long. Twelve people were injured on the road to Skerrowby.";

        Fails(DiscrepancyKind.Number, "14 people were injured on the road to Skerrowby.", passage).SourceText.ShouldBe("Twelve");
        Fails(DiscrepancyKind.Number, "The longest crack is 14 litres long.", passage);
    }

    [Fact]
    public void ANumberOfAnotherSentenceIsNotTakenForTheOneInItsPlace() =>
        Fails(DiscrepancyKind.Amount, "Repairing the dam may cost 30 million crowns.",
            "Repairing the dam may cost 48 million crowns. The authority holds a reserve of 30 million crowns.")
            .SourceText.ShouldBe("48 million crowns");

    [Fact]
    public void TwoNumbersThatHaveChangedPlacesFail() =>
        Fails(DiscrepancyKind.Number, "Calveth may catch 95 tonnes a year and Vestmark 120.",
            "Calveth may catch 120 tonnes a year and Vestmark 95.");

    [Theory]
    [InlineData("The county paid 14 per cent of the price.", "The county paid 40 per cent of the price.",
        nameof(DiscrepancyKind.Percentage), "40 per cent")]
    [InlineData("The ferry cost 21 million crowns.", "The ferry cost 22 million crowns.", nameof(DiscrepancyKind.Amount),
        "22 million crowns")]
    [InlineData("The ferry cost $22 million.", "The ferry cost €22 million.", nameof(DiscrepancyKind.Amount), null)]
    [InlineData("42 boats put to sea.", "42 per cent of the boats put to sea.", nameof(DiscrepancyKind.Number), null)]
    public void AnotherAmountOrKindOfNumberFails(string sentence, string passage, string kind, string? instead)
    {
        var piece = Fails(Enum.Parse<DiscrepancyKind>(kind), sentence, passage);
        if (instead is not null) piece.SourceText.ShouldBe(instead);
    }

    [Fact]
    public void NothingIsReckoned() =>
        Fails(DiscrepancyKind.Number, "Nine people were injured.",
            "Five men and four women were injured.").ClaimText.ShouldBe("Nine");

    [Fact]
    public void FiguresInANameAreNoNumber() =>
        Holds("Kestrel-1 reached orbit.", "The satellite Kestrel-1 reached orbit on Friday.");
}
