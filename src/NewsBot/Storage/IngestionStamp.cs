using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage;

/// <summary>How an article came to the archive.</summary>
/// <param name="Sequence">The number of the change with which it came.</param>
/// <param name="Taken">When that was.</param>
internal readonly record struct IngestionStamp(long Sequence, DateTimeOffset Taken)
{
    /// <summary>
    /// What an outlet dates so much earlier than it is delivered is still news; what comes from an old archive is none.
    /// </summary>
    public static TimeSpan Late { get; } = TimeSpan.FromDays(2);
}

/// <summary>
/// Tells what came since a moment by the numbers of the changes. They keep the order in which changes came, also where a
/// clock that was wrong dated some of them years ahead, which would else be new for as long.
/// </summary>
internal static class ArrivalOrder
{
    /// <summary>The number of the last change that was taken in until a moment; 0 where none was.</summary>
    public static Task<long> LastUntilAsync(
        this ArchiveContext context, DateTimeOffset moment, CancellationToken cancellationToken) =>
        context.Versions.Where(version => version.Taken <= moment).OrderByDescending(version => version.Sequence)
            .Select(version => version.Sequence).FirstOrDefaultAsync(cancellationToken);
}
