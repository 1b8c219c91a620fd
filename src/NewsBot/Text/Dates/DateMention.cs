namespace NewsBot.Text.Dates;

/// <summary>A date with the parts that a text gives; any of them may be missing.</summary>
/// <param name="Year">The year; the first one of a decade.</param>
/// <param name="Offset">How many <paramref name="Unit"/>s the date is from the day of writing: -1 for "yesterday" and "last
/// year"; null for an absolute date.</param>
internal sealed record DateMention(
    int First, int End, int? Year = null, int? Month = null, int? Day = null, DayOfWeek? Weekday = null, int? Offset = null,
    DateUnit Unit = DateUnit.Day, bool IsDecade = false)
    : Mention(First, End)
{
    /// <summary>True if a source's date supports this one: nothing differs, and this one is not more exact.</summary>
    /// <param name="source">The date of the source.</param>
    /// <param name="written">The day on which the source was written, from which its relative dates count; null if
    /// unknown.</param>
    /// <param name="anchors">The days from which this date may count, if it is relative. One that fits is enough.</param>
    public bool IsSupportedBy(DateMention source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
    {
        if (IsDecade != source.IsDecade) return false;
        if (HasSameParts(source)) return true;
        var known = source.Resolve(written).ToList();
        return anchors.Cast<DateOnly?>().DefaultIfEmpty(null)
            .Any(anchor => Resolve(anchor).Any(claimed => known.Exists(other => IsImpliedBy(claimed, other))));
    }

    /// <summary>True if the day on which an article was published supports this date.</summary>
    public bool IsSupportedBy(DateOnly day, IReadOnlyList<DateOnly> anchors) =>
        IsSupportedBy(new DateMention(0, 0, day.Year, day.Month, day.Day), day, anchors);

    /// <summary>True if this and <paramref name="source"/> cannot mean the same day, however both are read.</summary>
    public bool ConflictsWith(DateMention source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
    {
        if (IsDecade || source.IsDecade || HasSameParts(source)) return false;
        var known = source.Resolve(written).ToList();
        var claimed = anchors.SelectMany(anchor => Resolve(anchor)).ToList();
        return known.Count > 0 && claimed.Count > 0
            && claimed.TrueForAll(day => known.TrueForAll(other => AreInConflict(day, other)));
    }

    // A part that only one of the two gives is no conflict.
    private static bool AreInConflict(Resolved first, Resolved second) =>
        Differ(first.Year, second.Year) || Differ(first.Month, second.Month) || Differ(first.Day, second.Day)
        || Differ((int?)first.Weekday, (int?)second.Weekday);

    private static bool Differ(int? first, int? second) => first is not null && second is not null && first != second;

    /// <summary>
    /// True if both give the same parts of a date with the same values: "Monday" and "Monday", whichever week is meant.
    /// </summary>
    public bool HasSameParts(DateMention other) =>
        Year == other.Year && Month == other.Month && Day == other.Day && Weekday == other.Weekday && Offset == other.Offset
            && Unit == other.Unit;

    private static bool IsImpliedBy(Resolved claimed, Resolved known) =>
        (claimed.Year is null || claimed.Year == known.Year || (known.Year is null && claimed.Month is not null))
        && (claimed.Month is null || claimed.Month == known.Month)
        && (claimed.Day is null || claimed.Day == known.Day)
        && (claimed.Weekday is null || claimed.Weekday == known.Weekday || (known.Weekday is null && claimed.Day is not null));

    // All readings of the date if it was written on the anchor. A weekday may be the one before or the one after.
    private IEnumerable<Resolved> Resolve(DateOnly? anchor)
    {
        if (Offset is { } offset)
        {
            if (anchor is not { } today) yield break;
            if (Unit == DateUnit.Year) yield return new(today.Year + offset, null, null, null);
            else if (Unit == DateUnit.Month && Shift(today, 0, offset) is { } month)
                yield return new(month.Year, month.Month, null, null);
            else if (Unit == DateUnit.Day && Shift(today, offset, 0) is { } day) yield return FromDay(day);
        }
        else if (Month is null && Day is null && Weekday is { } weekday)
        {
            yield return new(null, null, null, weekday);
            if (anchor is not { } today) yield break;
            var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
            if (Shift(today, -back, 0) is { } before) yield return FromDay(before);
            if (Shift(today, 7 - back, 0) is { } after) yield return FromDay(after);
            if (back == 0 && Shift(today, -7, 0) is { } earlier) yield return FromDay(earlier);
        }
        else if (Month is { } month && Day is { } number)
        {
            var years = FindYears(month, number, anchor).Where(year => number <= DateTime.DaysInMonth(year, month)).ToList();
            foreach (var year in years) yield return FromDay(new DateOnly(year, month, number), Weekday);
            if (years.Count == 0) yield return new(Year, month, number, Weekday);
        }
        else
        {
            var years = Month is { } name ? FindYears(name, 15, anchor) : [];
            foreach (var year in years) yield return new(year, Month, Day, Weekday);
            if (years.Count == 0) yield return new(Year, Month, Day, Weekday);
        }
    }

    // "In September" is the nearest one, as in an article of August, or the last one, as in an article of June.
    private List<int> FindYears(int month, int day, DateOnly? anchor)
    {
        if (Year is { } given) return [given];
        if (anchor is not { } today || today.Year is <= 1 or >= 9998) return [];
        var candidates = Enumerable.Range(today.Year - 1, 3).ToList();
        var nearest = candidates.MinBy(year => Math.Abs(DayOf(year).DayNumber - today.DayNumber));
        return [.. candidates.Where(year => DayOf(year) <= today).TakeLast(1).Append(nearest).Distinct()];

        DateOnly DayOf(int year) => new(year, month, Math.Clamp(day, 1, DateTime.DaysInMonth(year, month)));
    }

    private static DateOnly? Shift(DateOnly day, int days, int months)
    {
        if (day.Year is <= 2 or >= 9997) return null;
        return day.AddMonths(months).AddDays(days);
    }

    // A stated weekday that is wrong for its date is kept, so that the date matches no correct one.
    private static Resolved FromDay(DateOnly day, DayOfWeek? stated = null) =>
        new(day.Year, day.Month, day.Day, stated ?? day.DayOfWeek);

    private readonly record struct Resolved(int? Year, int? Month, int? Day, DayOfWeek? Weekday);
}

internal enum DateUnit
{
    Day,
    Month,
    Year,
}
