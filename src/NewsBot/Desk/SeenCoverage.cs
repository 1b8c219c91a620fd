using NewsBot.Ingest;
using NewsBot.Retrieval;

namespace NewsBot.Desk;

/// <summary>
/// Says what of the coverage a request may see. While nothing is held, the sample coverage is taken in; once there is real
/// coverage, the sample that nobody asked for must not answer beside it.
/// </summary>
internal sealed class SeenCoverage(SampleCoverage sample)
{
    /// <summary>What may be seen.</summary>
    /// <param name="onWaiting">Told once when another process must finish first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Archive.ArchiveException">The sample cannot be stored.</exception>
    public async Task<Sight> LookAsync(Action? onWaiting, CancellationToken cancellationToken)
    {
        await sample.TakeInWhenNothingIsHeldAsync(onWaiting, cancellationToken);
        var held = await sample.HeldAsync(cancellationToken);
        return held is { IsAllThereIs: false }
            ? new Sight(Scope.All with { Excluded = held.ArticleIds.ToHashSet(StringComparer.Ordinal) }, IsOnlySample: false)
            : new Sight(Scope.All, IsOnlySample: held is not null);
    }
}

/// <param name="Scope">What may be seen.</param>
/// <param name="IsOnlySample">Whether that is the sample coverage and nothing else, which a reader must be told.</param>
internal sealed record Sight(Scope Scope, bool IsOnlySample);
