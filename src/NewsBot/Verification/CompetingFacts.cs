using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>Of several facts of a passage the one whose surroundings are most like those of the claim's.</summary>
/// <param name="Likeness">As <see cref="ContextSimilarity"/> measures it.</param>
/// <param name="IsClear">Whether no other comes near it.</param>
internal readonly record struct BestCompetitor(Mention? Fact, double Likeness, bool IsClear);

/// <summary>
/// Weighs the fact that a claim has against what the passage has in the same place. A value is not supported by standing
/// somewhere in a passage, but by standing where the claim puts it.
/// </summary>
internal sealed class CompetingFacts(Claim claim, ClaimPassage passage)
{
    /// <summary>From here on a fact is taken for what the passage has in the claim's place.</summary>
    public const double Clear = 0.8;

    // By how much another fact must fit the place better.
    private const double Factor = 1.25;
    private const double Margin = 0.5;
    private const double SwapMargin = 0.8;

    private readonly ContextSimilarity binding = new(claim.Text, passage.Body);

    /// <summary>The facts of a kind in some sentences of the passage.</summary>
    public List<T> In<T>(SentenceRange window)
        where T : Mention =>
        [.. passage.Body.Facts.OfType<T>().Where(fact => window.Has(passage.Body.Tokens[fact.First].Sentence))];

    public BestCompetitor Best(Mention claimed, IEnumerable<Mention> stated)
    {
        var best = new BestCompetitor(null, 0, false);
        foreach (var other in stated)
        {
            var likeness = binding.Between(claimed, other);
            if (best.Fact is null || likeness > best.Likeness)
                best = new BestCompetitor(other, likeness, likeness > best.Likeness * Factor);
            else if (likeness * Factor >= best.Likeness) best = best with { IsClear = false };
        }

        return best;
    }

    /// <summary>Whether the passage has the rival where the claim has this fact, and this fact somewhere else.</summary>
    /// <param name="partner">The claim's own fact that says the same as the rival; the two must then have changed places.</param>
    public bool IsBeaten(BestCompetitor own, BestCompetitor rival, Mention? partner = null)
    {
        if (rival.Fact is null || rival.Likeness <= (own.Likeness * Factor) + Margin) return false;
        if (partner is null) return true;
        var swapped = rival.Likeness + (own.Fact is null ? 0 : binding.Between(partner, own.Fact));
        return swapped > own.Likeness + binding.Between(partner, rival.Fact) + SwapMargin;
    }

    /// <summary>Whether each of two names of the claim has the surroundings of the other rather than its own.</summary>
    public bool AreSwapped(NameMention name, Mention own, NameMention partner, Mention rival)
    {
        double Between(Mention claimed, Mention stated) => binding.Between(claimed, stated, withNames: false);
        return Between(name, rival) + Between(partner, own) > Between(name, own) + Between(partner, rival) + SwapMargin;
    }

    public Discrepancy Open(Mention fact, DiscrepancyKind kind, BestCompetitor rival, bool isContrary) =>
        rival is { Fact: { } other, Likeness: >= Clear, IsClear: true }
            ? new Discrepancy(kind, claim.Text.Cut(fact), passage.Body.Cut(other), isContrary)
            : new Discrepancy(kind, claim.Text.Cut(fact));
}
