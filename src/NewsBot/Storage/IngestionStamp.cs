namespace NewsBot.Storage;

/// <summary>Says when an article was first ingested.</summary>
/// <param name="Sequence">The number of the change that stored its first version.</param>
/// <param name="IngestedAt">The time of that change.</param>
internal readonly record struct IngestionStamp(long Sequence, DateTimeOffset IngestedAt)
{
    /// <summary>
    /// The longest time between publication and ingestion for which an article still counts as news. An older one comes from
    /// somebody's archive.
    /// </summary>
    public static TimeSpan MaxIngestionDelay { get; } = TimeSpan.FromDays(2);
}
