using System.Globalization;
using NewsBot.Desk.Subscriptions;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Subscriptions;

public class BriefScheduleTests
{
    private static readonly DateTimeOffset Monday = new(2025, 10, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    [Theory]
    [InlineData("08:00", "2025-10-21T08:00")]
    [InlineData("8:00", "2025-10-21T08:00")]
    [InlineData("٠٨:٣٠", "2025-10-21T08:30")]
    [InlineData("８:３０", "2025-10-21T08:30")]
    [InlineData("8.30", "2025-10-21T08:30")]
    [InlineData("daily 13:00", "2025-10-20T13:00")]
    [InlineData("08:00 18:00", "2025-10-20T18:00")]
    [InlineData("08:00, 12:30, 18:00", "2025-10-20T12:30")]
    [InlineData("Weekdays 07:30", "2025-10-21T07:30")]
    [InlineData("0 8 * * 6", "2025-10-25T08:00")]
    [InlineData("0 8 1 * *", "2025-11-01T08:00")]
    public void TheNextOneIsFound(string text, string expected) =>
        BriefSchedule.Parse(text, Monday).Times!.GetNext(Monday, TimeZoneInfo.Utc)
            .ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    [Theory]
    [InlineData("25:00", "is none; write a time of day as 08:00")]
    [InlineData("08:60", "is none")]
    [InlineData("noon", "is none")]
    [InlineData("", "is none")]
    [InlineData("* * * * * *", "is none")]
    [InlineData("61 8 * * *", "is none")]
    [InlineData("0 8 30 2 *", "never comes")]
    [InlineData("*/5 * * * *", "more often than once an hour")]
    [InlineData("08:00 08:30", "more often than once an hour")]
    public void WhatIsNoneIsSaid(string text, string expected)
    {
        var (times, problem) = BriefSchedule.Parse(text, Monday);

        times.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(expected);
    }

    [Fact]
    public void ATimeOfDayIsTheZonesInSummerAndWinter()
    {
        var times = BriefSchedule.Parse("08:00", Monday).Times!;

        times.GetNext(Monday, Oslo).ShouldBe(new DateTimeOffset(2025, 10, 21, 6, 0, 0, TimeSpan.Zero));
        times.GetNext(Monday.AddDays(7), Oslo).ShouldBe(new DateTimeOffset(2025, 10, 28, 7, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void AnHourThatASpringNightLeavesOutStillBringsOne()
    {
        var night = new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

        BriefSchedule.Parse("02:30", night).Times!.GetNext(night, Oslo)!.Value.UtcDateTime.Date.ShouldBe(
            new DateTime(2026, 3, 29));
    }

    [Theory]
    [InlineData("22:00-07:00", "2025-10-20T23:00", true)]
    [InlineData("22:00-07:00", "2025-10-20T06:59", true)]
    [InlineData("22:00-07:00", "2025-10-20T07:00", false)]
    [InlineData("12:00 to 13:00", "2025-10-20T12:30", true)]
    [InlineData("12:00–13:00", "2025-10-20T11:59", false)]
    public void QuietHoursMayGoOverMidnight(string text, string at, bool expected)
    {
        var settings = new NewsBot.Storage.Schema.CommunitySettings { Community = "club", Quiet = text };

        QuietHours.AreNow(settings, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            .ShouldBe(expected);
    }

    [Theory]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("25:00-07:00")]
    [InlineData("at night")]
    public void WhatIsNoPartOfADayIsNone(string text) => QuietHours.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("Europe/Oslo", "Europe/Oslo")]
    [InlineData("europe/oslo", "Europe/Oslo")]
    [InlineData("oslo", "Europe/Oslo")]
    [InlineData("new york", "America/New_York")]
    [InlineData("UTC", null)]
    public void AZoneIsKnownByItsNameOrCity(string text, string? expected) => TimeZones.Parse(text).ShouldBe((expected, null));

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("")]
    public void AZoneThatIsNoneIsSaid(string text) =>
        TimeZones.Parse(text).Problem.ShouldNotBeNull().ShouldContain("is no time zone");
}
