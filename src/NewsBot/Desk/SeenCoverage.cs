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
    /// <param name="request">Who wants to see it; told when another process must finish first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Archive.ArchiveException">The sample cannot be stored.</exception>
    public async Task<Sight> LookAsync(Request request, CancellationToken cancellationToken)
    {
        await sample.TakeInWhenNothingIsHeldAsync(request.OnWaiting, cancellationToken);
        var held = await sample.HeldAsync(cancellationToken);
        var scope = new Scope { Community = request.Community };
        return held is { IsAllThereIs: false }
            ? new Sight(scope with { Excluded = held.ArticleIds.ToHashSet(StringComparer.Ordinal) }, IsOnlySample: false)
            : new Sight(scope, IsOnlySample: held is not null);
    }
}

/// <param name="Scope">What may be seen.</param>
/// <param name="IsOnlySample">Whether that is the sample coverage and nothing else, which a reader must be told.</param>
internal sealed record Sight(Scope Scope, bool IsOnlySample);
