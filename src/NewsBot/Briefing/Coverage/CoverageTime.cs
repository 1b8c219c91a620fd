namespace NewsBot.Briefing.Coverage;

/// <summary>Divides a period into days, weeks, months or years: the shortest unit with few enough of them for a chart.</summary>
internal sealed class CoverageTime
{
    private const int MaxDays = 62;
    private const int MaxWeeks = 62;
    private const int MaxMonths = 120;

    private CoverageTime(StretchLength length, DateOnly first, DateOnly last)
    {
        Length = length;
        var starts = new List<DateOnly>();
        for (var start = GetStart(first, length); start <= last; start = Next(start, length)) starts.Add(start);
        Starts = starts;
    }

    public StretchLength Length { get; }

    /// <summary>The first day of each stretch.</summary>
    public IReadOnlyList<DateOnly> Starts { get; }

    /// <summary>Divides the period between two days, both included.</summary>
    public static CoverageTime Between(DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var length = days <= MaxDays ? StretchLength.Day
            : days <= MaxWeeks * 7 ? StretchLength.Week
            : months <= MaxMonths ? StretchLength.Month : StretchLength.Year;
        return new CoverageTime(length, first, last);
    }

    /// <summary>Returns the index of the stretch that a day is in; negative if the day lies before the first.</summary>
    public int IndexOf(DateOnly day)
    {
        var (start, first) = (GetStart(day, Length), Starts[0]);
        return Length switch
        {
            StretchLength.Day => start.DayNumber - first.DayNumber,
            StretchLength.Week => (start.DayNumber - first.DayNumber) / 7,
            StretchLength.Month => ((start.Year - first.Year) * 12) + start.Month - first.Month,
            _ => start.Year - first.Year,
        };
    }

    /// <summary>Returns the first day of the stretch after the one that a day is in.</summary>
    public DateOnly GetNextStart(DateOnly day) => Next(GetStart(day, Length), Length);

    /// <summary>Returns the first day of the stretch that a day is in.</summary>
    public DateOnly GetStart(DateOnly day) => GetStart(day, Length);

    private static DateOnly GetStart(DateOnly day, StretchLength length) => length switch
    {
        StretchLength.Day => day,
        // The first days of the calendar have no Monday before them.
        StretchLength.Week => day.AddDays(-Math.Min(day.DayNumber, ((int)day.DayOfWeek + 6) % 7)),
        StretchLength.Month => new DateOnly(day.Year, day.Month, 1),
        _ => new DateOnly(day.Year, 1, 1),
    };

    private static DateOnly Next(DateOnly start, StretchLength length) => length switch
    {
        StretchLength.Day => start.AddDays(1),
        StretchLength.Week => start.AddDays(7),
        StretchLength.Month => start.AddMonths(1),
        _ => start.AddYears(1),
    };
}
