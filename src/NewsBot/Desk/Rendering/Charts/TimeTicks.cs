using System.Globalization;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>Chooses the ticks of a time axis: round days, months or years, as many as fit.</summary>
internal static class TimeTicks
{
    private static readonly int[] Days = [1, 2, 3, 7, 14];
    private static readonly int[] Months = [1, 2, 3, 6];
    private static readonly int[] Years = [1, 2, 5, 10, 20, 50, 100, 200, 500];

    /// <summary>Creates the ticks: the day of each, and its label.</summary>
    /// <param name="first">The first day of the axis.</param>
    /// <param name="last">The last day of the axis.</param>
    /// <param name="most">The greatest number of ticks; 2 or more.</param>
    public static IReadOnlyList<(DateOnly Day, string Text)> Create(DateOnly first, DateOnly last, int most)
    {
        var span = last.DayNumber - first.DayNumber;
        var ticks = new List<(DateOnly, string)>();
        if (Days.FirstOrDefault(step => (span / step) + 1 <= most) is > 0 and var dayStep)
        {
            var start = dayStep < 7 ? first : first.AddDays((8 - (int)first.DayOfWeek) % 7);
            for (var day = start; day <= last; day = day.AddDays(dayStep))
                Add(day, "d MMM", ticks.Count == 0 || day.Year != day.AddDays(-dayStep).Year);
            return ticks;
        }

        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        if (Months.FirstOrDefault(step => (months / step) + 1 <= most) is > 0 and var monthStep)
        {
            var start = new DateOnly(first.Year, first.Month, 1);
            for (var day = start; day <= last; day = day.AddMonths(1))
                if (day >= first && (day.Month - 1) % monthStep == 0) Add(day, "MMM", ticks.Count == 0 || day.Month == 1);
            return ticks;
        }

        var years = Years.FirstOrDefault(step => ((last.Year - first.Year) / step) + 1 <= most, Years[^1]);
        for (var year = ((first.Year + years - 1) / years) * years; year <= last.Year; year += years)
            if (new DateOnly(year, 1, 1) is var day && day >= first)
                ticks.Add((day, year.ToString(CultureInfo.InvariantCulture)));
        return ticks;

        void Add(DateOnly day, string format, bool hasYear) =>
            ticks.Add((day, day.ToString(hasYear ? format + "\nyyyy" : format, CultureInfo.InvariantCulture)));
    }
}
