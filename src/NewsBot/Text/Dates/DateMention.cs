namespace NewsBot.Text.Dates;

/// <summary>A date as far as a text gives it, down to a single part of it.</summary>
/// <param name="Year">Of a decade the first.</param>
/// <param name="Offset">Of "yesterday" and "last year": how many units from the day of writing; null for an absolute
/// date.</param>
internal sealed record DateMention(
    int First, int End, int? Year = null, int? Month = null, int? Day = null, DayOfWeek? Weekday = null, int? Offset = null,
    DateUnit Unit = DateUnit.Day, bool IsDecade = false)
    : Mention(First, End)
{
    /// <summary>
    /// Whether this, as read on any of <paramref name="anchors"/>, may be said where <paramref name="source"/>, written on
    /// <paramref name="written"/>, stands: nothing in it differs and it is not more exact.
    /// </summary>
    public bool FollowsFrom(DateMention source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
    {
        if (IsDecade != source.IsDecade) return false;
        if (IsSameAs(source)) return true;
        var known = source.Resolve(written).ToList();
        return anchors.Cast<DateOnly?>().DefaultIfEmpty(null)
            .Any(anchor => Resolve(anchor).Any(claimed => known.Exists(other => IsWithin(claimed, other))));
    }

    /// <summary>Whether it may be said of the day on which an article was published.</summary>
    public bool FollowsFrom(DateOnly day, IReadOnlyList<DateOnly> anchors) =>
        FollowsFrom(new DateMention(0, 0, day.Year, day.Month, day.Day), day, anchors);

    /// <summary>Whether this and <paramref name="source"/> cannot mean one day, however both are read.</summary>
    public bool IsApartFrom(DateMention source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
    {
        if (IsDecade || source.IsDecade || IsSameAs(source)) return false;
        var known = source.Resolve(written).ToList();
        var claimed = anchors.SelectMany(anchor => Resolve(anchor)).ToList();
        return known.Count > 0 && claimed.Count > 0
            && claimed.TrueForAll(mine => known.TrueForAll(theirs => AreApart(mine, theirs)));
    }

    // What one of the two leaves open may be as the other has it.
    private static bool AreApart(Resolved one, Resolved other) =>
        Differ(one.Year, other.Year) || Differ(one.Month, other.Month) || Differ(one.Day, other.Day)
        || (one.Weekday is { } mine && other.Weekday is { } theirs && mine != theirs);

    private static bool Differ(int? one, int? other) => one is { } mine && other is { } theirs && mine != theirs;

    /// <summary>Whether both give the same parts of a date, and the same values for them.</summary>
    public bool IsWrittenAs(DateMention other) => IsSameAs(other);

    // Word for word the same is the same, however little of it is known.
    private bool IsSameAs(DateMention other) =>
        Year == other.Year && Month == other.Month && Day == other.Day && Weekday == other.Weekday && Offset == other.Offset
            && Unit == other.Unit;

    private static bool IsWithin(Resolved claimed, Resolved known) =>
        (claimed.Year is null || claimed.Year == known.Year || (known.Year is null && claimed.Month is not null))
        && (claimed.Month is null || claimed.Month == known.Month)
        && (claimed.Day is null || claimed.Day == known.Day)
        && (claimed.Weekday is null || claimed.Weekday == known.Weekday || (known.Weekday is null && claimed.Day is not null));

    private IEnumerable<Resolved> Resolve(DateOnly? anchor)
    {
        if (Offset is { } offset)
        {
            if (anchor is not { } today) yield break;
            if (Unit == DateUnit.Year) yield return new(today.Year + offset, null, null, null);
            else if (Unit == DateUnit.Month && Moved(today, 0, offset) is { } month)
                yield return new(month.Year, month.Month, null, null);
            else if (Unit == DateUnit.Day && Moved(today, offset, 0) is { } day) yield return Full(day);
        }
        else if (Month is null && Day is null && Weekday is { } weekday)
        {
            yield return new(null, null, null, weekday);
            if (anchor is not { } today) yield break;
            var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
            if (Moved(today, -back, 0) is { } before) yield return Full(before);
            if (Moved(today, 7 - back, 0) is { } after) yield return Full(after);
            if (back == 0 && Moved(today, -7, 0) is { } earlier) yield return Full(earlier);
        }
        else if (Month is { } month && Day is { } number)
        {
            if ((Year ?? NearestYear(month, number, anchor)) is { } year && number <= DateTime.DaysInMonth(year, month))
                yield return Full(new DateOnly(year, month, number), Weekday);
            else yield return new(Year, month, number, Weekday);
        }
        else
        {
            // "in September" of an article of January is the one before, of an article of August the one to come.
            yield return new(Year ?? (Month is { } name ? NearestYear(name, 15, anchor) : null), Month, Day, Weekday);
        }
    }

    private static int? NearestYear(int month, int day, DateOnly? anchor)
    {
        if (anchor is not { } today || today.Year is <= 1 or >= 9998) return null;
        return Enumerable.Range(today.Year - 1, 3)
            .MinBy(year => Math.Abs(DayOf(year).DayNumber - today.DayNumber));

        DateOnly DayOf(int year) => new(year, month, Math.Clamp(day, 1, DateTime.DaysInMonth(year, month)));
    }

    private static DateOnly? Moved(DateOnly day, int days, int months)
    {
        if (day.Year is <= 2 or >= 9997) return null;
        return day.AddMonths(months).AddDays(days);
    }

    // A weekday that does not belong to its date stays: the date then agrees with none that is right.
    private static Resolved Full(DateOnly day, DayOfWeek? stated = null) =>
        new(day.Year, day.Month, day.Day, stated ?? day.DayOfWeek);

    private readonly record struct Resolved(int? Year, int? Month, int? Day, DayOfWeek? Weekday);
}

internal enum DateUnit
{
    Day,
    Month,
    Year,
}
