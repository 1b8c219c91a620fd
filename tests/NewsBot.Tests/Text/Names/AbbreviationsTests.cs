using NewsBot.Text.Names;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text.Names;

public sealed class AbbreviationsTests
{
    [Theory]
    [InlineData("The Calveth Grain Board (CGB) met on Friday.", "CGB", "Calveth Grain Board")]
    [InlineData("The Ministry of Transport (MoT) met on Friday.", "MoT", "Ministry of Transport")]
    [InlineData("The CGB (Calveth Grain Board) met on Friday.", "CGB", "Calveth Grain Board")]
    [InlineData("The CGB (the Calveth Grain Board) met on Friday.", "CGB", "Calveth Grain Board")]
    [InlineData("The Calveth Grain Board, or CGB, met on Friday.", "CGB", "Calveth Grain Board")]
    [InlineData("The Calveth Grain Board, also known as the CGB, met.", "CGB", "Calveth Grain Board")]
    [InlineData("The Calveth Grain Board (“C.G.B.”) met on Friday.", "C.G.B.", "Calveth Grain Board")]
    [InlineData("It came to the Hexley Institute for Inland Sailing (HIIS) late.", "HIIS", "Hexley Institute for Inland Sailing")]
    [InlineData("Non-governmental ferry owners (NGFOs) met.", "NGFOs", "Non-governmental ferry owners")]
    [InlineData("The Centres for Dune Care and Planting (CDC) met.", "CDC", "Centres for Dune Care and Planting")]
    [InlineData("The Department for Roads and Airfields (DefRA) met.", "DefRA", "Department for Roads and Airfields")]
    [InlineData("The Department for Ferries (Defe) met.", "Defe", "Department for Ferries")]
    [InlineData("Growth of gross island product (GIP) slowed.", "GIP", "gross island product")]
    [InlineData("The Merrow Anti-Litter League (MALL) met.", "MALL", "Merrow Anti-Litter League")]
    public void ADefinitionIsRead(string text, string shortName, string longName)
    {
        var found = Abbreviations.ReadDefinitions(text).ShouldHaveSingleItem();

        found.Short.ShouldBe(shortName);
        found.Long.ShouldBe(longName);
    }

    [Theory]
    [InlineData("MERROWHAVEN (AP) The harbour reopened.")]
    [InlineData("The mayor (Ilsa Tarrowen) signed it.")]
    [InlineData("Hanne Dellop (right) and Joss Hadrell.")]
    [InlineData("The Calveth Grain Board met in Hexley (CGB).")]
    [InlineData("The Calveth Grain Board met. Prices (CGB) rose.")]
    [InlineData("Senator Osk Verrindal (R-Merrow) voted against it.")]
    [InlineData("It may be the ferry, or Anna, that was late.")]
    [InlineData("Shares (MRW) fell.")]
    [InlineData("")]
    public void WhatDefinesNothingIsNotRead(string text) => Abbreviations.ReadDefinitions(text).ShouldBeEmpty();

    [Theory]
    [InlineData("U.N.", "UN")]
    [InlineData("MoT", "MOT")]
    [InlineData("NGOs", "NGO")]
    [InlineData("ILO’s", "ILO")]
    public void SpellingsOfAShortNameHaveOneKey(string written, string key) => Abbreviation.GetKey(written).ShouldBe(key);

    [Fact]
    public void TheLexiconGivesNoShortNameToTwoThings()
    {
        Abbreviations.Common.ShouldAllBe(pair => Abbreviation.IsShortName(pair.Short));
        Abbreviations.FindCommon("GOP").Select(pair => pair.Long).ShouldContain("Republican Party");
        Abbreviations.FindCommon("XYZ").ShouldBeEmpty();
    }
}
