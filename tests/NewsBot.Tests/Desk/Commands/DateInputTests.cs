using NewsBot.Desk.Commands;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands;

public sealed class DateInputTests
{
    [Fact]
    public void ADayMeansUntilItsEnd()
    {
        DateInput.TryParse("2025-10-03", out var moment).ShouldBeTrue();

        moment.ShouldBe(new DateTimeOffset(2025, 10, 4, 0, 0, 0, TimeSpan.Zero).AddTicks(-1));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void PeriodsCanBeReckonedBackFromTheEarliestMoment(string text)
    {
        DateInput.TryParseStart(text, out var moment).ShouldBeTrue();

        moment.ShouldBe(new DateTimeOffset(1000, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2025-10-03T08:15:00Z", 8)]
    [InlineData("2025-10-03T08:15:00", 8)]
    [InlineData("٢٠٢٥-١٠-٠٣T٠٨:١٥", 8)]
    [InlineData("２０２５－１０－０３ ０８：１５", 8)]
    [InlineData("2025-10-03T08:15:00.0000000+00:00", 8)]
    [InlineData("2025-10-03T08:15:00+02:00", 6)]
    [InlineData("2025-10-03T08:15+02:00", 6)]
    [InlineData(" 2025-10-03 08:15 ", 8)]
    public void AnInstantIsItself(string text, int hour)
    {
        DateInput.TryParse(text, out var moment).ShouldBeTrue();

        moment.ShouldBe(new DateTimeOffset(2025, 10, 3, hour, 15, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void NothingMeansNow(string? text)
    {
        DateInput.TryParse(text, out var moment).ShouldBeTrue();

        moment.ShouldBeNull();
    }

    [Theory]
    [InlineData("03/10/2025")]
    [InlineData("2025-13-01")]
    [InlineData("2025-02-29")]
    [InlineData("yesterday")]
    public void AnythingElseIsRefused(string text) => DateInput.TryParse(text, out _).ShouldBeFalse();
}
