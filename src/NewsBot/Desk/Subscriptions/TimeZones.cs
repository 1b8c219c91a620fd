using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Subscriptions;

/// <summary>Finds the time zones of communities.</summary>
internal static class TimeZones
{
    private const int MaxSuggested = 25;

    /// <summary>Gets the time zone of a community; UTC if it has set none, or if the machine does not know it any more.</summary>
    public static TimeZoneInfo GetZone(CommunitySettings settings) =>
        settings.Zone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Parses the name of a time zone.</summary>
    /// <param name="text">The IANA name, in upper or lower case, or the city at its end.</param>
    /// <returns>The IANA name, null for UTC; or the problem, as a sentence without a full stop.</returns>
    public static (string? Name, string? Problem) Parse(string text)
    {
        text = text.Trim().Replace(' ', '_');
        if (text.ToUpperInvariant() is "UTC" or "GMT" or "ETC/UTC") return (null, null);
        var matches = ListNames()
            .Where(name => EqualsIgnoreCase(name, text) || EqualsIgnoreCase(name[(name.LastIndexOf('/') + 1)..], text)).ToList();
        if (matches.Count == 1) return (matches[0], null);
        return (null, matches.Count > 1
            ? $"'{text}' could be {string.Join(" or ", matches.Take(4))}"
            : $"'{text}' is no time zone that is known here; write it as Europe/Oslo, or UTC");
    }

    /// <summary>Lists time zones whose name contains the typed text.</summary>
    public static IReadOnlyList<string> Suggest(string typed)
    {
        typed = typed.Trim().Replace(' ', '_');
        return [.. ListNames().Prepend("UTC").Where(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Take(MaxSuggested)];
    }

    // A machine without time zone data knows only UTC.
    private static IEnumerable<string> ListNames() =>
        TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.Id.Contains('/')).Select(zone => zone.Id)
            .Order(StringComparer.Ordinal);

    private static bool EqualsIgnoreCase(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
