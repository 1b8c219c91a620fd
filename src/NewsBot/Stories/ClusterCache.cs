using BitFaster.Caching.Lru;

namespace NewsBot.Stories;

/// <summary>What one batch leaves to the next, so that it need not read it again. Bounded, and never needed.</summary>
internal sealed class ClusterCache
{
    private const int MaxEntries = 512;

    private readonly FastConcurrentLru<long, ShingleFingerprint> entries = new(MaxEntries);

    /// <summary>Where the batch ended that filled it: if another process has gone on from there, it is out of date.</summary>
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
