using NewsBot.Text;
using NewsBot.Text.Dates;

namespace NewsBot.Briefing.Timelines;

/// <summary>Resolves a date in a text to a day, month or year of the calendar.</summary>
internal static class DateResolution
{
    /// <summary>Resolves a date.</summary>
    /// <returns>The date; null if it means none, as a year in a name or a weekday that recurs every week.</returns>
    /// <param name="text">The text.</param>
    /// <param name="fact">The date as written.</param>
    /// <param name="today">The day the text was written; null if unknown.</param>
    public static EventDate? Resolve(AnnotatedText text, DateMention fact, DateOnly? today)
    {
        if (fact.Offset is { } offset) return today is { } day ? ResolveOffset(text, fact, offset, day) : null;
        if (fact is { Month: { } month, Day: { } number }) return ResolveDay(fact, month, number, today);
        if (fact.Month is { } name) return ResolveMonth(text, fact, name, today);
        if (fact.Weekday is { } weekday) return today is { } day ? ResolveWeekday(text, fact, weekday, day) : null;
        if (fact.Year is not { } year) return null;
        if (fact.IsDecade) return EventDate.FromYears(year, 10);
        return IsYear(text, fact) ? EventDate.FromYears(year) : null;
    }

    private static EventDate ResolveOffset(AnnotatedText text, DateMention fact, int offset, DateOnly today)
    {
        if (fact.Unit == DateUnit.Day)
            return new EventDate(today.AddDays(offset), today.AddDays(offset), DateConfidence.Resolved);
        var isMonth = fact.Unit == DateUnit.Month;
        if (text.LowerAt(fact.First) is "past")
            return new EventDate(isMonth ? today.AddMonths(-1) : today.AddYears(-1), today, DateConfidence.Vague);
        var period = isMonth ? EventDate.FromMonth(today.AddMonths(offset)) : EventDate.FromYears(today.Year + offset);
        return text.LowerAt(fact.First - 1) switch
        {
            "earlier" => period with { Last = today },
            "later" => period with { First = today },
            _ => period,
        };
    }

    private static EventDate? ResolveDay(DateMention fact, int month, int number, DateOnly? today)
    {
        if ((fact.Year ?? FindNearestYear(month, number, today)) is not { } year || number > DateTime.DaysInMonth(year, month))
            return null;
        var day = new DateOnly(year, month, number);
        // If the weekday does not fit the date, one of the two is wrong.
        var isWrongWeekday = fact.Weekday is { } weekday && day.DayOfWeek != weekday;
        return new EventDate(day, day, isWrongWeekday ? DateConfidence.Vague : fact.Year is null ? DateConfidence.Resolved
            : DateConfidence.Stated);
    }

    private static EventDate? ResolveMonth(AnnotatedText text, DateMention fact, int month, DateOnly? today)
    {
        if (text.LowerAt(fact.First - 1) is "every" or "each") return null;
        var year = fact.Year;
        if (year is null && today is { } day)
        {
            year = text.LowerAt(fact.First - 1) is "last" ? LastYear(day.AddMonths(-1))
                : text.LowerAt(fact.First - 1) is "next" ? NextYear(day.AddMonths(1))
                : TenseReader.ReadAt(text, fact.First) switch
                {
                    Tense.Past => LastYear(day),
                    Tense.Future => NextYear(day),
                    _ => FindNearestYear(month, 15, day),
                };
        }

        if (year is not { } known) return null;
        var fullMonth = EventDate.FromMonth(new DateOnly(known, month, 1));
        return text.LowerAt(fact.First - 1) switch
        {
            "early" => fullMonth with { Last = fullMonth.First.AddDays(9) },
            "mid" => new EventDate(fullMonth.First.AddDays(10), fullMonth.First.AddDays(19), DateConfidence.Vague),
            "late" => fullMonth with { First = fullMonth.First.AddDays(20) },
            "of" when text.LowerAt(fact.First - 2) is "end" => fullMonth with { First = fullMonth.First.AddDays(20) },
            "of" when text.LowerAt(fact.First - 2) is "beginning" or "start" =>
                fullMonth with { Last = fullMonth.First.AddDays(9) },
            "of" when text.LowerAt(fact.First - 2) is "middle" =>
                new EventDate(fullMonth.First.AddDays(10), fullMonth.First.AddDays(19), DateConfidence.Vague),
            _ => fullMonth,
        };

        int LastYear(DateOnly from) => month <= from.Month ? from.Year : from.Year - 1;
        int NextYear(DateOnly from) => month >= from.Month ? from.Year : from.Year + 1;
    }

