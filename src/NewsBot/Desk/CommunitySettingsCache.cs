using BitFaster.Caching.Lru;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk;

/// <summary>
/// Keeps the settings of communities in memory. No entry goes stale, because a single process serves a community.
/// </summary>
internal sealed class CommunitySettingsCache(CommunityStore store)
{
    private const int MaxCached = 1_000;

    private readonly ConcurrentLru<string, CommunitySettings> cached = new(MaxCached);

    public async ValueTask<CommunitySettings> FindAsync(string community, CancellationToken cancellationToken)
    {
        if (cached.TryGet(community, out var known)) return known;
        var settings = await store.FindAsync(community, cancellationToken);
        // Settings that were saved while this read them are newer, so an existing entry wins.
        return cached.GetOrAdd(community, _ => settings);
    }

    public async Task SaveAsync(CommunitySettings settings, CancellationToken cancellationToken)
    {
        await store.SaveAsync(settings, cancellationToken);
        cached.AddOrUpdate(settings.Community, settings);
    }
}
