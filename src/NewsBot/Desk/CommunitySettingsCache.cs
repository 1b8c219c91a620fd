using System.Collections.Concurrent;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk;

/// <summary>
/// The settings of the communities that are served, in memory as they are in the archive. One process serves a community.
/// </summary>
internal sealed class CommunitySettingsCache(CommunityStore register)
{
    private const int MostHeld = 1_000;

    private readonly ConcurrentDictionary<string, CommunitySettings> held = new(StringComparer.Ordinal);

    public async ValueTask<CommunitySettings> FindAsync(string community, CancellationToken cancellationToken)
    {
        if (held.TryGetValue(community, out var known)) return known;
        var settings = await register.FindAsync(community, cancellationToken);
        if (held.Count >= MostHeld) held.Clear();
        // One that was saved meanwhile is newer than what was read.
        return held.GetOrAdd(community, settings);
    }

    public async Task SaveAsync(CommunitySettings settings, CancellationToken cancellationToken)
    {
        await register.SaveAsync(settings, cancellationToken);
        held[settings.Community] = settings;
    }
}
