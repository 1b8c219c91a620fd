using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Subscriptions;

/// <summary>The time zones that communities live in.</summary>
internal static class TimeZones
{
    private const int MostSuggested = 25;

    /// <summary>The zone of a community; UTC where it has set none, or the machine does not know it any more.</summary>
    public static TimeZoneInfo Of(CommunitySettings settings) =>
        settings.Zone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Reads one.</summary>
    /// <param name="text">Its IANA name, in any case, or the city at its end.</param>
    /// <returns>Its name, null for UTC; or what is wrong, as a sentence.</returns>
    public static (string? Name, string? Problem) Read(string text)
    {
        text = text.Trim().Replace(' ', '_');
        if (text.ToUpperInvariant() is "UTC" or "GMT" or "ETC/UTC") return (null, null);
        var known = Names().Where(name => Is(name, text) || Is(name[(name.LastIndexOf('/') + 1)..], text)).ToList();
        if (known.Count == 1) return (known[0], null);
        return (null, known.Count > 1
            ? $"'{text}' could be {string.Join(" or ", known.Take(4))}"
            : $"'{text}' is no time zone that is known here; write it as Europe/Oslo, or UTC");
    }

    /// <summary>Those that what is typed may begin.</summary>
    public static IReadOnlyList<string> Suggest(string typed)
    {
        typed = typed.Trim().Replace(' ', '_');
        return [.. Names().Prepend("UTC").Where(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Take(MostSuggested)];
    }

    // Where the machine has no such data, there is UTC alone.
    private static IEnumerable<string> Names() =>
        TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.Id.Contains('/')).Select(zone => zone.Id)
            .Order(StringComparer.Ordinal);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
