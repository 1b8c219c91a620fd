using BitFaster.Caching.Lru;

namespace NewsBot.Stories;

/// <summary>
/// Caches what one batch computed for the next. Its size is limited, and everything in it can be computed again.
/// </summary>
internal sealed class ClusterCache
{
    private const int MaxEntries = 512;

    private readonly FastConcurrentLru<long, ShingleFingerprint> entries = new(MaxEntries);

    /// <summary>
    /// The watermark at the end of the batch that filled the cache. If another process went on from there, the cache is out of
    /// date.
    /// </summary>
    public long Watermark { get; set; }

    public EventWindow Window { get; } = new();

    public ShingleFingerprint? FindPrint(long versionKey) => entries.TryGet(versionKey, out var print) ? print : null;

    public void Remember(long versionKey, ShingleFingerprint print) => entries.AddOrUpdate(versionKey, print);

    public void Forget()
    {
        entries.Clear();
        Window.Clear();
    }
}
