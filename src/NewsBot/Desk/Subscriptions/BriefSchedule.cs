using System.Globalization;
using System.Text.RegularExpressions;
using Cronos;
using NewsBot.Text;

namespace NewsBot.Desk.Subscriptions;

/// <summary>
/// The schedule of a channel's briefs: times of day ("08:00", "08:00 18:00", "weekdays 07:30") or a cron expression of five
/// fields.
/// </summary>
internal sealed partial class BriefSchedule
{
    /// <summary>The accepted forms, for messages to users.</summary>
    public const string Usage =
        "a time of day as 08:00, several as 08:00 18:00, weekdays 08:00, or a cron expression as 0 8 * * 1-5";

    // Briefs are to spare readers a flood of messages, so they must not come more often.
    private static readonly TimeSpan MinimumInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan CheckedPeriod = TimeSpan.FromDays(8);

    private readonly IReadOnlyList<CronExpression> expressions;

    private BriefSchedule(IReadOnlyList<CronExpression> expressions) => this.expressions = expressions;

    /// <summary>Parses a schedule and checks that it comes at most once an hour.</summary>
    /// <param name="text">The text as it was written.</param>
    /// <param name="now">The start of the checked period.</param>
    /// <returns>The schedule; or the problem, as the end of a sentence.</returns>
    public static (BriefSchedule? Times, string? Problem) Parse(string text, DateTimeOffset now)
    {
        if (ParseExpressions(text) is not { } expressions) return (null, $"'{text}' is none; write {Usage}");
        var times = new BriefSchedule(expressions);
        if (times.GetNext(now, TimeZoneInfo.Utc) is null) return (null, $"'{text}' never comes; write {Usage}");
        for (DateTimeOffset? current = times.GetNext(now, TimeZoneInfo.Utc), next; current is not null
            && current < now + CheckedPeriod; current = next)
        {
            next = times.GetNext(current.Value, TimeZoneInfo.Utc);
            if (next - current < MinimumInterval)
                return (null, $"'{text}' comes more often than once an hour, which is the most");
        }

        return (times, null);
    }

    /// <summary>Gets the first time of the schedule after another one, in a time zone; null if there is none.</summary>
    public DateTimeOffset? GetNext(DateTimeOffset after, TimeZoneInfo zone) =>
        expressions.Select(expression => expression.GetNextOccurrence(after, zone)).Min();

    private static IReadOnlyList<CronExpression>? ParseExpressions(string text)
    {
        text = Digits.ToAscii(text).Trim().ToLowerInvariant();
        if (TimesOfDay().Match(text) is { Success: true } match)
        {
            var days = match.Groups["days"].Value == "weekdays" ? "1-5" : "*";
            var times = match.Groups["time"].Captures.Select(time => time.Value.Split(':', '.')).ToList();
            if (times.Exists(time => ParseNumber(time[0]) > 23 || ParseNumber(time[1]) > 59)) return null;
            return [.. times.Select(time =>
                CronExpression.Parse(
                    string.Create(CultureInfo.InvariantCulture, $"{ParseNumber(time[1])} {ParseNumber(time[0])} * * {days}")))];
        }

        return CronExpression.TryParse(text, CronFormat.Standard, out var expression) ? [expression] : null;
    }

    private static int ParseNumber(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?<days>daily|weekdays)\s+)?(?<time>[0-9]{1,2}[:.][0-9]{2})(?:[\s,]+(?<time>[0-9]{1,2}[:.][0-9]{2})){0,5}$",
            RegexOptions.CultureInvariant)]
    private static partial Regex TimesOfDay();
}
