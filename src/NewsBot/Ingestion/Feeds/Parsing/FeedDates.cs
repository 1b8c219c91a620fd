using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Parses the dates of feeds, which follow RFC 822 or ISO 8601 only roughly: months named in many languages in any position,
/// named zones, two-digit years, digits of any script, missing seconds, wrong weekdays, Unix time in seconds or milliseconds.
/// A time without a zone, or with an unknown one, is taken as UTC. An ambiguous date (03/04/2022) is refused.
/// </summary>
/// <remarks><see cref="PublicationDates"/> is stricter, because it is for files that a user can correct.</remarks>
internal sealed partial class FeedDates(TimeProvider time)
{
    /// <summary>Hardly any newspaper from before 1700 is digitised, and the year 1 is an unset date.</summary>
    private const int FirstYear = 1700;

    private const int MaxTextLength = 100;

    /// <summary>
    /// Returns the instant with the offset as stated; null if the text is no date, or is the zero of Unix or the calendar.
    /// </summary>
    public DateTimeOffset? Parse(string? text)
    {
        if (CleanText.ToLine(text) is not { Length: <= MaxTextLength } cleaned)
            return null;
        var line = Digits.ToAsciiDate(cleaned);
        try
        {
            var instant = line.All(char.IsAsciiDigit) && line.Length is 9 or 10 or 13 ? FromUnixTime(line)
                : Iso().Match(line) is { Success: true } iso ? FromIso(iso)
                : ParseNamed(line);
            return instant?.UtcDateTime.Year >= FirstYear && instant != DateTimeOffset.UnixEpoch ? instant : null;
        }
        catch (ArgumentException)
        {
            // Examples are 30 February, an offset of twenty hours, or a time in 9999 that its offset moves into 10000.
            return null;
        }
    }

    /// <summary>
    /// Returns the instant of a number of seconds or milliseconds since 1970, told apart by their size; null if the number is
    /// zero, negative or too large.
    /// </summary>
    public static DateTimeOffset? FromUnixTime(double number) =>
        number is > 0 and < 1e14 ? DateTimeOffset.UnixEpoch.AddMilliseconds(number < 1e11 ? number * 1000 : number) : null;

    private static DateTimeOffset? FromUnixTime(string digits) =>
        FromUnixTime(double.Parse(digits, CultureInfo.InvariantCulture));

    private static DateTimeOffset FromIso(Match match)
    {
        var day = new DateTime(ParseNumber(match, "year"), ParseNumber(match, "month", 1), ParseNumber(match, "day", 1));
        return Combine(day, Clock().Match(match.Groups["rest"].Value), match.Groups["rest"].Value);
    }

    private DateTimeOffset? ParseNamed(string line)
    {
        line = Brackets().Replace(line, " ");
        var clock = Clock().Match(line);
        // The time and its offset are cut out, so that the numbers that remain belong to the date.
        var date = clock.Success ? line.Remove(clock.Index, clock.Length) : line;
        var words = Words().Matches(date).Select(match => match.Value).ToList();
        var month = FindMonth(words);
        var numbers = words.Where(word => char.IsAsciiDigit(word[0])).ToList();
        if (month == 0 && Slashes().Match(line) is { Success: true } slashes)
            return FromSlashes(slashes, clock, line);
        if (month == 0 || numbers.Count < 2)
            return null;

        var yearFirst = numbers[0].Length == 4;
        var (year, day) = yearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
        if (day.Length > 2 || year.Length is not (2 or 4))
            return null;
        var midnight = new DateTime(ParseYear(year), month, int.Parse(day, CultureInfo.InvariantCulture));
        if (!clock.Success && numbers.Count > 2 && numbers[2].Length == 4)
            clock = Clock().Match(numbers[2].Insert(2, ":"));
        return Combine(midnight, clock, line);
    }

    /// <summary>
    /// Accepts 12/31/2018 and 31/12/2018, which can mean only one day, and 05.09.2018: with full stops the day is first. Refuses
    /// 03/04/2018.
    /// </summary>
    private DateTimeOffset? FromSlashes(Match slashes, Match clock, string line)
    {
        var (first, second) = (ParseNumber(slashes, "first"), ParseNumber(slashes, "second"));
        var hasStops = slashes.Value.Contains('.');
        var (month, day) = hasStops || first > 12 ? (second, first) : (first, second);
        return hasStops || day > 12 || first == second
            ? Combine(new DateTime(ParseYear(slashes.Groups["year"].Value), month, day), clock, line) : null;
    }

