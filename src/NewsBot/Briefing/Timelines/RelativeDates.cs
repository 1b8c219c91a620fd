using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Reads relative dates: "two weeks ago", "the day before", "over the weekend", "last week", "in three days". Weeks begin on
/// Monday.
/// </summary>
internal static class RelativeDates
{
    // Far enough from the ends of the calendar for any distance that is accepted.
    private const int EarliestYear = 1000, LatestYear = 9000;

    private static readonly FrozenDictionary<string,
        int> NumberWords = "one two three four five six seven eight nine ten eleven twelve".Split(' ')
        .Select((word, i) => KeyValuePair.Create(word, i + 1)).Append(KeyValuePair.Create("a", 1))
        .Append(KeyValuePair.Create("an", 1))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the relative date that begins at a token; null if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">The index of the token.</param>
    /// <param name="today">The day the text was written; null if unknown.</param>
    /// <param name="lastDay">The last day that the text mentioned before; null for none.</param>
    public static DateExpression? ReadAt(AnnotatedText text, int i, DateOnly? today, DateOnly? lastDay) =>
        ReadNeighbourDay(text, i, today, lastDay) ?? ReadDistance(text, i, today, lastDay) ?? ReadWeek(text, i, today);

    private static DateExpression? ReadNeighbourDay(AnnotatedText text, int i, DateOnly? today, DateOnly? lastDay)
    {
        var (word, next, nextButOne) = (text.LowerAt(i), text.LowerAt(i + 1), text.LowerAt(i + 2));
        if (word is "last" && next is "night") return CreateDay(today?.AddDays(-1), i, i + 2, DateConfidence.Resolved);
        if (word is not ("the" or "a")) return null;
        if (next is "day" && nextButOne is "before" or "after")
        {
            var isBefore = nextButOne is "before";
            if (text.LowerAt(i + 3) is "yesterday" or "tomorrow")
                return CreateDay(today?.AddDays(isBefore ? -2 : 2), i, i + 4, DateConfidence.Resolved);
            // "The day before the vote" depends on a day that is not given.
            if (text.IsAdjacent(i + 3, TokenGap.Space) && !text.Tokens[i + 3].IsStopWord) return null;
            if (text.LowerAt(i + 3) is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "he" or "she" or "it"
                or "they") return null;
            return isBefore ? CreateDay((lastDay ?? today)?.AddDays(-1), i, i + 3, DateConfidence.Vague)
                : CreateDay(lastDay?.AddDays(1), i, i + 3, DateConfidence.Vague);
        }

        if (nextButOne is not ("day" or "morning" or "evening" or "night")) return null;
        return next switch
        {
            "previous" => CreateDay((lastDay ?? today)?.AddDays(-1), i, i + 3, DateConfidence.Vague),
            "next" or "following" => CreateDay(lastDay?.AddDays(1), i, i + 3, DateConfidence.Vague),
            _ => null,
        };
    }

    private static DateExpression? ReadDistance(AnnotatedText text, int i, DateOnly? today, DateOnly? lastDay)
    {
        var isAhead = text.LowerAt(i) is "in";
        var numberIndex = isAhead ? i + 1 : i;
        if (ParseNumber(text.LowerAt(numberIndex)) is not { } count || !text.IsAdjacent(numberIndex + 1, TokenGap.Space))
            return null;
        var unit = text.LowerAt(numberIndex + 1);
        if (unit is not ("day" or "days" or "week" or "weeks" or "month" or "months" or "year" or "years" or "decade" or "decades"
            or "fortnight")) return null;
        var wordAfter = text.IsAdjacent(numberIndex + 2) ? text.LowerAt(numberIndex + 2) : "";
        if (wordAfter is "ago" && !isAhead) return Shift(today, -count, unit, i, numberIndex + 3);
        if (wordAfter is "earlier" && !isAhead) return Shift(lastDay, -count, unit, i, numberIndex + 3);
        if (wordAfter is "later" && !isAhead) return Shift(lastDay, count, unit, i, numberIndex + 3);
        // "In three days" may also say how long something took.
        return isAhead && wordAfter is not "of" && TenseReader.ReadAt(text, i) == Tense.Future
            ? Shift(today, count, unit, i, numberIndex + 2) : null;
    }

    private static DateExpression? Shift(DateOnly? from, int count, string unit, int first, int end)
    {
        if (from is not { } day || Math.Abs(count) > (unit is "decade" or "decades" ? 50 : 500)) return null;
        // Distances that build on each other may leave the calendar.
        if (day.Year is < EarliestYear or > LatestYear) return null;
        var date = unit switch
        {
            "day" or "days" => new EventDate(day.AddDays(count), day.AddDays(count), DateConfidence.Resolved),
            "week" or "weeks" => new EventDate(day.AddDays(7 * count), day.AddDays(7 * count), DateConfidence.Vague),
            "fortnight" => new EventDate(day.AddDays(14 * count), day.AddDays(14 * count), DateConfidence.Vague),
            "month" or "months" => EventDate.FromMonth(day.AddMonths(count)),
            "year" or "years" => EventDate.FromYears(day.Year + count),
            _ => EventDate.FromYears(day.Year + (10 * count)),
        };
        return new DateExpression(date, first, end);
    }

    private static DateExpression? ReadWeek(AnnotatedText text, int i, DateOnly? today)
    {
        if (today is not { } day) return null;
        var (word, next) = (text.LowerAt(i), text.LowerAt(i + 1));
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        if (next is "weekend" && word is "the" or "last" or "this" or "next")
        {
            if (word is "the" && text.LowerAt(i - 1) is not ("over" or "at" or "on" or "during")) return null;
            var saturday = monday.AddDays(5);
            var isAhead = word is "next" || (word is not "last" && TenseReader.ReadAt(text, i) == Tense.Future);
            if (word is "last" || (!isAhead && saturday > day)) saturday = saturday.AddDays(-7);
            else if (word is "next") saturday = saturday.AddDays(day >= saturday ? 7 : 0);
            return new DateExpression(new EventDate(saturday, saturday.AddDays(1), DateConfidence.Vague), i, i + 2);
        }

        if (next is not "week") return null;
        var (first, last) = (monday, monday.AddDays(6));
        if (word is "last") (first, last) = (first.AddDays(-7), last.AddDays(-7));
        else if (word is "next") (first, last) = (first.AddDays(7), last.AddDays(7));
        else if (word is not "this") return null;
        else if (text.LowerAt(i - 1) is "earlier") last = day;
        else if (text.LowerAt(i - 1) is "later") first = day;
        return new DateExpression(new EventDate(first, last, DateConfidence.Vague), i, i + 2);
    }

    private static DateExpression? CreateDay(DateOnly? day, int first, int end, DateConfidence sureness) =>
        day is { } known ? new DateExpression(new EventDate(known, known, sureness), first, end) : null;

    private static int? ParseNumber(string word) =>
        NumberWords.TryGetValue(word, out var number) ? number
        : word.Length <= 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;
}
