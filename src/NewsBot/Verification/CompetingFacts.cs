using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>The mention of a passage whose context is most similar to that of a mention of the claim.</summary>
/// <param name="Fact">The mention; null if there was none to choose from.</param>
/// <param name="Likeness">The similarity of the contexts, as <see cref="ContextSimilarity"/> computes it.</param>
/// <param name="IsClear">True if no other mention comes near it.</param>
internal readonly record struct BestCompetitor(Mention? Fact, double Likeness, bool IsClear);

/// <summary>
/// Compares a mention of a claim with the mentions that a passage has in the same context. A passage supports a value only if it
/// has the value in the context of the claim, not anywhere.
/// </summary>
internal sealed class CompetingFacts(Claim claim, ClaimPassage passage)
{
    /// <summary>The least similarity at which a mention counts as the passage's counterpart of the claim's.</summary>
    public const double Clear = 0.8;

    // A competitor must exceed the similarity of the matching mention by this factor and this margin.
    private const double Factor = 1.25;
    private const double Margin = 0.5;
    private const double SwapMargin = 0.8;

    private readonly ContextSimilarity binding = new(claim.Text, passage.Body);

    /// <summary>The mentions of one kind in some sentences of the passage.</summary>
    public List<T> In<T>(SentenceRange window)
        where T : Mention =>
        [.. passage.Body.Facts.OfType<T>().Where(mention => window.Has(passage.Body.Tokens[mention.First].Sentence))];

    /// <summary>Finds the mention of the passage whose context is most similar to that of the claimed one.</summary>
    public BestCompetitor Best(Mention claimed, IEnumerable<Mention> stated)
    {
        var best = new BestCompetitor(null, 0, false);
        foreach (var other in stated)
        {
            var similarity = binding.Between(claimed, other);
            if (best.Fact is null || similarity > best.Likeness)
                best = new BestCompetitor(other, similarity, similarity > best.Likeness * Factor);
            else if (similarity * Factor >= best.Likeness) best = best with { IsClear = false };
        }

        return best;
    }

    /// <summary>True if the passage has the rival in the context of the claimed mention, and the claimed one elsewhere.</summary>
    /// <param name="own">The mention of the passage that matches the claimed one.</param>
    /// <param name="rival">The mention of the passage that does not.</param>
    /// <param name="partner">Another mention of the claim that matches the rival; null for none. If there is one, the two must
    /// have swapped places.</param>
    public bool IsBeaten(BestCompetitor own, BestCompetitor rival, Mention? partner = null)
    {
        if (rival.Fact is null || rival.Likeness <= (own.Likeness * Factor) + Margin) return false;
        if (partner is null) return true;
        var swapped = rival.Likeness + (own.Fact is null ? 0 : binding.Between(partner, own.Fact));
        return swapped > own.Likeness + binding.Between(partner, rival.Fact) + SwapMargin;
    }

    /// <summary>True if each of two names of the claim has the context that the passage gives to the other.</summary>
    public bool AreSwapped(NameMention name, Mention own, NameMention partner, Mention rival)
    {
        double Similarity(Mention claimed, Mention stated) => binding.Between(claimed, stated, withNames: false);
        return Similarity(name, rival) + Similarity(partner, own)
            > Similarity(name, own) + Similarity(partner, rival) + SwapMargin;
    }

    /// <summary>Makes a discrepancy of a mention. It names the rival only if that is clearly the counterpart.</summary>
    public Discrepancy Open(Mention mention, DiscrepancyKind kind, BestCompetitor rival, bool isContrary) =>
        rival is { Fact: { } other, Likeness: >= Clear, IsClear: true }
            ? new Discrepancy(kind, claim.Text.Cut(mention), passage.Body.Cut(other), isContrary)
            : new Discrepancy(kind, claim.Text.Cut(mention));
}
