using System.Collections.Concurrent;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk;

/// <summary>
/// Keeps the settings of communities in memory. No entry goes stale, because a single process serves a community.
/// </summary>
internal sealed class CommunitySettingsCache(CommunityStore store)
{
    private const int MaxCached = 1_000;

    private readonly ConcurrentDictionary<string, CommunitySettings> cached = new(StringComparer.Ordinal);

    public async ValueTask<CommunitySettings> FindAsync(string community, CancellationToken cancellationToken)
    {
        if (cached.TryGetValue(community, out var known)) return known;
        var settings = await store.FindAsync(community, cancellationToken);
        if (cached.Count >= MaxCached) cached.Clear();
        // Settings that were saved while this read them are newer, so an existing entry wins.
        return cached.GetOrAdd(community, settings);
    }

    public async Task SaveAsync(CommunitySettings settings, CancellationToken cancellationToken)
    {
        await store.SaveAsync(settings, cancellationToken);
        cached[settings.Community] = settings;
    }
}
