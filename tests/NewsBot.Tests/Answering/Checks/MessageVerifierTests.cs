using NewsBot.Answering.Checks;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using NewsBot.Verification.Messages;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Checks;

/// <summary>Checks over the sample coverage.</summary>
public sealed class MessageVerifierTests(MessageVerifierTests.Sample sample) : IClassFixture<MessageVerifierTests.Sample>
{
    [Theory]
    [InlineData("The Merrow Dam is 62 metres high and 310 metres long.")]
    [InlineData("Inspector Joss Hadrell noticed the cracks at 06:40 on Friday.")]
    [InlineData("Joss Hadrell found the cracks in the Merrow Dam.")]
    [InlineData("1,472 people were evacuated from Merrowhaven.")]
    [InlineData("About 1,500 people were evacuated from Merrowhaven.")]
    [InlineData("Repairing the Merrow Dam will cost 84 million crowns.")]
    [InlineData("Dorn Hallevik resigned on Friday as chief executive.")]
    [InlineData("The board of the authority appointed Yara Sollick as acting chief executive.")]
    [InlineData("Divers found no cracks on the upstream side of the dam.")]
    [InlineData("Five people were injured in the evacuation.")]
    [InlineData("Six people were injured and nobody died.")]
    [InlineData("North Korea's first nuclear test was in 2006.")]
    [InlineData("Skerrowby Albion won the Calveth Cup.")]
    public async Task WhatTheCoverageSaysIsSupported(string message)
    {
        var claim = await OneAsync(message);

        claim.Standing.ShouldBe(ClaimStanding.Supported);
        claim.SupportingCitation.ShouldNotBeNull();
        claim.Difference.ShouldBeNull();
    }

    [Theory]
    [InlineData("The Merrow Dam is 70 metres high.", "70", "62")]
    [InlineData("The longest crack is 3 millimetres wide and 40 metres long.", null, null)]
    [InlineData("A crowd of 25,000 watched the final at the Lanternfield Stadium.", "25,000", "31,460")]
    [InlineData(
        "The Assembly approved a fund of 80 million crowns for the Merrow Dam.", "80 million crowns", "90 million crowns")]
    [InlineData("The Grey Tern cost 25 million crowns.", "25 million crowns", "22 million crowns")]
    [InlineData("The drains were last flushed in 2015.", "2015", "2012")]
    [InlineData("North Korea carried out its first nuclear test in 2009.", "2009", "2006")]
    [InlineData("The inquiry will be led by Edda Murnholt, a retired appeal judge.", "Edda Murnholt", "Corlan Ebbesworth")]
    [InlineData("Divers found cracks on the upstream side of the dam.", null, null)]
    [InlineData("The drains were not last flushed in 2012.", null, null)]
    public async Task WhatTheCoverageHasOtherwiseIsContradictedWithWhatItHas(string message, string? piece, string? instead)
    {
        var told = await CheckAsync(message);
        var claim = told.Claims.ShouldHaveSingleItem();

        if (piece is null)
        {
            claim.Standing.ShouldNotBe(ClaimStanding.Supported);
            return;
        }

        claim.Standing.ShouldBe(ClaimStanding.Contradicted);
        var difference = claim.Difference.ShouldNotBeNull();
        difference.ClaimText.ShouldBe(piece);
        difference.CoverageText.ShouldBe(instead);
        told.Citations[difference.Citation - 1].Quote.ShouldContain(instead!);
    }

    [Theory]
    [InlineData("Taylor Swift released a new album in London on Friday.")]
    [InlineData("The Lake Torvald bridge collapsed in 2019 and killed 14 people.")]
    [InlineData("Dorn Hallevik was born in Ostrane in 1967.")]
    [InlineData("Kim Jong Un told the UN that his country will never give up its nuclear weapons.")]
    [InlineData("More than 1,000 people were evacuated from Merrowhaven.")]
    [InlineData("La presa de Merrow mide setenta metros de altura según el alcalde.")]
    public async Task WhatTheCoverageDoesNotSayIsNeitherSupportedNorContradicted(string message)
    {
        var claim = await OneAsync(message);

        claim.Standing.ShouldBe(ClaimStanding.NotInCoverage);
        claim.SupportingCitation.ShouldBeNull();
        claim.Difference.ShouldBeNull();
    }

