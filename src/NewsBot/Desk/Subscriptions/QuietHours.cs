using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Desk.Subscriptions;

/// <summary>The part of each day in which no alerts are sent, such as "22:00-07:00"; its news are reported at its end.</summary>
internal readonly partial record struct QuietHours(TimeOnly Begin, TimeOnly End)
{
    /// <summary>Parses quiet hours; null if the text is not of that form.</summary>
    public static QuietHours? Parse(string text)
    {
        if (HoursPattern().Match(Digits.ToAscii(text).Trim()) is not { Success: true } match) return null;
        return TimeOnly.TryParseExact(
            match.Groups[1].Value, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var begin)
            && TimeOnly.TryParseExact(
            match.Groups[2].Value, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
            && begin != end ? new QuietHours(begin, end) : null;
    }

    /// <summary>Returns true if a community has quiet hours now.</summary>
    public static bool AreNow(CommunitySettings settings, DateTimeOffset now) =>
        settings.Quiet is { } text && Parse(text) is { } quiet
        && TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, TimeZones.GetZone(settings)).TimeOfDay)
        .IsBetween(quiet.Begin, quiet.End);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Begin:HH\\:mm}-{End:HH\\:mm}");

    [GeneratedRegex(@"^([0-9]{1,2}:[0-9]{2})\s*(?:-|–|to)\s*([0-9]{1,2}:[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex HoursPattern();
}
