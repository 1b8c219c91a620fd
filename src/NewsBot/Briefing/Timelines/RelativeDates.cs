using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Reads what is said of time by its distance: "two weeks ago", "the day before", "over the weekend", "last week", "in three
/// days". Weeks begin on Monday.
/// </summary>
internal static class RelativeDates
{
    // Far enough from the ends of the calendar for any distance that is read.
    private const int EarliestYear = 1000, LatestYear = 9000;

    private static readonly FrozenDictionary<string,
        int> Numbers = "one two three four five six seven eight nine ten eleven twelve".Split(' ')
        .Select((word, i) => KeyValuePair.Create(word, i + 1)).Append(KeyValuePair.Create("a", 1))
        .Append(KeyValuePair.Create("an", 1))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The date that begins at a token; null where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">The token.</param>
    /// <param name="today">When the text was written; null where unknown.</param>
    /// <param name="told">The day that it last spoke of; null for none.</param>
    public static DateExpression? At(AnnotatedText text, int i, DateOnly? today, DateOnly? told) =>
        Neighbour(text, i, today, told) ?? Distance(text, i, today, told) ?? Week(text, i, today);

    private static DateExpression? Neighbour(AnnotatedText text, int i, DateOnly? today, DateOnly? told)
    {
        var (word, next, third) = (text.Lower(i), text.Lower(i + 1), text.Lower(i + 2));
        if (word is "last" && next is "night") return Day(today?.AddDays(-1), i, i + 2, DateConfidence.Resolved);
        if (word is not ("the" or "a")) return null;
        if (next is "day" && third is "before" or "after")
        {
            var isBefore = third is "before";
            if (text.Lower(i + 3) is "yesterday" or "tomorrow")
                return Day(today?.AddDays(isBefore ? -2 : 2), i, i + 4, DateConfidence.Resolved);
            // "The day before the vote" hangs on a day that is not said.
            if (text.Follows(i + 3, TokenGap.Space) && !text.Tokens[i + 3].IsStop) return null;
            if (text.Lower(i + 3) is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "he" or "she" or "it"
                or "they") return null;
            return isBefore ? Day((told ?? today)?.AddDays(-1), i, i + 3, DateConfidence.Vague)
                : Day(told?.AddDays(1), i, i + 3, DateConfidence.Vague);
        }

        if (third is not ("day" or "morning" or "evening" or "night")) return null;
        return next switch
        {
            "previous" => Day((told ?? today)?.AddDays(-1), i, i + 3, DateConfidence.Vague),
            "next" or "following" => Day(told?.AddDays(1), i, i + 3, DateConfidence.Vague),
            _ => null,
        };
    }

    private static DateExpression? Distance(AnnotatedText text, int i, DateOnly? today, DateOnly? told)
    {
        var isAhead = text.Lower(i) is "in";
        var at = isAhead ? i + 1 : i;
        if (Number(text.Lower(at)) is not { } count || !text.Follows(at + 1, TokenGap.Space)) return null;
        var unit = text.Lower(at + 1);
        if (unit is not ("day" or "days" or "week" or "weeks" or "month" or "months" or "year" or "years" or "decade" or "decades"
            or "fortnight")) return null;
        var behind = text.Follows(at + 2) ? text.Lower(at + 2) : "";
        if (behind is "ago" && !isAhead) return Moved(today, -count, unit, i, at + 3);
        if (behind is "earlier" && !isAhead) return Moved(told, -count, unit, i, at + 3);
        if (behind is "later" && !isAhead) return Moved(told, count, unit, i, at + 3);
        // "In three days" may say how long it took.
        return isAhead && behind is not "of" && TenseReader.At(text, i) == Tense.Future
            ? Moved(today, count, unit, i, at + 2) : null;
    }

    private static DateExpression? Moved(DateOnly? from, int count, string unit, int first, int end)
    {
        if (from is not { } day || Math.Abs(count) > (unit is "decade" or "decades" ? 50 : 500)) return null;
        // Told from one another, centuries add up to no date at all.
        if (day.Year is < EarliestYear or > LatestYear) return null;
        var date = unit switch
        {
            "day" or "days" => new EventDate(day.AddDays(count), day.AddDays(count), DateConfidence.Resolved),
            "week" or "weeks" => new EventDate(day.AddDays(7 * count), day.AddDays(7 * count), DateConfidence.Vague),
            "fortnight" => new EventDate(day.AddDays(14 * count), day.AddDays(14 * count), DateConfidence.Vague),
            "month" or "months" => EventDate.MonthOf(day.AddMonths(count)),
            "year" or "years" => EventDate.Years(day.Year + count),
            _ => EventDate.Years(day.Year + (10 * count)),
        };
        return new DateExpression(date, first, end);
    }

    private static DateExpression? Week(AnnotatedText text, int i, DateOnly? today)
    {
        if (today is not { } day) return null;
        var (word, next) = (text.Lower(i), text.Lower(i + 1));
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        if (next is "weekend" && word is "the" or "last" or "this" or "next")
        {
            if (word is "the" && text.Lower(i - 1) is not ("over" or "at" or "on" or "during")) return null;
            var saturday = monday.AddDays(5);
            var isAhead = word is "next" || (word is not "last" && TenseReader.At(text, i) == Tense.Future);
            if (word is "last" || (!isAhead && saturday > day)) saturday = saturday.AddDays(-7);
            else if (word is "next") saturday = saturday.AddDays(day >= saturday ? 7 : 0);
            return new DateExpression(new EventDate(saturday, saturday.AddDays(1), DateConfidence.Vague), i, i + 2);
        }

        if (next is not "week") return null;
        var (first, last) = (monday, monday.AddDays(6));
        if (word is "last") (first, last) = (first.AddDays(-7), last.AddDays(-7));
        else if (word is "next") (first, last) = (first.AddDays(7), last.AddDays(7));
        else if (word is not "this") return null;
        else if (text.Lower(i - 1) is "earlier") last = day;
        else if (text.Lower(i - 1) is "later") first = day;
        return new DateExpression(new EventDate(first, last, DateConfidence.Vague), i, i + 2);
    }

    private static DateExpression? Day(DateOnly? day, int first, int end, DateConfidence sureness) =>
        day is { } known ? new DateExpression(new EventDate(known, known, sureness), first, end) : null;

    private static int? Number(string word) =>
        Numbers.TryGetValue(word, out var number) ? number
        : word.Length <= 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;
}