    private static EventDate? ResolveWeekday(AnnotatedText text, DateMention fact, DayOfWeek weekday, DateOnly today)
    {
        if (IsRecurring(text, fact.First) || IsInName(text, fact)) return null;
        var daysBack = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        var (before, after) = (today.AddDays(-daysBack), today.AddDays((7 - daysBack) % 7));
        // "Until at least Sunday".
        var isAfterAtLeast = text.LowerAt(fact.First - 1) is "least" && text.LowerAt(fact.First - 2) is "at";
        var wordBefore = isAfterAtLeast ? fact.First - 3 : fact.First - 1;
        var day = text.LowerAt(wordBefore) switch
        {
            "last" or "previous" => daysBack == 0 ? today.AddDays(-7) : before,
            "next" or "coming" => daysBack == 0 ? today.AddDays(7) : after,
            "since" => before,
            "until" or "till" or "through" => after,
            "as" when text.LowerAt(wordBefore - 1) is "early" or "soon" or "late" => after,
            "this" => TenseReader.ReadAt(text, fact.First) == Tense.Past ? before : after,
            _ => TenseReader.ReadAt(text, fact.First) == Tense.Future ? after : before,
        };
        return new EventDate(day, day, DateConfidence.Resolved);
    }

    // "Every Monday and Tuesday", "the first Monday of every month", "Friday evenings".
    private static bool IsRecurring(AnnotatedText text, int token) =>
        text.LowerAt(token - 1) is "every" or "each" or "first" or "second" or "third" or "fourth"
        || text.LowerAt(token + 1) is "mornings" or "evenings" or "nights" or "afternoons"
        || (text.LowerAt(token - 1) is "and" or "or" && text.FindMentionAt(token - 2) is DateMention { Weekday: not null }
        && IsRecurring(text, token - 2));

    // "The Sunday Times", "Black Friday".
    private static bool IsInName(AnnotatedText text, DateMention fact)
    {
        var isBehindCapital = text.IsAdjacent(fact.First, TokenGap.Space)
            && text.Tokens[fact.First - 1] is { IsCapitalized: true, IsCapitalExpected: false, IsStopWord: false };
        var isBeforeCapital = text.IsAdjacent(fact.End, TokenGap.Space) && text.Tokens[fact.End].IsCapitalized;
        return isBehindCapital || (isBeforeCapital && text.LowerAt(fact.First - 1) is "the" or "a");
    }

    /// <summary>
    /// Returns true if a number is used as a year: "in 2019", but not "Highway 2019" or "the 2030 World Cup".
    /// </summary>
    private static bool IsYear(AnnotatedText text, DateMention fact)
    {
        if (!text.IsAdjacent(fact.First, TokenGap.Joined)) return false;
        var before = text.LowerAt(fact.First - 1);
        if (text.FindMentionAt(fact.First - 1) is DateMention) return true;
        if (before is not ("in" or "since" or "by" or "until" or "till" or "from" or "to" or "between" or "and" or "during"
            or "before" or "after"
            or "of" or "early" or "late" or "mid" or "year" or "around" or "through" or "spring" or "summer" or "autumn"
                or "winter" or "fall")) return false;
        if (before is "and" or "to" or "through" && text.FindMentionAt(fact.First - 2) is not DateMention) return false;
        if (!text.IsAdjacent(fact.End, TokenGap.Space)) return true;
        // "in 1984 homes" counts them; "In 1984 prices rose" names a year.
        var next = text.Tokens[fact.End];
        var isCounted = !next.IsCapitalized && !next.IsStopWord
            && (next.Lower[^1] == 's' || next.Lower is "people" or "men" or "women" or "children");
        return !isCounted || text.Tokens[fact.First - 1].IsCapitalExpected;
    }

    private static int? FindNearestYear(int month, int day, DateOnly? today) =>
        today is not { } written ? null
        : Enumerable.Range(written.Year - 1, 3)
            .MinBy(year =>
            Math.Abs(
                new DateOnly(year, month, Math.Clamp(day, 1, DateTime.DaysInMonth(year, month))).DayNumber - written.DayNumber));
}
