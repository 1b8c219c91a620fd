using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Ingestion;

/// <summary>
/// Reads when an article was published: ISO 8601 (<c>2022-06-16</c>, <c>2022-06-16T14:00Z</c>, with seconds, fractions,
/// an offset) or RFC 1123 (<c>Thu, 16 Jun 2022 14:00:00 GMT</c>). A date alone is midnight UTC, a time without offset is
/// UTC; digits may be of any script. Local notations are refused, because 03/04/2022 is two different days.
/// </summary>
internal sealed partial class PublicationDates(TimeProvider time)
{
    /// <summary>The first newspaper is from 1605, but hardly any from before 1700 are digitised.</summary>
    private const int FirstYear = 1700;

    private int LastYear => time.GetUtcNow().Year + 2;

    /// <summary>
    /// Returns the instant, or an error that quotes the text and gives the remedy. Null or blank text gives neither.
    /// </summary>
    public (DateTimeOffset? Instant, string? Error) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        if (ParseInstant(Digits.ToAsciiDate(text).Trim()) is not { } instant)
            return (null, $"published is {CleanText.Quote(text)}, which is not a date in ISO 8601; "
                          + "write it like 2022-06-16 or 2022-06-16T14:00Z, or use null");
        if (instant.Year < FirstYear || instant.Year > LastYear)
            return (null, $"published is {CleanText.Quote(text)}, which is not a year from {FirstYear} to {LastYear}; "
                          + "correct it, or use null");
        return (instant, null);
    }

    private static DateTimeOffset? ParseInstant(string text)
    {
        var match = Iso().Match(text);
        if (!match.Success)
            match = Rfc1123().Match(text);
        if (!match.Success)
            return null;

        int ParseNumber(string group) =>
            match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

        var month = match.Groups["name"].Success
            ? Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames,
                name => name.Equals(match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)) + 1
            : ParseNumber("month");
        var offset = TimeSpan.FromMinutes((ParseNumber("oh") * 60) + ParseNumber("om"));
        // The constructors check every part, and throw for the year 0 or a thirteenth month.
        try
        {
            var clock = new DateTime(
                ParseNumber("year"), month, ParseNumber("day"), ParseNumber("h"), ParseNumber("m"), ParseNumber("s"));
            var fraction = match.Groups["f"].Value is { Length: > 0 } digits
                ? (long)(double.Parse("0." + digits, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)
                : 0;
            return new DateTimeOffset(clock.AddTicks(fraction), match.Groups["sign"].Value == "-" ? -offset : offset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private const string Clock = @"(?<h>[0-9]{2}):(?<m>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,12}))?)?";
    private const string Offset = @"(?<sign>[+-])(?<oh>[0-9]{2})(?::?(?<om>[0-9]{2}))?";

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})(?:[Tt ]" + Clock + @" ?(?:[Zz]|UTC|GMT|" + Offset + @")?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:[A-Za-z]{3}, ?)?(?<day>[0-9]{1,2}) (?<name>[A-Za-z]{3}) (?<year>[0-9]{4}) " + Clock
                    + @" (?:GMT|UTC|UT|Z|" + Offset + @")$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc1123();
}
