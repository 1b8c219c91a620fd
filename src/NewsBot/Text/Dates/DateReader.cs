using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Numbers;

namespace NewsBot.Text.Dates;

/// <summary>Reads dates and times of day: "29 September", "Sept. 29, 2025", "2025-09-29", "29.9.2025", "Monday", "yesterday",
/// "last year", "9.30 p.m.".</summary>
internal static class DateReader
{
    private static readonly FrozenDictionary<string, int> Months = AssignNumbers(
        1, "january february march april may june july august september october november december")
        .Concat(AssignNumbers(1, "jan feb mar apr - jun jul aug sep oct nov dec").Where(month => month.Key != "-"))
        .Append(KeyValuePair.Create("sept", 9)).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Weekdays =
        AssignNumbers(0, "sunday monday tuesday wednesday thursday friday saturday").ToFrozenDictionary(StringComparer.Ordinal);

    // "may" and "march" are months only behind one of these words, or next to a number.
    private static readonly FrozenSet<string> WordsBeforeMonth = Lexicon.English.Words("words-before-months");

    // A number of four figures behind one of these words is a count, not a year.
    private static readonly FrozenSet<string> WordsBeforeCount = Lexicon.English.Words("words-before-period-counts");

    public static void Read(AnnotatedText text)
    {
        for (var i = 0; i < text.Tokens.Length;)
        {
            if (((Mention?)ReadTime(text, i) ?? ReadDate(text, i)) is { } mention)
            {
                text.Add(mention);
                i = mention.End;
            }
            else
            {
                i++;
            }
        }
    }

    private static DateMention? ReadDate(AnnotatedText text, int i)
    {
        if (ReadRelativeDate(text, i) is { } relative) return relative;
        var token = text.Tokens[i];
        if (Weekdays.TryGetValue(token.Lower, out var number) && token.IsCapitalized)
            return ReadWeekday(text, i, (DayOfWeek)number);
        return ReadSecondDay(text, i) ?? ReadDayMonth(text, i) ?? ReadMonthDay(text, i) ?? ReadIsoDate(text, i)
            ?? ReadNumericDate(text, i)
            ?? ReadYear(text, i);
    }

    // "Monday, 13 October" is one date; "Monday in October" is two.
    private static DateMention ReadWeekday(AnnotatedText text, int i, DayOfWeek weekday)
    {
        var next = i + 1;
        if (text.IsAdjacent(next, TokenGap.Light) && text.LowerAt(next) is "the" or "on") next++;
        if (text.IsAdjacent(next, TokenGap.Light)
            && (ReadDayMonth(text, next) ?? ReadMonthDay(text, next)) is { Day: not null } date)
            return date with { First = i, Weekday = weekday };
        return new DateMention(i, i + 1, Weekday: weekday);
    }

    private static DateMention? ReadDayMonth(AnnotatedText text, int i)
    {
        if (ParseDay(text.Tokens[i].Lower) is not { } day) return null;
        var at = i + 1;
        if (text.LowerAt(at) is "of" && text.IsAdjacent(at)) at++;
        if (ParseMonthAt(text, at) is not { } month || !text.IsAdjacent(at))
        {
            // "7-8 October" and "7 and 8 October": the first of two days of one month.
            var isPair = text.Tokens[i].GapBefore != TokenGap.Joined && text.IsAdjacent(i + 1, TokenGap.Joined)
                && (text.Tokens[i + 1].GapBefore == TokenGap.Joined || text.LowerAt(i + 1) is "and" or "to" or "or");
            var other = isPair && text.Tokens[i + 1].GapBefore == TokenGap.Joined ? i + 1 : i + 2;
            return isPair && text.IsAdjacent(other) && ParseDay(text.LowerAt(other)) is not null
                && ParseMonthAt(text, other + 1) is { } shared && text.IsAdjacent(other + 1)
                ? new DateMention(i, i + 1, Month: shared, Day: day) : null;
        }

        var end = at + 1;
        return text.IsAdjacent(end, TokenGap.Light) && ParseYear(text.LowerAt(end)) is { } year
            ? new DateMention(i, end + 1, year, month, day) : new DateMention(i, end, Month: month, Day: day);
    }

