using NewsBot.Retrieval;

namespace NewsBot.Answering.Claims;

/// <summary>
/// Decides in code whether a passage carries a written sentence. Rules, not a model: the same two texts always give the same
/// verdict, and it names what is missing. Nothing is inferred: what follows from a passage by arithmetic or by knowing the world
/// is not said by it.
/// </summary>
internal sealed class ClaimChecker(TermReader terms)
{
    private readonly WordKin kin = new(terms);

    /// <summary>Holds a sentence against the passage that it cites.</summary>
    /// <param name="sentence">Without markers; any text at all.</param>
    /// <param name="source">What it cites.</param>
    /// <param name="asOf">The moment for which the sentence was written: "yesterday" in it may be seen from there.</param>
    public ClaimVerdict Check(string sentence, ClaimSource source, DateTimeOffset asOf) =>
        Weigh(new Claim(sentence, terms, kin), source, asOf).Verdict;

    /// <summary>
    /// The source that carries the sentence: the preferred one if it does, else the best of the others that do, else the
    /// preferred one with what it leaves open.
    /// </summary>
    /// <param name="preferred">The index of the source that the sentence cites.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such source.</exception>
    public ClaimMatch Best(string sentence, IReadOnlyList<ClaimSource> sources, int preferred, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(preferred);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(preferred, sources.Count);
        var claim = new Claim(sentence, terms, kin);
        var cited = Weigh(claim, sources[preferred], asOf);
        var best = (Index: preferred, cited.Verdict, cited.Cost);
        if (cited.Verdict.IsSupported) return new ClaimMatch(preferred, cited.Verdict);
        for (var i = 0; i < sources.Count; i++)
        {
            if (i == preferred) continue;
            var (verdict, cost) = Weigh(claim, sources[i], asOf);
            if (verdict.IsSupported && (!best.Verdict.IsSupported || cost < best.Cost)) best = (i, verdict, cost);
        }

        return new ClaimMatch(best.Index, best.Verdict);
    }

    private (ClaimVerdict Verdict, double Cost) Weigh(Claim claim, ClaimSource source, DateTimeOffset asOf) =>
        new Weighing(claim, new ClaimPassage(source, terms, kin), kin, asOf).Weigh();
}
