using NewsBot.Stories;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Stories;

public sealed class AgencyCreditsTests
{
    [Theory]
    [InlineData("OSTWICK (Reuters) - The ferry burned.", "Reuters")]
    [InlineData("OSTWICK, Oct 3 (AP) — The ferry burned.", "AP")]
    [InlineData("By Ada Brandt, Associated Press\n\nThe ferry burned.", "AP")]
    [InlineData("AFP\n\nThe ferry burned.", "AFP")]
    [InlineData("OSTWICK (Corvane Wire) — The ferry burned.", "Corvane Wire")]
    [InlineData("The ferry burned.\n\nContributing: The Associated Press", "AP")]
    [InlineData("The ferry burned.\n\n(Reporting by Ada Brandt in Ostwick; Additional reporting by AFP)", "AFP")]
    [InlineData("The ferry burned.\n\n© 2025 Agence France-Presse", "AFP")]
    [InlineData("OSTWICK (Harbour Post) — The ferry burned.", null)]
    [InlineData("The captain told Reuters that the ferry burned.", null)]
    [InlineData("The ferry (built in Corvane) burned.", null)]
    [InlineData("By Ada Brandt\n\nThe ferry burned.", null)]
    public void TheAgencyIsWhomTheTextCredits(string body, string? agency) =>
        AgencyCredits.Read(Some.Article(body: body, outlet: "The Harbour Post")).Agency.ShouldBe(agency);

    [Theory]
    [InlineData("Reuters", "Reuters")]
    [InlineData("Ada Brandt, The Associated Press", "AP")]
    [InlineData("Corvane Wire", "Corvane Wire")]
    [InlineData("Ada Brandt", null)]
    public void AnAuthorMayBeAnAgency(string author, string? agency) =>
        AgencyCredits.Read(Some.Article() with { Author = author }).Agency.ShouldBe(agency);

    [Fact]
    public void AnAgencyDoesNotCreditItself() =>
        AgencyCredits.Read(Some.Article(body: "OSTWICK (Reuters) - The ferry burned.", outlet: "Reuters")).Agency.ShouldBeNull();

    [Theory]
    [InlineData("OSTWICK (Reuters) - The ferry burned.")]
    [InlineData("By Ada Brandt\n\nOSTWICK — The ferry burned.")]
    [InlineData("Ada Brandt, The Harbour Post\nThe ferry burned.")]
    [InlineData("the FERRY   “burned”")]
    public void CreditsAreNoPartOfTheText(string body) =>
        ShingleFingerprint.Create(Some.Article(body: body)).Bands
            .ShouldBe(ShingleFingerprint.Create(Some.Article(body: "The ferry burned.")).Bands);
}