    private static DateTimeOffset Combine(DateTime day, Match clock, string line)
    {
        var hour = ParseNumber(clock, "h");
        if (clock.Groups["half"].Success)
            hour = (hour % 12) + (clock.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0);
        // The hour 24 is midnight at the end of a day, and second 60 is a leap second.
        var time = new TimeSpan(hour, ParseNumber(clock, "m"), Math.Min(ParseNumber(clock, "s"), 59));
        if (hour > 24 || time > TimeSpan.FromDays(1) || ParseNumber(clock, "m") > 59)
            throw new ArgumentOutOfRangeException(nameof(clock));
        if (clock.Groups["f"].Value is { Length: > 0 } digits)
            time += TimeSpan.FromSeconds(double.Parse("0." + digits, CultureInfo.InvariantCulture));

        var offset = clock.Groups["sign"].Success
            ? new TimeSpan(ParseNumber(clock, "oh"), ParseNumber(clock, "om"), 0) * (clock.Groups["sign"].Value == "+" ? 1 : -1)
            : clock.Success ? FindOffset(line) : TimeSpan.Zero;
        return new DateTimeOffset(day, offset).Add(time);
    }

    private static TimeSpan FindOffset(string line) =>
        Zones().Matches(line).Select(match => TimeZoneAbbreviations.FindOffset(match.Value))
            .FirstOrDefault(offset => offset is not null)
        ?? TimeSpan.Zero;

    /// <summary>
    /// Returns the number of the month named right behind or before the day, or 0. The nearest word counts, because a weekday
    /// in front may look like a month (mar, maa).
    /// </summary>
    private static int FindMonth(List<string> words)
    {
        var number = words.FindIndex(word => char.IsAsciiDigit(word[0]));
        var behind = words.Skip(number + 1).Select(ParseMonth).FirstOrDefault(month => month > 0);
        return behind > 0 ? behind : words.Take(number).Select(ParseMonth).LastOrDefault(month => month > 0);
    }

    // Feeds shorten names at any letter: "Sept", "Janv", "Febr".
    private static int ParseMonth(string word)
    {
        var month = WrittenDates.FindMonth(word);
        for (var length = word.Length - 1; month == 0 && length >= 3; length--) month = WrittenDates.FindMonth(word[..length]);
        return month;
    }

    /// <summary>Two digits mean a year of this century, or of the last one if that year is still to come.</summary>
    private int ParseYear(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 4 ? year : year + (2000 + year > time.GetUtcNow().Year + 1 ? 1900 : 2000);
    }

    private static int ParseNumber(Match match, string group, int defaultValue = 0) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : defaultValue;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex("^(?<year>[0-9]{4})(?:$|(?:[-/.](?<month>[0-9]{1,2})(?:[-/.](?<day>[0-9]{1,2}))?"
        + "|(?<month>[0-9]{2})(?<day>[0-9]{2}))"
        + "(?<rest>(?:[T ].*)?)$)", Options)]
    private static partial Regex Iso();

    [GeneratedRegex("(?<![0-9])(?<h>[0-9]{1,2})"
        + "(?::(?<m>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,9})[0-9]*)?)?|(?<=T[0-9]{2})(?<m>[0-9]{2})(?<s>[0-9]{2})?)"
        + @"(?: ?(?<half>[ap])\.?m\b\.?)?(?: ?[A-Z]{2,4})?"
        + "(?: ?(?<sign>[+-])(?<oh>[0-9]{1,2})(?::?(?<om>[0-9]{2}))?(?![0-9]))?", Options)]
    private static partial Regex Clock();

    [GeneratedRegex("(?<![0-9/.])(?<first>[0-9]{1,2})[/.](?<second>[0-9]{1,2})[/.](?<year>[0-9]{4})(?![0-9])", Options)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"[0-9]+|\p{L}+", Options)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<!\p{L})[A-Z]{1,4}(?!\p{L})", Options)]
    private static partial Regex Zones();

    [GeneratedRegex(@"\([^()]*\)", Options)]
    private static partial Regex Brackets();
}
