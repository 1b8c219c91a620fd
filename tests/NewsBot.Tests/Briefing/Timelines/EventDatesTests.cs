using System.Globalization;
using NewsBot.Briefing.Timelines;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Briefing.Timelines;

public sealed class EventDatesTests(ITestOutputHelper output)
{
    // The day of publication, what was written, and the days that it speaks of first (both ends of a range); "-" where it
    // speaks of none. 8 October 2025 is a Wednesday.
    private const string Cases = """
        2025-10-08|The dam was opened on 29 September.|2025-09-29
        2025-10-08|The dam was opened on Sept. 29, 2025.|2025-09-29
        2025-10-08|The report is dated 2025-09-29 and was signed.|2025-09-29
        2025-10-08|The licence ran out on 29.9.2025 at noon.|2025-09-29
        2025-10-08|The licence ran out on 29/9/2025 at noon.|2025-09-29
        2025-10-08|The licence ran out on 9/29/2025 at noon.|2025-09-29
        2025-10-08|The bridge was closed on the 3rd of October.|2025-10-03
        2025-10-08|On October 3rd, the bridge was closed.|2025-10-03
        2025-10-08|The treaty was signed on 4 July 1976 in Ostrane.|1976-07-04
        2025-10-08|The assembly votes next Tuesday, 14 October.|2025-10-14
        2026-01-05|The storm struck on 28 December.|2025-12-28
        2025-12-29|The tariff takes effect on 1 January.|2026-01-01
        2025-10-08|The council met yesterday.|2025-10-07
        2025-10-08|The council meets tomorrow.|2025-10-09
        2025-10-08|The council met this morning.|2025-10-08
        2025-10-08|Police closed the harbour last night.|2025-10-07
        2025-10-08|He arrived the day before yesterday.|2025-10-06
        2025-10-08|The strike will end the day after tomorrow.|2025-10-10
        2025-10-08|Hallevik resigned on Friday.|2025-10-03
        2025-10-08|The minister spoke on Wednesday.|2025-10-08
        2025-10-08|The bridge will reopen on Friday.|2025-10-10
        2025-10-08|The bridge is to reopen on Monday.|2025-10-13
        2025-10-08|The hearing is expected to be held on Thursday.|2025-10-09
        2025-10-08|The gates will be closed on Monday.|2025-10-13
        2025-10-08|He said that the gates would close on Monday.|2025-10-13
        2025-10-08|The gates were closed on Monday, and talks will follow.|2025-10-06
        2025-10-08|The final was played last Tuesday.|2025-10-07
        2025-10-08|The final was played last Wednesday.|2025-10-01
        2025-10-08|The final takes place next Wednesday.|2025-10-15
        2025-10-08|Boats have been tied up since Saturday.|2025-10-04
        2025-10-08|The road stays shut until Sunday.|2025-10-12
        2025-10-08|The park will remain closed through at least Friday.|2025-10-10
        2025-10-08|The park could open as early as Friday.|2025-10-10
        2025-10-08|The cracks were found two weeks ago.|2025-09-24
        2025-10-08|The cracks were found three days ago.|2025-10-05
        2025-10-08|The company was sold a year ago.|2024-01-01/2024-12-31
        2025-10-08|The company was sold two months ago.|2025-08-01/2025-08-31
        2025-10-08|Prices rose earlier this month.|2025-10-01/2025-10-08
        2025-10-08|Prices rose earlier this week.|2025-10-06/2025-10-08
        2025-10-08|Prices rose last week.|2025-09-29/2025-10-05
        2025-10-08|Prices rose last month.|2025-09-01/2025-09-30
        2025-10-08|The talks will resume next week.|2025-10-13/2025-10-19
        2025-10-08|The estimate was drawn up over the weekend.|2025-10-04/2025-10-05
        2025-10-08|The dam had been checked the day before.|2025-10-07
        2025-10-08|The vote was held on 3 October. The count ended two days later.|2025-10-03 2025-10-05
        2025-10-08|Record rain fell in September.|2025-09-01/2025-09-30
        2025-10-08|The law was passed in November.|2024-11-01/2024-11-30
        2025-10-08|The repair will begin in early November.|2025-11-01/2025-11-10
        2025-10-08|A successor is to be chosen by the end of March 2026.|2026-03-21/2026-03-31
        2025-10-08|The drains were flushed in 2012.|2012-01-01/2012-12-31
        2025-10-08|The firm grew quickly in the 1990s.|1990-01-01/1999-12-31
        2025-10-08|The fair ran from 3 to 5 October.|2025-10-03/2025-10-05
        2025-10-08|The fair ran October 3-5, 2024, in Ostrane.|2024-10-03/2024-10-05
        2025-10-08|The fair ran from 28 September to 3 October 2024.|2024-09-28/2024-10-03
        2025-10-08|Four shops burned between Friday and Monday.|2025-10-03/2025-10-06
        2025-10-08|Four shops burned between Monday and Wednesday.|2025-10-06/2025-10-08
        2025-10-08|The firm lost money from 2019 to 2021.|2019-01-01/2021-12-31
        2025-10-08|The march drew 1,984 people.|-
        2025-10-08|Some 2000 soldiers were sent, and 1999 homes burned.|-
        2025-10-08|The country hopes to win the 2030 World Cup.|-
        2025-10-08|A lorry overturned on Highway 2019 near Route 1984.|-
        2025-10-08|The authority may publish its 2023 inspection report.|-
        2025-10-08|Trains run every Monday and Tuesday, says the Sunday Times.|-
        2025-10-08|Shares rose by 2025 crowns on Black Friday.|-
        |Hallevik resigned on Friday, two days after the hearing.|-
        |Hallevik resigned on 10 October 2025.|2025-10-10
        """;

