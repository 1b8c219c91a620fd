using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Schema;

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

/// <summary>
/// Finds the changes since a moment by their sequence numbers. Times alone do not suffice: a wrong clock may have dated a
/// change years ahead, and it would count as new until then.
/// </summary>
internal static class ArrivalOrder
{
    /// <summary>Returns the number of the last change that was stored at or before a moment; 0 if there is none.</summary>
    public static Task<long> GetSequenceAtAsync(
        this ArchiveContext context, DateTimeOffset moment, CancellationToken cancellationToken) =>
        context.Versions.Where(version => version.Taken <= moment).OrderByDescending(version => version.Sequence)
            .Select(version => version.Sequence).FirstOrDefaultAsync(cancellationToken);
}
