namespace NewsBot.Retrieval.Indexing;

/// <param name="Watermark">The last change that can be searched.</param>
/// <param name="Sequence">The archive's last change.</param>
internal readonly record struct IndexState(long Watermark, long Sequence)
{
    /// <summary>Changes that are stored but cannot be searched yet.</summary>
    public long Behind => Sequence - Watermark;
}

/// <param name="Done">Changes taken in.</param>
/// <param name="All">Changes to take in.</param>
internal readonly record struct IndexProgress(long Done, long All);

/// <param name="Passages">Passages that can be found.</param>
/// <param name="Watermark">The archive's change that the index has reached.</param>
/// <param name="Bytes">Its size on disk.</param>
internal sealed record IndexStatistics(int Passages, long Watermark, long Bytes);
