using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using NewsBot.Verification.Messages;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Checks;

/// <summary>
/// Claims with numbers, over coverage in which figures change, are rounded, and stand beside figures of other things.
/// </summary>
public sealed class FigureCheckTests(FigureCheckTests.Coverage coverage) : IClassFixture<FigureCheckTests.Coverage>
{
    [Theory]
    [InlineData("The explosion in Harrowgate killed eleven people.")]
    [InlineData("An explosion in Harrowgate killed eleven people.")]
    [InlineData("Eleven people died in the explosion in Harrowgate.")]
    [InlineData("The flood in Lower Tarn killed five people.")]
    [InlineData("Unemployment was 5.1 percent in March.")]
    [InlineData("Unemployment was 5.6 percent in April.")]
    [InlineData("The Harrow Line carried 19,000 passengers on Sunday.")]
    public async Task ANewerFigureOfTheSameThingOverridesAnOlderOne(string claim) =>
        (await StandingAsync(claim)).ShouldBe(ClaimStanding.Supported);

    [Theory]
    [InlineData("The explosion in Harrowgate killed eight people.", "eleven")]
    [InlineData("The flood in Lower Tarn killed three people.", "5")]
    [InlineData("The Harrow Line carried 17,250 passengers on Sunday.", "19,000")]
    public async Task AnOlderFigureIsToldWithTheNewerOne(string claim, string newer)
    {
        var told = await CheckAsync(claim);

        told.Standing.ShouldBe(ClaimStanding.Superseded);
        told.Difference!.CoverageText.ShouldBe(newer);
    }

    [Theory]
    [InlineData("The explosion in Harrowgate killed 20 people.")]
    [InlineData("The flood in Lower Tarn killed nine people.")]
    [InlineData("The explosion damaged 600 houses in Harrowgate.")]
    [InlineData("The Bank of Sorrel lowered its key rate to 2.25 percent.")]
    [InlineData("Unemployment rose to 6.4 percent in April.")]
    [InlineData("41 percent of households in Sorrel saved less.")]
    [InlineData("The tram depot in Harrowgate cost 4 million crowns.")]
    [InlineData("The ferry at Lower Tarn will sail.")]
    public async Task AnotherFigureOfTheSameThingIsStillContradicted(string claim) =>
        (await StandingAsync(claim)).ShouldBe(ClaimStanding.Contradicted);

    [Theory]
    // What was before, and by how much it changed.
    [InlineData("The key rate of the Bank of Sorrel was 3.25 percent before Tuesday.")]
    [InlineData("The key rate of the Bank of Sorrel was 3.25 percent until Tuesday.")]
    [InlineData("The Bank of Sorrel lowered its key rate from 3.25 percent to 2.75 percent.")]
    [InlineData("Unemployment rose by 0.5 points in April.")]
    [InlineData("The Harrow Line carried 12,000 passengers before the second count.")]
    [InlineData("Unemployment was 5.0 percent in February.")]
    // What another number counts.
    [InlineData("The explosion damaged 52 cars in Harrowgate.")]
    [InlineData("The explosion in Harrowgate damaged 60 shops.")]
    [InlineData("The Harrow Line has 38 stations.")]
    // What lies within what is said.
    [InlineData("The explosion broke the windows of 350 shops in Harrowgate.")]
    [InlineData("At the town hall of Harrowgate 45 volunteers gathered.")]
    [InlineData("The fire brigade of Harrowgate sent 28 engines.")]
    // Since when something may be.
    [InlineData("The school in Harrowgate will open on Monday.")]
    [InlineData("The school in Harrowgate opens on Tuesday.")]
    // What was not going to happen may have happened.
    [InlineData("The bridge in Lower Tarn opened before Monday.")]
    [InlineData("The ferry at Lower Tarn sailed.")]
    // Whole millions.
    [InlineData("The Bank of Sorrel spent about 2 million crowns on its new hall.")]
    [InlineData("The tram depot in Harrowgate cost 3 million crowns.")]
    [InlineData("The tram depot in Harrowgate cost about 3 million crowns.")]
    public async Task WhatMayBeSoBesideANumberIsNotContradicted(string claim) =>
        (await StandingAsync(claim)).ShouldBeOneOf(ClaimStanding.Supported, ClaimStanding.NotInCoverage);

    [Theory]
    [InlineData("63 percent of households in Sorrel saved less.")]
    [InlineData("About 63 percent of households in Sorrel saved less.")]
    [InlineData("The explosion damaged about 420 houses in Harrowgate.")]
    [InlineData("The Bank of Sorrel spent 2.4 million crowns on its new hall.")]
    [InlineData("The Vale Works cut its staff to 85.")]
    [InlineData("The Vale Works cut its staff from 120 to 85.")]
    [InlineData("The Vale Works cut its staff from 120.")]
    public async Task ARoundedFigureIsSupported(string claim) => (await StandingAsync(claim)).ShouldBe(ClaimStanding.Supported);

