using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

/// <summary>The passages are of Friday, 3 October 2025.</summary>
public sealed class DateClaimTests : ClaimTest
{
    [Theory]
    [InlineData("The dam was inspected on 29 September.", "The dam was inspected on Sept. 29.")]
    [InlineData("The dam was inspected on 29 September 2025.", "The dam was inspected on Monday.")]
    [InlineData("The dam was inspected on 2025-09-29.", "The dam was inspected on September 29.")]
    [InlineData("The dam was inspected on Monday, 29 September 2025.", "The dam was inspected on 29 September.")]
    [InlineData("The dam was inspected on Monday.", "The dam was inspected on 29 September 2025.")]
    [InlineData("The dam was inspected in September 2025.", "The dam was inspected on 29 September.")]
    [InlineData("The dam was inspected on 3 October.", "The dam was inspected today.")]
    [InlineData("The dam was inspected on Friday.", "The dam was inspected this morning.")]
    [InlineData("The dam was inspected on 2 October 2025.", "The dam was inspected yesterday.")]
    [InlineData("The dam was inspected in 2024.", "The dam was inspected last year.")]
    [InlineData("The dam was inspected last month.", "The dam was inspected in September.")]
    [InlineData("The dam will be inspected on 6 October.", "The dam will be inspected on Monday.")]
    [InlineData("The dam was inspected on 7 and 8 May.", "The dam was inspected on May 7-8.")]
    [InlineData("The dam was built in the 1960s.", "The dam was built in the 1960s.")]
    [InlineData("The order was signed at 9:30 p.m.", "The order was signed at 21:30.")]
    [InlineData("The order was signed at 9.30pm.", "The order was signed at 21:30.")]
    [InlineData("The gates were opened at 12:00.", "The gates were opened at noon.")]
    public void ADateIsTheSameInEveryNotation(string sentence, string passage) => Holds(sentence, passage);

    [Theory]
    [InlineData("The dam was inspected on 28 September.", "The dam was inspected on 29 September.", "29 September")]
    [InlineData("The dam was inspected on Tuesday.", "The dam was inspected on Monday.", "Monday")]
    [InlineData("The dam was inspected on Tuesday, 29 September 2025.", "The dam was inspected on Monday.", "Monday")]
    [InlineData("The dam was inspected on 29 October.", "The dam was inspected on 29 September.", "29 September")]
    [InlineData("The dam was inspected in 2023.", "The dam was inspected last year.", null)]
    [InlineData("The dam was inspected on 29 September 2024.", "The dam was inspected on 29 September.", "29 September")]
    [InlineData("The dam was built in 1963.", "The dam was built in 1961.", "1961")]
    [InlineData("The order was signed at 9:30 a.m.", "The order was signed at 21:30.", "21:30")]
    public void AnotherDateFails(string sentence, string passage, string? instead)
    {
        var piece = Fails(DiscrepancyKind.Date, sentence, passage);
        if (instead is not null) piece.SourceText.ShouldBe(instead);
    }

    [Fact]
    public void AClaimIsNotMoreExactThanThePassage() =>
        Fails(DiscrepancyKind.Date, "The dam was inspected on 29 September.", "The dam was inspected in September.");

    [Fact]
    public void YesterdayInTheClaimMayBeSeenFromTheMomentOfAsking()
    {
        var source = Source("The dam was inspected today.");

        Checker.Check("The dam was inspected yesterday.", source, Published.AddDays(1)).IsSupported.ShouldBeTrue();
        Checker.Check("The dam was inspected yesterday.", source, Published.AddDays(3)).IsSupported.ShouldBeFalse();
    }

    [Fact]
    public void WithoutADateOfPublicationAWeekdayIsOnlyItself()
    {
        var source = Source("The dam was inspected on Monday.") with { Published = null };

        Checker.Check("The dam was inspected on Monday.", source, Published).IsSupported.ShouldBeTrue();
        Checker.Check("The dam was inspected on 29 September.", source, Published).IsSupported.ShouldBeFalse();
    }

    [Fact]
    public void MayIsAMonthOnlyWhereItIsOne()
    {
        Holds("The dam may crack.", "The dam may crack, an engineer said.");
        Fails(DiscrepancyKind.Date, "The dam cracked in May.", "The dam cracked in June.");
    }
}
