using System.Globalization;
using System.Text.RegularExpressions;
using Cronos;
using NewsBot.Text;

namespace NewsBot.Desk.Subscriptions;

/// <summary>
/// When a channel gets a brief by itself: times of day ("08:00", "08:00 18:00", "weekdays 07:30") or a cron expression of
/// five fields.
/// </summary>
internal sealed partial class BriefSchedule
{
    /// <summary>What can be written.</summary>
    public const string Usage =
        "a time of day as 08:00, several as 08:00 18:00, weekdays 08:00, or a cron expression as 0 8 * * 1-5";

    // A channel is not flooded by what was to spare its readers a flood.
    private static readonly TimeSpan Closest = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookedAhead = TimeSpan.FromDays(8);

    private readonly IReadOnlyList<CronExpression> expressions;

    private BriefSchedule(IReadOnlyList<CronExpression> expressions) => this.expressions = expressions;

    /// <summary>Reads them.</summary>
    /// <param name="text">As written.</param>
    /// <param name="now">From when on they are to come.</param>
    /// <returns>The times; or, as the end of a sentence, what is wrong with them.</returns>
    public static (BriefSchedule? Times, string? Problem) Read(string text, DateTimeOffset now)
    {
        if (Parse(text) is not { } expressions) return (null, $"'{text}' is none; write {Usage}");
        var times = new BriefSchedule(expressions);
        if (times.Next(now, TimeZoneInfo.Utc) is null) return (null, $"'{text}' never comes; write {Usage}");
        for (DateTimeOffset? one = times.Next(now, TimeZoneInfo.Utc), next; one is not null
            && one < now + LookedAhead; one = next)
        {
            next = times.Next(one.Value, TimeZoneInfo.Utc);
            if (next - one < Closest) return (null, $"'{text}' comes more often than once an hour, which is the most");
        }

        return (times, null);
    }

    /// <summary>The next time behind one; null where there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) =>
        expressions.Select(expression => expression.GetNextOccurrence(after, zone)).Min();

    private static IReadOnlyList<CronExpression>? Parse(string text)
    {
        text = Digits.ToAscii(text).Trim().ToLowerInvariant();
        if (TimesOfDay().Match(text) is { Success: true } match)
        {
            var days = match.Groups["days"].Value == "weekdays" ? "1-5" : "*";
            var times = match.Groups["time"].Captures.Select(time => time.Value.Split(':', '.')).ToList();
            if (times.Exists(time => Number(time[0]) > 23 || Number(time[1]) > 59)) return null;
            return [.. times.Select(time =>
                CronExpression.Parse(
                    string.Create(CultureInfo.InvariantCulture, $"{Number(time[1])} {Number(time[0])} * * {days}")))];
        }

        return CronExpression.TryParse(text, CronFormat.Standard, out var expression) ? [expression] : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?<days>daily|weekdays)\s+)?(?<time>[0-9]{1,2}[:.][0-9]{2})(?:[\s,]+(?<time>[0-9]{1,2}[:.][0-9]{2})){0,5}$",
            RegexOptions.CultureInvariant)]
    private static partial Regex TimesOfDay();
}
