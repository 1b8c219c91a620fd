using System.Globalization;
using NewsBot.Text;

namespace NewsBot.Desk.Commands;

/// <summary>Reads the moment that a question is asked for.</summary>
internal static class DateInput
{
    // Long before the first news. Periods are reckoned back from a moment, and must not fall off the calendar.
    private static readonly DateOnly Earliest = new(1000, 1, 1);

    /// <summary>What is wrong with a moment that cannot be read, and how to write one.</summary>
    public static string Problem(string text) =>
        $"'{text}' is no date; write a day like 2025-10-03 (until its end, UTC) or an instant like 2025-10-03T08:15:00Z";

    /// <summary>The same where a stretch of time begins: an ISO date means from the start of that day UTC.</summary>
    /// <inheritdoc cref="TryRead"/>
    public static bool TryReadStart(string? text, out DateTimeOffset? moment)
    {
        var isRead = TryRead(text, out moment);
        if (moment is { } end && end.TimeOfDay == TimeOnly.MaxValue.ToTimeSpan())
            moment = new DateTimeOffset(end.Date, TimeSpan.Zero);
        return isRead;
    }

    /// <summary>
    /// Reads an ISO date, which means until the end of that day UTC, or an ISO instant, in UTC where it names no offset. What
    /// lies before the year 1000 is read as its first day.
    /// </summary>
    /// <param name="text">Null or white space stands for now, and is read as null.</param>
    /// <param name="moment">The moment, or null for now.</param>
    /// <returns>False when the text is neither.</returns>
    public static bool TryRead(string? text, out DateTimeOffset? moment)
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
