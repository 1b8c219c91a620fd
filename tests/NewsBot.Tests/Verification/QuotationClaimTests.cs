using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

public sealed class QuotationClaimTests : ClaimTest
{
    private const string Passage =
        "“We should have opened the gates in August — and we didn’t,” Dorn Hallevik said. "
        + "“The drains were my responsibility, and I did not look after them. I will answer for it,” he added.";

    [Theory]
    [InlineData("“We should have opened the gates in August — and we didn’t,” Hallevik said.")]
    [InlineData("Hallevik said: \"we should have opened the gates in August - and we didn't.\"")]
    [InlineData("Hallevik said that “the drains were my responsibility.”")]
    [InlineData("Hallevik said: “The drains were my responsibility … I will answer for it.”")]
    [InlineData("Hallevik said: “The drains were my responsibility, [...] I will answer for it.”")]
    [InlineData("Hallevik said: ‘The drains were my responsibility, and I did not look after them.’")]
    public void AQuotationMayDifferInItsMarksAlone(string sentence) => Holds(sentence, Passage);

    [Theory]
    [InlineData("“We should have opened the doors in August — and we didn’t,” Hallevik said.")]
    [InlineData("Hallevik said: “I will answer for it … The drains were my responsibility.”")]
    [InlineData("Hallevik said: “The drain were my responsibility.”")]
    [InlineData("Hallevik said: “The drains were my responsibilit.”")]
    [InlineData("Hallevik said that he was “deeply sorry for everything”.")]
    public void OtherWordsFail(string sentence) => Fails(DiscrepancyKind.Quotation, sentence, Passage);

    [Fact]
    public void WhatWasSaidInsteadIsGiven() =>
        Fails(DiscrepancyKind.Quotation, "“We should have opened the doors in August — and we didn’t,” Hallevik said.", Passage)
            .SourceText.ShouldBe("We should have opened the gates in August — and we didn’t,");

    [Fact]
    public void ASingleWordInMarksIsAWordLikeAnyOther()
    {
        Holds("Hallevik took “responsibility” for the drains.", Passage);
        Holds("The “opened” gates came up, Hallevik said of August.", Passage);
    }

    [Fact]
    public void WhoeverSaidItMustBeNamed() => Fails(DiscrepancyKind.Name, "“I will answer for it,” said Osk Verrindal.", Passage);

    [Fact]
    public void AnApostropheOpensNoQuotation() =>
        Holds("The residents' homes weren't damaged.", "The residents’ homes weren’t damaged.");

    [Theory]
    [InlineData("Hallevik said: “The drains were my responsibility, and I did … look after them.”")]
    [InlineData("Hallevik said: “The drains were [never] my responsibility.”")]
    public void AnOmissionOrABracketThatTurnsAQuotationFails(string sentence) =>
        Fails(DiscrepancyKind.Quotation, sentence, Passage);

    [Fact]
    public void AQuotationMayNotEndBeforeExcept() =>
        Fails(DiscrepancyKind.Quotation, "Raskelund said that he had “explained everything”.",
                "Raskelund said that he had “explained everything except why he is still there”.")
            .SourceText.ShouldBe("explained everything except why he is still there");

    [Theory]
    [InlineData("“We counted everyone,” Osk Verrindal said.", "Hanne Dellop")]
    [InlineData("Osk Verrindal said: “A captain stays aboard.”", "Ilsa Tarrow")]
    public void AQuotationOfSomebodyElseFails(string sentence, string speaker)
    {
        const string passage =
            "“We counted everyone,” Hanne Dellop said. Ilsa Tarrow refused to go. “A captain stays aboard,” she "
            + "said. Osk Verrindal said that he would wait.";

        var found = Fails(DiscrepancyKind.Name, sentence, passage);

        (found.ClaimText, found.SourceText, found.IsContradiction).ShouldBe(("Osk Verrindal", speaker, true));
    }
}
