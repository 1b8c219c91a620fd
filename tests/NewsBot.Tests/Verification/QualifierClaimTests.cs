using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

/// <summary>Small words that make a sentence say more than its source.</summary>
public sealed class QualifierClaimTests : ClaimTest
{
    [Theory]
    [InlineData("The two chains have 710 workers, all of whom are in a union.",
        "The two chains have 710 workers, most of whom are in a union.", "all")]
    [InlineData("Exactly 1,600 people left their homes.", "About 1,600 people left their homes.", "Exactly")]
    [InlineData("Only a few people left the valley.", "A total of 1,472 people left the valley.", "few")]
    [InlineData("Prices rose in 2022 because of the dam.", "Prices rose in 2022. The dam was built then.", "because")]
    [InlineData("The ferry was late because the harbour was closed.",
        "The ferry was late because its batteries failed. The harbour was closed on Sunday.", "because")]
    public void AnAddedQualifierFails(string sentence, string passage, string word) =>
        Check(sentence, passage).Discrepancies
            .ShouldContain(piece => piece.Kind == DiscrepancyKind.Qualifier && piece.ClaimText == word);

    [Theory]
    [InlineData("All three men were released.", "The three men were released.")]
    [InlineData("Only five days earlier, the gate had opened.", "Five days earlier, the gate had opened.")]
    [InlineData("Every home was searched.", "All homes were searched.")]
    [InlineData("The ferry was late because its batteries failed.", "The ferry was late after its batteries failed.")]
    public void WhatQualifiesNothingHolds(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("The dam closed on Friday.", "The dam may close on Friday.", "may close")]
    [InlineData(
        "Calneth engages with all its neighbours.", "Calneth intends to engage with all its neighbours.", "intends to engage")]
    [InlineData("The deal will raise fares across the valley.", "The deal could lead to higher fares across the valley.",
        "could lead")]
    [InlineData("The glacier is the widest on the island.", "The glacier is one of the widest on the island.",
        "one of the widest")]
    public void ADroppedHedgeFails(string sentence, string passage, string hedge) =>
        Fails(DiscrepancyKind.Hedge, sentence, passage).SourceText!.ShouldEndWith(hedge);

    [Theory]
    [InlineData("The dam might close on Friday.", "The dam may close on Friday.")]
    [InlineData("The sale will close in May.", "The sale is expected to close in May.")]
    [InlineData("The road was closed due to rain.", "The road was closed due to rain.")]
    [InlineData("The protest began on Friday.", "The start of the protest was on Friday, when it began.")]
    [InlineData(
        "The dam closed on Friday.", "Engineers said that the dam may close. It closed on Friday. The dam closed on Friday.")]
    public void AHedgeOfAnyKindHolds(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("The fee is 50 crowns more than last year.", "The fee is 50 crowns less than last year.")]
    [InlineData("The road opens by Sunday.", "The road opens and stays so through Sunday.")]
    [InlineData("He asked four times in three years.", "He asked three times in four years.")]
    [InlineData("At least 1,600 people left.", "About 1,600 people left.")]
    [InlineData("The park covers 17 square miles.", "The park covers 17 acres.")]
    public void ANumberInAnotherDirectionOrUnitFails(string sentence, string passage) =>
        Check(sentence, passage).IsSupported.ShouldBeFalse();
}
