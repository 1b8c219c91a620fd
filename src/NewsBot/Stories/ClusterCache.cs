namespace NewsBot.Stories;

/// <summary>What one batch leaves to the next, so that it need not read it again. Bounded, and never needed.</summary>
internal sealed class ClusterCache
{
    private const int MaxEntries = 512;

    private readonly Dictionary<long, ShingleFingerprint> entries = [];
    private readonly Queue<long> oldest = new();

    /// <summary>Where the batch ended that filled it: if another process has gone on from there, it is out of date.</summary>
    public long Watermark { get; set; }

    public EventWindow Window { get; } = new();

    public ShingleFingerprint? FindPrint(long versionKey) => entries.GetValueOrDefault(versionKey);

    public void Remember(long versionKey, ShingleFingerprint print)
    {
        if (!entries.TryAdd(versionKey, print)) return;
        oldest.Enqueue(versionKey);
        if (oldest.Count > MaxEntries) entries.Remove(oldest.Dequeue());
    }

    public void Forget()
    {
        entries.Clear();
        oldest.Clear();
        Window.Clear();
    }
}
