using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Numbers;

namespace NewsBot.Text.Dates;

/// <summary>Reads dates and times of day: "29 September", "Sept. 29, 2025", "2025-09-29", "29.9.2025", "Monday", "yesterday",
/// "last year", "9.30 p.m.".</summary>
internal static class DateReader
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        1, "january february march april may june july august september october november december")
        .Concat(Numbered(1, "jan feb mar apr - jun jul aug sep oct nov dec").Where(month => month.Key != "-"))
        .Append(KeyValuePair.Create("sept", 9)).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Weekdays =
        Numbered(0, "sunday monday tuesday wednesday thursday friday saturday").ToFrozenDictionary(StringComparer.Ordinal);

    // "may" and "march" are months only behind one of these words, or next to a number.
    private static readonly FrozenSet<string> BeforeMonth = Lexicon.English.Words("date-reader-before-month");

    // A number of four figures behind one of these words is a count, not a year.
    private static readonly FrozenSet<string> BeforeCount = Lexicon.English.Words("date-reader-before-count");

    public static void Read(AnnotatedText text)
    {
        for (var i = 0; i < text.Tokens.Length;)
        {
            if (((Mention?)Clock(text, i) ?? Date(text, i)) is { } mention)
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

    private static DateMention? Date(AnnotatedText text, int i)
    {
        if (Relative(text, i) is { } relative) return relative;
        var token = text.Tokens[i];
        if (Weekdays.TryGetValue(token.Lower, out var number) && token.IsCapital) return Weekday(text, i, (DayOfWeek)number);
        return SecondDay(text, i) ?? DayMonth(text, i) ?? MonthDay(text, i) ?? Iso(text, i) ?? Figures(text, i)
            ?? YearAlone(text, i);
    }

    // "Monday, 13 October" is one date; "Monday in October" is two.
    private static DateMention Weekday(AnnotatedText text, int i, DayOfWeek weekday)
    {
        var next = i + 1;
        if (text.Follows(next, TokenGap.Light) && text.Lower(next) is "the" or "on") next++;
        if (text.Follows(next, TokenGap.Light) && (DayMonth(text, next) ?? MonthDay(text, next)) is { Day: not null } date)
            return date with { First = i, Weekday = weekday };
        return new DateMention(i, i + 1, Weekday: weekday);
    }

    private static DateMention? DayMonth(AnnotatedText text, int i)
    {
        if (DayNumber(text.Tokens[i].Lower) is not { } day) return null;
        var at = i + 1;
        if (text.Lower(at) is "of" && text.Follows(at)) at++;
        if (MonthAt(text, at) is not { } month || !text.Follows(at))
        {
            // "7-8 October" and "7 and 8 October": the first of two days of one month.
            var isPair = text.Tokens[i].Gap != TokenGap.Joined && text.Follows(i + 1, TokenGap.Joined)
                && (text.Tokens[i + 1].Gap == TokenGap.Joined || text.Lower(i + 1) is "and" or "to" or "or");
            var other = isPair && text.Tokens[i + 1].Gap == TokenGap.Joined ? i + 1 : i + 2;
            return isPair && text.Follows(other) && DayNumber(text.Lower(other)) is not null
                && MonthAt(text, other + 1) is { } shared && text.Follows(other + 1)
                ? new DateMention(i, i + 1, Month: shared, Day: day) : null;
        }

        var end = at + 1;
        return text.Follows(end, TokenGap.Light) && YearOf(text.Lower(end)) is { } year
            ? new DateMention(i, end + 1, year, month, day) : new DateMention(i, end, Month: month, Day: day);
    }

    // "October 7-8", "October 7 and 8" and "October 7 to 8, 2025": the second of two days of one month.
    private static DateMention? SecondDay(AnnotatedText text, int i)
    {
        if (DayNumber(text.Tokens[i].Lower) is not { } day || !text.Follows(i)) return null;
        var isJoined = text.Tokens[i].Gap == TokenGap.Joined;
        if (!isJoined && !(text.Lower(i - 1) is "and" or "to" or "through" && !text.Follows(i + 1, TokenGap.Space))) return null;
        if (text.FactAt(isJoined ? i - 1 : i - 2) is not DateMention { Month: { } month, Day: not null, Year: null }) return null;
        return text.Follows(i + 1, TokenGap.Light) && YearOf(text.Lower(i + 1)) is { } year
            ? new DateMention(i, i + 2, year, month, day) : new DateMention(i, i + 1, Month: month, Day: day);
    }

    private static DateMention? MonthDay(AnnotatedText text, int i)
    {
        if (MonthAt(text, i) is not { } month) return null;
        var next = i + 1;
        if (text.Follows(next) && DayNumber(text.Lower(next)) is { } day)
        {
            next++;
            // In "October 7-8, 2025" the year stands behind the second day.
            return text.Follows(next, TokenGap.Light) && YearOf(text.Lower(next)) is { } dated
                ? new DateMention(i, next + 1, dated, month, day) : new DateMention(i, next, Month: month, Day: day);
        }

        if (text.Lower(next) is "of" && text.Follows(next)) next++;
        if (text.Follows(next, TokenGap.Light) && YearOf(text.Lower(next)) is { } year)
            return new DateMention(i, next + 1, year, month);
        return IsMonthAlone(text, i) ? new DateMention(i, i + 1, Month: month) : null;
    }

    private static DateMention? Iso(AnnotatedText text, int i)
    {
        if (YearOf(text.Tokens[i].Lower) is not { } year || i + 2 >= text.Tokens.Length) return null;
        if (text.Tokens[i + 1].Gap != TokenGap.Joined || text.Tokens[i + 2].Gap != TokenGap.Joined) return null;
        return text.Lower(i + 1).Length == 2 && Whole(text.Lower(i + 1)) is >= 1 and <= 12 and var month
            && text.Lower(i + 2).Length >= 2 && Whole(text.Lower(i + 2).Split('t')[0]) is >= 1 and <= 31 and var day
            ? new DateMention(i, i + 3, year, month, day) : null;
    }

    // With full stops the day comes first. With slashes the date is read only if one of the numbers cannot be a month.
    private static DateMention? Figures(AnnotatedText text, int i)
    {
        var parts = text.Tokens[i].Lower.Split('.');
        var end = i + 1;
        if (parts.Length == 1 && IsSlash(text, i + 1) && IsSlash(text, i + 2))
        {
            parts = [parts[0], text.Lower(i + 1), text.Lower(i + 2)];
            end = i + 3;
        }

        if (parts.Length != 3 || YearOf(parts[2]) is not { } year || DayNumber(parts[0]) is not { } first
            || DayNumber(parts[1]) is not { } second) return null;
        if (end == i + 1 || first > 12) return second <= 12 ? new DateMention(i, end, year, second, first) : null;
        return second > 12 || first == second ? new DateMention(i, end, year, first, second) : null;
    }

    private static bool IsSlash(AnnotatedText text, int token) =>
        text.Follows(token, TokenGap.Light) && text.Tokens[token].Span.Start == text.Tokens[token - 1].Span.End + 1
        && text.Text[text.Tokens[token].Span.Start - 1] == '/';

    private static DateMention? YearAlone(AnnotatedText text, int i)
    {
        var word = text.Tokens[i].Lower;
        if (word.Length == 5 && word[^1] == 's' && YearOf(word[..4]) is { } decade && decade % 10 == 0)
            return new DateMention(i, i + 1, decade, IsDecade: true);
        if (YearOf(word) is not { } year || BeforeCount.Contains(text.Lower(i - 1))) return null;
        var (start, end) = (text.Tokens[i].Span.Start, text.Tokens[i].Span.End);
        var isMoneyOrShare = (start > 0 && text.Text[start - 1] is '$' or '£' or '€' or '¥' or '₹')
            || (end < text.Text.Length && text.Text[end] == '%');
        var next = text.Follows(i + 1) ? text.Lower(i + 1) : "";
        return isMoneyOrShare || next is "percent" or "per" || NumberWords.Scales.ContainsKey(next)
            || NumberWords.Currencies.ContainsKey(next)
            ? null : new DateMention(i, i + 1, year);
    }

    private static DateMention? Relative(AnnotatedText text, int i)
    {
        switch (text.Tokens[i].Lower)
        {
            case "today" or "tonight": return new DateMention(i, i + 1, Offset: 0);
            case "yesterday": return new DateMention(i, i + 1, Offset: -1);
            case "tomorrow": return new DateMention(i, i + 1, Offset: 1);
            case "last" or "previous" or "past": return Period(text, i, -1);
            case "this" when text.Lower(i + 1) is "morning" or "afternoon"
                or "evening":
                return new DateMention(i, i + 2, Offset: 0);
            case "this": return Period(text, i, 0);
            case "next" or "coming": return Period(text, i, 1);
            default: return null;
        }
    }

    private static DateMention? Period(AnnotatedText text, int i, int offset)
    {
        if (!text.Follows(i + 1)) return null;
        return text.Lower(i + 1) switch
        {
            "year" => new DateMention(i, i + 2, Offset: offset, Unit: DateUnit.Year),
            "month" => new DateMention(i, i + 2, Offset: offset, Unit: DateUnit.Month),
            _ => null,
        };
    }

    private static TimeMention? Clock(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        if (token.Lower is "noon" or "midday") return new TimeMention(i, i + 1, 12 * 60, false);
        if (token.Lower is "midnight") return new TimeMention(i, i + 1, 0, false);
        if (!token.HasDigit) return null;
        var end = i + 1;
        var (figures, half) = WithoutHalf(token.Lower);
        var parts = figures.Split('.');
        if (parts.Length > 2 || Whole(parts[0]) is not (>= 0 and <= 24 and var hour)) return null;
        int? minute = parts.Length == 2 && parts[1].Length == 2 ? Whole(parts[1]) : null;
        var isColon = false;
        if (minute is null && half == "" && end < text.Tokens.Length && text.Text[token.Span.End] == ':'
            && text.Tokens[end].Span.Start == token.Span.End + 1)
        {
            var (minuteFigures, minuteHalf) = WithoutHalf(text.Lower(end));
            if (minuteFigures.Length != 2 || Whole(minuteFigures) is not { } minutes) return null;
            (minute, half, isColon) = (minutes, minuteHalf, true);
            end++;
        }

        if (half == "" && text.Follows(end) && text.Tokens[end].Term is "am" or "pm") half = text.Tokens[end++].Term;
        if (minute is > 59 || half is not ("" or "am" or "pm") || (half == "" && !isColon)) return null;
        if (half != "" && hour is 0 or > 12) half = "";
        var minutesToHour = half switch { "am" => hour % 12, "pm" => (hour % 12) + 12, _ => hour } * 60;
        return new TimeMention(
            i, end, minutesToHour + (minute ?? 0), half == "" && hour is >= 1 and <= 12 && parts[0][0] != '0');
    }

    // "9.30pm" is "9.30" and "pm".
    private static (string Figures, string Half) WithoutHalf(string word) =>
        word is [_, .., 'a' or 'p', 'm'] ? (word[..^2], word[^2..]) : (word, "");

    private static int? MonthAt(AnnotatedText text, int i) =>
        i < text.Tokens.Length && text.Tokens[i].IsCapital && Months.TryGetValue(text.Lower(i), out var month) ? month : null;

    private static bool IsMonthAlone(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        var isName = i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsCapital && text.Follows(i + 1, TokenGap.Space)
            && !Weekdays.ContainsKey(text.Lower(i + 1));
        return token.Lower.Length > 3 && token.Lower is not "march"
            ? !isName || BeforeMonth.Contains(text.Lower(i - 1))
            : BeforeMonth.Contains(text.Lower(i - 1)) || (token.Lower.Length > 3 && !token.IsStart && !isName);
    }

    private static int? DayNumber(string word)
    {
        var figures = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return figures.Length <= 2 && Whole(figures) is >= 1 and <= 31 and var day ? day : null;
    }

    private static int? YearOf(string word) => word.Length == 4 && Whole(word) is >= 1500 and <= 2100 and var year ? year : null;

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<KeyValuePair<string, int>> Numbered(int from, string words) =>
        words.Split(' ').Select((word, i) => KeyValuePair.Create(word, from + i));
}
