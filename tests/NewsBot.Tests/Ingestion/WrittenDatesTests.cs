using NewsBot.Ingestion;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

public sealed class WrittenDatesTests
{
    [Theory]
    [InlineData("Published on 3 May 2024 by Ada", "2024-05-03")]
    [InlineData("May 3rd, 2024, 4:10 p.m.", "2024-05-03")]
    [InlineData("Freitag, 5. Juni 2015", "2015-06-05")]
    [InlineData("24.01.2022 11:38", "2022-01-24")]
    [InlineData("3. 5. 2024", "2024-05-03")]
    [InlineData("28.09.19", "2019-09-28")]
    [InlineData("le 1er août 2023", "2023-08-01")]
    [InlineData("3 de mayo de 2024", "2024-05-03")]
    [InlineData("14 września 2021", "2021-09-14")]
    [InlineData("5 сентября 2026 г.", "2026-09-05")]
    [InlineData("2024. május 3.", "2024-05-03")]
    [InlineData("2024年5月3日", "2024-05-03")]
    [InlineData("2024년 5월 3일", "2024-05-03")]
    [InlineData("٣ May ٢٠٢٤", "2024-05-03")]
    [InlineData("2021-11-11T18:00", "2021-11-11")]
    [InlineData("31/12/2018", "2018-12-31")]
    [InlineData("12/31/2018", "2018-12-31")]
    [InlineData("from 1.2.2024 to 2.2.2024", "2024-02-01 2024-02-02")]
    // What only looks like a date.
    [InlineData("03/04/2022", "")]
    [InlineData("version 1.2.3.2024", "")]
    [InlineData("31.02.2024", "")]
    [InlineData("Room 12 Tower 2024", "")]
    [InlineData("tel. 0761-12-2024-5", "")]
    public void DatesAreReadAsTheirLanguageWritesThem(string text, string expected) =>
        string.Join(' ', WrittenDates.FindAll(text, null).Select(date => $"{date.Day:yyyy-MM-dd}")).ShouldBe(expected);

    [Theory]
    [InlineData("en-us", "2022-03-04")]
    [InlineData("en-gb", "2022-04-03")]
    [InlineData("fr", "2022-04-03")]
    [InlineData("en", "")]
    public void TheLanguageTellsDayFromMonth(string language, string expected) =>
        string.Join(' ', WrittenDates.FindAll("03/04/2022", language).Select(date => $"{date.Day:yyyy-MM-dd}"))
            .ShouldBe(expected);
}
