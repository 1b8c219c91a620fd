using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

public sealed class PublicationDatesTests
{
    private readonly PublicationDates dates = new(new FakeTimeProvider(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2022-06-16", "2022-06-16T00:00:00.000")]
    [InlineData(" 2022-06-16T14:00Z ", "2022-06-16T14:00:00.000")]
    [InlineData("2022-06-16T14:00", "2022-06-16T14:00:00.000")]
    [InlineData("2022-06-16 14:00:59+02:00", "2022-06-16T12:00:59.000")]
    [InlineData("2022-06-16T14:00:59-0530", "2022-06-16T19:30:59.000")]
    [InlineData("2022-06-16T14:00:59.250123456Z", "2022-06-16T14:00:59.250")]
    [InlineData("Thu, 16 Jun 2022 14:00:00 GMT", "2022-06-16T14:00:00.000")]
    [InlineData("16 Jun 2022 14:00:00 +0200", "2022-06-16T12:00:00.000")]
    [InlineData("٢٠٢٢-٠٦-١٦", "2022-06-16T00:00:00.000")]
    [InlineData("۲۰۲۲-۰۶-۱۶ ۱۴:۰۰", "2022-06-16T14:00:00.000")]
    [InlineData("２０２２－０６－１６Ｔ１４：００：５９．２５Ｚ", "2022-06-16T14:00:59.250")]
    [InlineData("१६ Jun २०२२ १४:००:०० GMT", "2022-06-16T14:00:00.000")]
    [InlineData("1700-01-01", "1700-01-01T00:00:00.000")]
    [InlineData("2026-12-31", "2026-12-31T00:00:00.000")]
    public void IsoAndRfc1123AreRead(string text, string utc)
    {
        var (instant, error) = dates.Parse(text);

        error.ShouldBeNull();
        instant!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", null).ShouldBe(utc);
    }

    [Theory]
    [InlineData("16/06/2022")]
    [InlineData("June 16, 2022")]
    [InlineData("2022-13-01")]
    [InlineData("2022-02-30")]
    [InlineData("2022-06-16T25:00Z")]
    [InlineData("2022-06-16T14:00+99:00")]
    [InlineData("0000-00-00")]
    [InlineData("0001-01-01T00:00+05:00")]
    [InlineData("9999-12-31T23:59:59-05:00")]
    [InlineData("2027-01-01")]
    [InlineData("99999-01-01")]
    [InlineData("٢٠٢٢-١٣-٠١")]
    [InlineData("१४०१-०३-२६")] // Another calendar's year.
    [InlineData("yesterday")]
    public void AnythingElseIsAnErrorWithTheRemedy(string text)
    {
        var (instant, error) = dates.Parse(text);

        instant.ShouldBeNull();
        error!.ShouldContain("null");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void NoDateIsNoError(string? text) => dates.Parse(text).ShouldBe((null, null));
}
