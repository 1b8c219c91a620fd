using System.Globalization;
using NewsBot.Text;

namespace NewsBot.Desk.Commands;

/// <summary>Parses the dates and times that users give.</summary>
internal static class DateInput
{
    // Long before the first news. Periods are subtracted from a date and must not fall off the calendar.
    private static readonly DateOnly Earliest = new(1000, 1, 1);

    /// <summary>Formats the message for a text that is no date, with the accepted forms.</summary>
    public static string FormatProblem(string text) =>
        $"'{text}' is no date; write a day like 2025-10-03 (until its end, UTC) or an instant like 2025-10-03T08:15:00Z";

    /// <summary>
    /// Parses the beginning of a period: as <see cref="TryParse"/>, but an ISO date means the start of that day, UTC.
    /// </summary>
    /// <inheritdoc cref="TryParse"/>
    public static bool TryParseStart(string? text, out DateTimeOffset? moment)
    {
        var isRead = TryParse(text, out moment);
        if (moment is { } end && end.TimeOfDay == TimeOnly.MaxValue.ToTimeSpan())
            moment = new DateTimeOffset(end.Date, TimeSpan.Zero);
        return isRead;
    }

    /// <summary>
    /// Parses an ISO date, which means the end of that day, UTC, or an ISO instant, in UTC if it has no offset. A time before the
    /// year 1000 becomes the first day of that year.
    /// </summary>
    /// <param name="text">The text; null or blank means now.</param>
    /// <param name="moment">The time; null for now.</param>
    /// <returns>False if the text is neither a date nor an instant.</returns>
    public static bool TryParse(string? text, out DateTimeOffset? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        text = Digits.ToAsciiDate(text).Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            moment = new DateTimeOffset(day < Earliest ? Earliest : day, TimeOnly.MaxValue, TimeSpan.Zero);
            return true;
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms =
            ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK"];
        if (!DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, utc, out var instant)) return false;
        moment = instant.Year < Earliest.Year ? new DateTimeOffset(Earliest, TimeOnly.MinValue, TimeSpan.Zero) : instant;
        return true;
    }
}