    // "October 7-8", "October 7 and 8" and "October 7 to 8, 2025": the second of two days of one month.
    private static DateMention? ReadSecondDay(AnnotatedText text, int i)
    {
        if (ParseDay(text.Tokens[i].Lower) is not { } day || !text.IsAdjacent(i)) return null;
        var isJoined = text.Tokens[i].GapBefore == TokenGap.Joined;
        if (!isJoined && !(text.LowerAt(i - 1) is "and" or "to" or "through" && !text.IsAdjacent(i + 1, TokenGap.Space)))
            return null;
        if (text.FindMentionAt(isJoined ? i - 1 : i - 2) is not DateMention { Month: { } month, Day: not null, Year: null })
            return null;
        return text.IsAdjacent(i + 1, TokenGap.Light) && ParseYear(text.LowerAt(i + 1)) is { } year
            ? new DateMention(i, i + 2, year, month, day) : new DateMention(i, i + 1, Month: month, Day: day);
    }

    private static DateMention? ReadMonthDay(AnnotatedText text, int i)
    {
        if (ParseMonthAt(text, i) is not { } month) return null;
        var next = i + 1;
        if (text.IsAdjacent(next) && ParseDay(text.LowerAt(next)) is { } day)
        {
            next++;
            // In "October 7-8, 2025" the year stands behind the second day.
            return text.IsAdjacent(next, TokenGap.Light) && ParseYear(text.LowerAt(next)) is { } dated
                ? new DateMention(i, next + 1, dated, month, day) : new DateMention(i, next, Month: month, Day: day);
        }

        if (text.LowerAt(next) is "of" && text.IsAdjacent(next)) next++;
        if (text.IsAdjacent(next, TokenGap.Light) && ParseYear(text.LowerAt(next)) is { } year)
            return new DateMention(i, next + 1, year, month);
        return IsMonthByItself(text, i) ? new DateMention(i, i + 1, Month: month) : null;
    }

    private static DateMention? ReadIsoDate(AnnotatedText text, int i)
    {
        if (ParseYear(text.Tokens[i].Lower) is not { } year || i + 2 >= text.Tokens.Length) return null;
        if (text.Tokens[i + 1].GapBefore != TokenGap.Joined || text.Tokens[i + 2].GapBefore != TokenGap.Joined) return null;
        return text.LowerAt(i + 1).Length == 2 && ParseInteger(text.LowerAt(i + 1)) is >= 1 and <= 12 and var month
            && text.LowerAt(i + 2).Length >= 2 && ParseInteger(text.LowerAt(i + 2).Split('t')[0]) is >= 1 and <= 31 and var day
            ? new DateMention(i, i + 3, year, month, day) : null;
    }

    // With full stops the day comes first. With slashes the date is read only if one of the numbers cannot be a month.
    private static DateMention? ReadNumericDate(AnnotatedText text, int i)
    {
        var parts = text.Tokens[i].Lower.Split('.');
        var end = i + 1;
        if (parts.Length == 1 && IsAfterSlash(text, i + 1) && IsAfterSlash(text, i + 2))
        {
            parts = [parts[0], text.LowerAt(i + 1), text.LowerAt(i + 2)];
            end = i + 3;
        }

        if (parts.Length != 3 || ParseYear(parts[2]) is not { } year || ParseDay(parts[0]) is not { } first
            || ParseDay(parts[1]) is not { } second) return null;
        if (end == i + 1 || first > 12) return second <= 12 ? new DateMention(i, end, year, second, first) : null;
        return second > 12 || first == second ? new DateMention(i, end, year, first, second) : null;
    }

    private static bool IsAfterSlash(AnnotatedText text, int token) =>
        text.IsAdjacent(token, TokenGap.Light) && text.Tokens[token].Span.Start == text.Tokens[token - 1].Span.End + 1
        && text.Text[text.Tokens[token].Span.Start - 1] == '/';

    private static DateMention? ReadYear(AnnotatedText text, int i)
    {
        var word = text.Tokens[i].Lower;
        if (word.Length == 5 && word[^1] == 's' && ParseYear(word[..4]) is { } decade && decade % 10 == 0)
            return new DateMention(i, i + 1, decade, IsDecade: true);
        if (ParseYear(word) is not { } year || WordsBeforeCount.Contains(text.LowerAt(i - 1))) return null;
        var (start, end) = (text.Tokens[i].Span.Start, text.Tokens[i].Span.End);
        var isMoneyOrShare = (start > 0 && text.Text[start - 1] is '$' or '£' or '€' or '¥' or '₹')
            || (end < text.Text.Length && text.Text[end] == '%');
        var next = text.IsAdjacent(i + 1) ? text.LowerAt(i + 1) : "";
        return isMoneyOrShare || next is "percent" or "per" || NumberWords.Scales.ContainsKey(next)
            || NumberWords.Currencies.ContainsKey(next)
            ? null : new DateMention(i, i + 1, year);
    }