    [Theory]
    [InlineData("Osk Verrindal resigned as chief executive of the Merrow Water Authority.")]
    [InlineData("Dorn Hallevik resigned on Monday.")]
    [InlineData("Dorn Hallevik did not resign.")]
    [InlineData("The Assembly rejected a fund of 90 million crowns for the Merrow Dam.")]
    [InlineData("Skerrowby Albion lost the Calveth Cup.")]
    [InlineData("The mayor of Merrowhaven is Osk Verrindal.")]
    [InlineData("The Merrow Water Authority need not publish its 2023 inspection report.")]
    public async Task WhatIsNotSoIsNeverSupported(string message) =>
        (await OneAsync(message)).Standing.ShouldNotBe(ClaimStanding.Supported);

    [Theory]
    [InlineData("1,340 people were evacuated from Merrowhaven.")]
    [InlineData("1,600 people were evacuated from Merrowhaven.")]
    public async Task AnEarlierCountIsToldWithTheLaterOne(string message)
    {
        var told = await CheckAsync(message);

        var claim = told.Claims.ShouldHaveSingleItem();
        claim.Standing.ShouldBe(ClaimStanding.Superseded);
        claim.Difference!.CoverageText.ShouldBe("1,472");
        told.Citations[claim.SupportingCitation!.Value - 1].Article.Published.ShouldNotBeNull()
            .ShouldBeLessThan(told.Citations[claim.Difference.Citation - 1].Article.Published!.Value);
    }

    [Fact]
    public async Task OutletsThatDifferAtOneTimeAreBothNamed()
    {
        var told = await CheckAsync("1,340 people were evacuated from Merrowhaven.", "2025-10-05");

        var claim = told.Claims.ShouldHaveSingleItem();
        claim.Standing.ShouldBe(ClaimStanding.Disputed);
        told.Citations[claim.SupportingCitation!.Value - 1].Article.Outlet.ShouldBe("The Harbour Post");
        told.Citations[claim.Difference!.Citation - 1].Article.Outlet.ShouldBe("The Ostrane Ledger");
    }

    [Fact]
    public async Task ACorrectedFigureIsToldAsCorrected()
    {
        var claim = await OneAsync("Repairing the Merrow Dam may cost 48 million crowns.");

        claim.Standing.ShouldBe(ClaimStanding.Superseded);
        claim.Difference!.IsCorrection.ShouldBeTrue();
        claim.Difference.CoverageText.ShouldBe("84 million crowns");
    }

    [Theory]
    [InlineData("Repairing the Merrow Dam may cost 48 million crowns.", "2025-10-07", ClaimStanding.Supported)]
    [InlineData("Dorn Hallevik resigned on Friday as chief executive.", "2025-10-09", ClaimStanding.NotInCoverage)]
    [InlineData("Two people were slightly injured during the evacuation.", "2025-10-05", ClaimStanding.Supported)]
    public async Task OnlyWhatWasPublishedByThenIsSeen(string message, string asOf, ClaimStanding standing)
    {
        var told = await CheckAsync(message, asOf);

        told.Claims.ShouldHaveSingleItem().Standing.ShouldBe(standing);
        told.Citations.ShouldAllBe(citation => citation.Article.Published <= told.AsOf);
    }

    [Fact]
    public async Task BeforeAnythingWasPublishedNothingIsHeld() =>
        (await CheckAsync("The Merrow Dam is 62 metres high.", "2020-01-01")).Outcome.ShouldBe(CheckOutcome.NothingHeld);