    [Theory]
    [InlineData("26 people died in the explosion in Harrowgate.")]
    [InlineData("Unemployment was 5.6 percent in March.")]
    [InlineData("The Vale Works cut its staff to 120.")]
    [InlineData("The Vale Works cut its staff from 85 to 120.")]
    [InlineData("The Vale Works cut its staff from 85.")]
    [InlineData("The bridge in Lower Tarn opened before Monday.")]
    public async Task AFigureOfSomethingElseSupportsNothing(string claim) =>
        (await StandingAsync(claim)).ShouldNotBe(ClaimStanding.Supported);

    [Theory]
    [InlineData("How many people did the explosion in Harrowgate kill?", "eleven")]
    [InlineData("How many people died in the explosion in Harrowgate?", "eleven")]
    [InlineData("How many people did the flood in Lower Tarn kill?", "5")]
    [InlineData("How many passengers did the Harrow Line carry?", "19,000")]
    public async Task HowManyIsAnsweredWithTheNewestFigureFirst(string question, string newest)
    {
        var answer = await coverage.House.Pipeline.AnswerAsync(new AnswerRequest(question), Cancellation);

        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Text[..answer.Text.IndexOf("[1]", StringComparison.Ordinal)].ShouldContain(newest);
    }

    [Fact]
    public async Task WhatWasKnownByThenIsAnsweredAsItWasKnown()
    {
        var asOf = new DateTimeOffset(2025, 9, 3, 12, 0, 0, TimeSpan.Zero);

        var answer =
            await coverage.House.Pipeline.AnswerAsync(
                new AnswerRequest("How many people did the explosion in Harrowgate kill?") { AsOf = asOf }, Cancellation);

        answer.Text.ShouldContain("eight");
        answer.Text.ShouldNotContain("eleven");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<ClaimStanding> StandingAsync(string claim) => (await CheckAsync(claim)).Standing;

    private async Task<CheckedClaim> CheckAsync(string claim)
    {
        var reply =
            await coverage.House.Desk.HandleAsync(
                new Request("check", new Dictionary<string, string> { ["text"] = claim }), Cancellation);
        return reply.Check.ShouldNotBeNull().Claims.ShouldHaveSingleItem();
    }

    /// <summary>One house for all.</summary>
    public sealed class Coverage : IAsyncLifetime
    {
        internal TestHost House { get; } = new();

        public async ValueTask InitializeAsync() => await House.HoldingAsync(
            Some.Article("blast", "Explosion kills eight in Harrowgate",
                "HARROWGATE - An explosion killed eight people in Harrowgate on Monday, the fire brigade said. It damaged 418 "
                    + "houses. "
                + "Twenty-six people were taken to hospital. The mayor, Brenna Coil, 52, opened the town hall, where dozens "
                + "of volunteers gathered.",
                "Harrowgate Mail", published: "2025-09-02T09:00:00Z"),
            Some.Article("blast-toll", "Harrowgate explosion: three more bodies found",
                "HARROWGATE - The number of dead in the explosion in Harrowgate has risen to eleven, the fire brigade said on "
                    + "Thursday. "
                + "Between 300 and 400 shops lost their windows. Up to 30 fire engines were sent. The school in Harrowgate "
                + "will not open before Monday.",
                "The Vale Observer", published: "2025-09-05T09:00:00Z"),
            Some.Article("flood", "Flood kills three in Lower Tarn",
                "LOWER TARN - A flood killed three people in Lower Tarn on Sunday, police said.",
                "Tarn Weekly", published: "2025-08-18T06:00:00Z"),
            Some.Article("flood-toll", "Lower Tarn flood: death toll climbs to 5",
                "LOWER TARN - The death toll of the flood in Lower Tarn climbed to 5 in the evening, police said.",
                "Tarn Weekly", published: "2025-08-18T16:00:00Z"),
            Some.Article("bank", "Bank of Sorrel lowers rate to 2.75 percent",
                "SORREL - The Bank of Sorrel lowered its key rate by 0.5 points to 2.75 percent on Tuesday. Unemployment rose "
                    + "to 5.6 percent in April from 5.1 percent in March. "
                + "In a survey of the bank 62.7 percent of households in Sorrel saved less. The Bank of Sorrel spent 2,386,"
                + "000 crowns on its new hall.",
                "The Sorrel Ledger", published: "2025-05-07T09:00:00Z"),
            Some.Article("line", "Harrow Line opens",
                "The Harrow Line carried 17,250 passengers on Sunday, said its director, Ada Quill, 38.",
                "Harrowgate Mail", published: "2025-06-02T08:00:00Z"),
            Some.Article("works", "Vale Works cuts its staff",
                "The Vale Works cut its staff from 120 to 85, it said. The tram depot in Harrowgate cost 2.5 million crowns.",
                "The Vale Observer", published: "2025-07-02T08:00:00Z"),
            Some.Article("bridge", "Lower Tarn waits for its bridge",
                "The town council had said the bridge in Lower Tarn would not open before Monday. The ferry at Lower Tarn "
                    + "will not sail, the council said.",
                "Tarn Weekly", published: "2025-07-03T08:00:00Z"),
            Some.Article("line-count", "Harrow Line: more passengers than thought",
                "The Harrow Line carried 19,000 passengers on Sunday, its director said after another count.",
                "Harrowgate Mail", published: "2025-06-04T08:00:00Z"));

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