    private static DateMention? ReadRelativeDate(AnnotatedText text, int i)
    {
        switch (text.Tokens[i].Lower)
        {
            case "today" or "tonight": return new DateMention(i, i + 1, Offset: 0);
            case "yesterday": return new DateMention(i, i + 1, Offset: -1);
            case "tomorrow": return new DateMention(i, i + 1, Offset: 1);
            case "last" or "previous" or "past": return ReadRelativePeriod(text, i, -1);
            case "this" when text.LowerAt(i + 1) is "morning" or "afternoon"
                or "evening":
                return new DateMention(i, i + 2, Offset: 0);
            case "this": return ReadRelativePeriod(text, i, 0);
            case "next" or "coming": return ReadRelativePeriod(text, i, 1);
            default: return null;
        }
    }

    private static DateMention? ReadRelativePeriod(AnnotatedText text, int i, int offset)
    {
        if (!text.IsAdjacent(i + 1)) return null;
        return text.LowerAt(i + 1) switch
        {
            "year" => new DateMention(i, i + 2, Offset: offset, Unit: DateUnit.Year),
            "month" => new DateMention(i, i + 2, Offset: offset, Unit: DateUnit.Month),
            _ => null,
        };
    }

    private static TimeMention? ReadTime(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        if (token.Lower is "noon" or "midday") return new TimeMention(i, i + 1, 12 * 60, false);
        if (token.Lower is "midnight") return new TimeMention(i, i + 1, 0, false);
        if (!token.StartsWithDigit) return null;
        var end = i + 1;
        var (figures, half) = SplitHalfOfDay(token.Lower);
        var parts = figures.Split('.');
        if (parts.Length > 2 || ParseInteger(parts[0]) is not (>= 0 and <= 24 and var hour)) return null;
        int? minute = parts.Length == 2 && parts[1].Length == 2 ? ParseInteger(parts[1]) : null;
        var isColon = false;
        if (minute is null && half == "" && end < text.Tokens.Length && text.Text[token.Span.End] == ':'
            && text.Tokens[end].Span.Start == token.Span.End + 1)
        {
            var (minuteFigures, minuteHalf) = SplitHalfOfDay(text.LowerAt(end));
            if (minuteFigures.Length != 2 || ParseInteger(minuteFigures) is not { } minutes) return null;
            (minute, half, isColon) = (minutes, minuteHalf, true);
            end++;
        }

        if (half == "" && text.IsAdjacent(end) && text.Tokens[end].Term is "am" or "pm") half = text.Tokens[end++].Term;
        if (minute is > 59 || half is not ("" or "am" or "pm") || (half == "" && !isColon)) return null;
        if (half != "" && hour is 0 or > 12) half = "";
        var minutesToHour = half switch { "am" => hour % 12, "pm" => (hour % 12) + 12, _ => hour } * 60;
        return new TimeMention(
            i, end, minutesToHour + (minute ?? 0), half == "" && hour is >= 1 and <= 12 && parts[0][0] != '0');
    }

    // "9.30pm" is "9.30" and "pm".
    private static (string Figures, string Half) SplitHalfOfDay(string word) =>
        word is [_, .., 'a' or 'p', 'm'] ? (word[..^2], word[^2..]) : (word, "");

    private static int? ParseMonthAt(AnnotatedText text, int i) =>
        i < text.Tokens.Length && text.Tokens[i].IsCapitalized && Months.TryGetValue(text.LowerAt(i), out var month) ? month
            : null;

    private static bool IsMonthByItself(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        var isName = i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsCapitalized && text.IsAdjacent(i + 1, TokenGap.Space)
            && !Weekdays.ContainsKey(text.LowerAt(i + 1));
        return token.Lower.Length > 3 && token.Lower is not "march"
            ? !isName || WordsBeforeMonth.Contains(text.LowerAt(i - 1))
            : WordsBeforeMonth.Contains(text.LowerAt(i - 1)) || (token.Lower.Length > 3 && !token.IsCapitalExpected && !isName);
    }

    private static int? ParseDay(string word)
    {
        var figures = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return figures.Length <= 2 && ParseInteger(figures) is >= 1 and <= 31 and var day ? day : null;
    }

    private static int? ParseYear(string word) =>
        word.Length == 4 && ParseInteger(word) is >= 1500 and <= 2100 and var year ? year : null;

    private static int? ParseInteger(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<KeyValuePair<string, int>> AssignNumbers(int from, string words) =>
        words.Split(' ').Select((word, i) => KeyValuePair.Create(word, from + i));
}