    [Fact]
    public async Task EveryQuoteIsCutFromTheStoredBody()
    {
        var told =
            await CheckAsync(
                "The Merrow Dam is 62 metres high and 310 metres long. The Grey Tern cost 25 million crowns. 1,340 people "
                    + "were evacuated from Merrowhaven.");

        told.Citations.Count.ShouldBeGreaterThanOrEqualTo(4);
        told.Citations.Select(citation => citation.Number).ShouldBe(Enumerable.Range(1, told.Citations.Count));
        foreach (var citation in told.Citations)
        {
            var stored = await sample.House.Archive.ReadAsync(citation.Article.Id, citation.Article.Version, Cancellation);
            citation.Span.Cut(stored!.Body).ShouldBe(citation.Quote);
        }
    }

    [Fact]
    public async Task AWireReportNamesTheOtherOutletsThatHaveIt()
    {
        var told = await CheckAsync("Mayor Ilsa Tarrowen signed the evacuation order at 21:30 on Friday.");

        told.Citations.ShouldHaveSingleItem().AlsoIn.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task NoMoreThanEightClaimsAreCheckedAndTheOthersAreCounted()
    {
        var told =
            await CheckAsync(
                string.Join(' ', Enumerable.Range(60, 11).Select(metres => $"The Merrow Dam is {metres} metres high.")));

        told.Claims.Count.ShouldBe(MessageVerifier.MaxClaims);
        told.UncheckedClaims.ShouldBe(3);
    }

    [Fact]
    public async Task WhoIsPointedToIsTheOneOfTheSentenceBefore()
    {
        var told = await CheckAsync("Nilo Farrenby plays for Skerrowby Albion. He resigned as chief executive on Friday.");

        told.Claims[^1].Standing.ShouldNotBe(ClaimStanding.Supported);
    }

    [Theory]
    [InlineData("@everyone **The Merrow Dam** is __62 metres__ high.\n[look](https://evil.example/x) <@1> 😱")]
    [InlineData("> BREAKING: the Merrow Dam is 62 metres high!!! https://evil.example/?q=[1]")]
    [InlineData("The \u202eMerrow\u202c Dam\u200f is \u200f62 metres high.")]
    public async Task MarkupDoesNotChangeAVerdict(string message)
    {
        var told = await CheckAsync(message);

        told.Claims.ShouldContain(claim => claim.Standing == ClaimStanding.Supported && claim.Text.Contains("62 metres high"));
        told.Claims.ShouldAllBe(claim => !claim.Text.Contains("@everyone") && !claim.Text.Contains("http")
            && !claim.Text.Contains('\u202e'));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\" ( [ ] ) : AND OR NOT * ~ ")]
    [InlineData("\ud83d\ude31")]
    [InlineData("مرحبا ")]
    [InlineData("0.1,2;3/4%")]
    [InlineData("```\n")]
    [InlineData("Merrow ")]
    public async Task NoiseAsLongAsAMessageThrowsNothing(string noise)
    {
        var message = string.Concat(Enumerable.Repeat(noise, 4_000 / noise.Length));

        (await CheckAsync(message)).Claims.ShouldAllBe(claim => claim.Standing == ClaimStanding.NotInCoverage);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<CheckedClaim> OneAsync(string message) => (await CheckAsync(message)).Claims.ShouldHaveSingleItem();

    private async Task<CheckedMessage> CheckAsync(string message, string? asOf = null)
    {
        var options = new Dictionary<string, string> { ["text"] = message };
        if (asOf is not null) options["as_of"] = asOf;
        return (await sample.House.HandleAsync(new Request("check", options), Cancellation)).Check.ShouldNotBeNull();
    }

    /// <summary>One house for all, since taking the sample in is most of a test's time.</summary>
    public sealed class Sample : IAsyncDisposable
    {
        internal TestHost House { get; } = new();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