    private readonly EventDates dates = new(new Tokenizer(), new Thesaurus(new Tokenizer()));

    [Fact]
    public void NineteenOfTwentyExpressionsMeanTheDayThatTheyShould()
    {
        var cases = Cases.Split('\n').Select(line => line.Trim().Split('|')).ToList();
        var misses = cases.Where(one => Read(one[1], one[0]) != one[2])
            .Select(one => $"{one[1]} ({one[0]}): {Read(one[1], one[0])}, not {one[2]}").ToList();
        foreach (var miss in misses) output.WriteLine(miss);
        output.WriteLine($"{cases.Count - misses.Count} of {cases.Count}");

        cases.Count.ShouldBeGreaterThanOrEqualTo(60);
        ((double)(cases.Count - misses.Count) / cases.Count).ShouldBeGreaterThanOrEqualTo(0.95, string.Join('\n', misses));
    }

    [Theory]
    [InlineData("The dam was opened on 29 September 2025.", DateConfidence.Stated)]
    [InlineData("The dam was opened on 29 September.", DateConfidence.Resolved)]
    [InlineData("The dam was opened on Friday.", DateConfidence.Resolved)]
    [InlineData("The dam was opened two weeks ago.", DateConfidence.Vague)]
    [InlineData("The dam was opened in September.", DateConfidence.Vague)]
    [InlineData("The dam was opened on Friday, 1 October 2025.", DateConfidence.Vague)]
    public void ADateSaysHowSureItIs(string text, DateConfidence sureness) =>
        EventDates.Read(dates.Annotate(text), new DateOnly(2025, 10, 8))
            .ShouldHaveSingleItem().Date.Confidence.ShouldBe(sureness);

    [Theory]
    [InlineData("The ferry will start on 1 November, the operator said on Wednesday.", "2025-11-01")]
    [InlineData("About 1,600 people were evacuated, the ministry said on Wednesday.", "2025-10-08")]
    [InlineData("The water stood at 38.6 metres on Sunday, 2.6 metres lower than on Friday.", "2025-10-05")]
    [InlineData("The pressure is 46 per cent lower than on 3 October.", "-")]
    [InlineData("Twitter, which banned him after the Jan. 6 attack, was sold on Monday.", "2025-10-06")]
    [InlineData("Hallevik, who has led the authority since 2017, resigned on Friday.", "2025-10-03")]
    public void OfSeveralDatesTheOneOfTheEventCounts(string text, string expected)
    {
        var read = dates.Annotate(text);

        Written(EventDates.FindMain(read, 0, EventDates.Read(read, new DateOnly(2025, 10, 8)))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("31 February 2025 and 99 October and 0 May")]
    [InlineData("999 years ago, in 500 days, 500 decades ago, on 1.1.1500")]
    [InlineData("between and to from - 2019 - Monday to to 3-4-5 October 2025-13-45")]
    public void NoTextIsTooOdd(string text)
    {
        foreach (DateOnly? published in new DateOnly?[] { null, DateOnly.MinValue, DateOnly.MaxValue, new(2025, 10, 8) })
            EventDates.Read(dates.Annotate(text), published).ShouldAllBe(date => date.Date.First <= date.Date.Last);
    }

    private string Read(string text, string published)
    {
        DateOnly? day = published.Length == 0 ? null : DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var read = EventDates.Read(dates.Annotate(text), day);
        return read.Count == 0 ? "-" : string.Join(' ', read.Select(Written));
    }

    private static string Written(DateExpression? date) =>
        date is null ? "-" : date.Date.IsSingleDay ? Written(date.Date.First)
            : $"{Written(date.Date.First)}/{Written(date.Date.Last)}";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
