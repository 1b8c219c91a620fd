using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion.Feeds.Parsing;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds.Parsing;

public sealed class FeedDatesTests
{
    private readonly FeedDates dates = new(new FakeTimeProvider(new DateTimeOffset(2025, 10, 20, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("Thu, 12 Nov 2015 21:16:39 +0000", "2015-11-12T21:16:39")]
    [InlineData("Thu, 12 Nov 2015 21:16:39 GMT", "2015-11-12T21:16:39")]
    [InlineData("Mon, 12 Nov 2015 21:16:39 GMT", "2015-11-12T21:16:39")]
    [InlineData("12 Nov 2015 21:16:39 EST", "2015-11-13T02:16:39")]
    [InlineData("Thu, 12 Nov 2015 21:16 PDT", "2015-11-13T04:16:00")]
    [InlineData("Thu, 12 Nov 2015 21:16:39 BST", "2015-11-12T20:16:39")]
    [InlineData("Thu, 12 Nov 2015 21:16:39 CEST", "2015-11-12T19:16:39")]
    [InlineData("Thu, 12 Nov 2015 21:16:39 XYZ", "2015-11-12T21:16:39")]
    [InlineData("Thu, 12 Nov 15 21:16:39 GMT", "2015-11-12T21:16:39")]
    [InlineData("Fri, 12 Nov 99 21:16:39 GMT", "1999-11-12T21:16:39")]
    [InlineData("03 Apr 02 1500 GMT", "2002-04-03T15:00:00")]
    [InlineData("Thursday, 12 November 2015 21:16:39 +01:00", "2015-11-12T20:16:39")]
    [InlineData("November 12, 2015 9:16 PM", "2015-11-12T21:16:00")]
    [InlineData("Nov 12, 2015 12:05 a.m. EST", "2015-11-12T05:05:00")]
    [InlineData("Thu Nov 12 21:16:39 2015", "2015-11-12T21:16:39")]
    [InlineData("Thu Nov 12 21:16:39 EST 2015", "2015-11-13T02:16:39")]
    [InlineData("Thu Nov 12 2015 21:16:39 GMT+0100 (Central European Time)", "2015-11-12T20:16:39")]
    [InlineData("12-Nov-2015 21:16:39", "2015-11-12T21:16:39")]
    [InlineData("12 Nov 2015", "2015-11-12T00:00:00")]
    [InlineData("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T22:42:40")]
    [InlineData("mar., 24 févr. 2015 10:00:00 +0100", "2015-02-24T09:00:00")]
    [InlineData("Di, 24 Mär 2015 10:00:00 MEZ", "2015-03-24T09:00:00")]
    [InlineData("24 de diciembre de 2015 10:00", "2015-12-24T10:00:00")]
    [InlineData("١٢ Nov ٢٠١٥ ٢١:١٦:٣٩ GMT", "2015-11-12T21:16:39")]
    [InlineData("２０１５－１１－１２Ｔ２１：１６：３９Ｚ", "2015-11-12T21:16:39")]
    [InlineData("१२ Nov २०१५", "2015-11-12T00:00:00")]
    [InlineData("۱۴۴۷۳۶۲۹۹۹", "2015-11-12T21:16:39")]
    [InlineData("2015-11-12 21:16:39", "2015-11-12T21:16:39")]
    [InlineData("2015-11-12T21:16:39Z", "2015-11-12T21:16:39")]
    [InlineData("2015-11-12T21:16:39.123456789Z", "2015-11-12T21:16:39")]
    [InlineData("2015-11-12T21:16:39+0100", "2015-11-12T20:16:39")]
    [InlineData("2015-11-12 21:16:39 -05:00", "2015-11-13T02:16:39")]
    [InlineData("2015-11-12 21:16:39 UTC", "2015-11-12T21:16:39")]
    [InlineData("2015/11/12 21:16", "2015-11-12T21:16:00")]
    [InlineData("2015-11-12", "2015-11-12T00:00:00")]
    [InlineData("2015-11-12T00:00:00Z", "2015-11-12T00:00:00")]
    [InlineData("20151112T211639Z", "2015-11-12T21:16:39")]
    [InlineData("2015-11", "2015-11-01T00:00:00")]
    [InlineData("2015-11-12T24:00:00Z", "2015-11-13T00:00:00")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59")]
    [InlineData("31/12/2018 10:00", "2018-12-31T10:00:00")]
    [InlineData("12/31/2018 10:00 PM", "2018-12-31T22:00:00")]
    [InlineData("1447362999", "2015-11-12T21:16:39")]
    [InlineData("1447362999000", "2015-11-12T21:16:39")]
    [InlineData("\n  Thu, 12 Nov 2015\n 21:16:39 GMT ", "2015-11-12T21:16:39")]
    [InlineData("Thu, 12 Nov 2099 21:16:39 GMT", "2099-11-12T21:16:39")]
    public void WhatFeedsWriteIsRead(string text, string utc) =>
        dates.Parse(text).ShouldNotBeNull(text).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
            .ShouldBe(utc, text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("Thu, 31 Feb 2015 21:16:39 GMT")]
    [InlineData("Thu, 12 Nov 2015 25:16:39 GMT")]
    [InlineData("Thu, 12 Nov 2015 21:76:39 GMT")]
    [InlineData("Thu, 12 Nov 2015 21:16:39 +9900")]
    [InlineData("2015-13-12")]
    [InlineData("03/04/2022")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("-0001-11-30T00:00:00+00:00")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("9999-12-31T23:59:59-05:00")]
    [InlineData("99999999999999999999")]
    [InlineData("Nov")]
    [InlineData("12 Nov")]
    [InlineData("Thu, 12 Nov 115 21:16:39 GMT")]
    public void WhatIsNoDateIsNone(string? text) => dates.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    public void OddNumbersAreNoDates(double number) => FeedDates.FromUnixTime(number).ShouldBeNull();

    [Fact]
    public void OffsetIsKeptAsTold() =>
        dates.Parse("Thu, 12 Nov 2015 21:16:39 -0330")!.Value.Offset.ShouldBe(TimeSpan.FromHours(-3.5));
}
