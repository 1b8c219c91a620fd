using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>The mention of a passage whose context is most similar to that of a mention of the claim.</summary>
/// <param name="Mention">The mention; null if there was none to choose from.</param>
/// <param name="Similarity">The similarity of the contexts, as <see cref="ContextSimilarity"/> computes it.</param>
/// <param name="IsClearlyBest">True if no other mention comes near it.</param>
internal readonly record struct ClosestMention(Mention? Mention, double Similarity, bool IsClearlyBest);

/// <summary>
/// Compares a mention of a claim with the mentions that a passage has in the same context. A passage supports a value only if it
/// has the value in the context of the claim, not anywhere.
/// </summary>
internal sealed class CompetingMentions(Claim claim, ClaimPassage passage)
{
    /// <summary>The least similarity at which a mention counts as the passage's counterpart of the claim's.</summary>
    public const double ClearSimilarity = 0.8;

    // A competitor must exceed the similarity of the matching mention by this factor and this margin.
    private const double BeatingFactor = 1.25;
    private const double BeatingMargin = 0.5;
    private const double SwapMargin = 0.8;

    private readonly ContextSimilarity contexts = new(claim.Text, passage.Body);

    /// <summary>The mentions of one kind in some sentences of the passage.</summary>
    public List<T> FindInWindow<T>(SentenceRange window)
        where T : Mention =>
        [.. passage.Body.Mentions.OfType<T>().Where(mention => window.Contains(passage.Body.Tokens[mention.First].Sentence))];

    /// <summary>Finds the mention of the passage whose context is most similar to that of the claimed one.</summary>
    public ClosestMention FindBest(Mention claimed, IEnumerable<Mention> stated)
    {
        var best = new ClosestMention(null, 0, false);
        foreach (var other in stated)
        {
            var similarity = contexts.Compute(claimed, other);
            if (best.Mention is null || similarity > best.Similarity)
                best = new ClosestMention(other, similarity, similarity > best.Similarity * BeatingFactor);
            else if (similarity * BeatingFactor >= best.Similarity) best = best with { IsClearlyBest = false };
        }

        return best;
    }

    /// <summary>True if the passage has the rival in the context of the claimed mention, and the claimed one elsewhere.</summary>
    /// <param name="own">The mention of the passage that matches the claimed one.</param>
    /// <param name="rival">The mention of the passage that does not.</param>
    /// <param name="partner">Another mention of the claim that matches the rival; null for none. If there is one, the two must
    /// have swapped places.</param>
    public bool IsBeaten(ClosestMention own, ClosestMention rival, Mention? partner = null)
    {
        if (rival.Mention is null || rival.Similarity <= (own.Similarity * BeatingFactor) + BeatingMargin) return false;
        if (partner is null) return true;
        var swapped = rival.Similarity + (own.Mention is null ? 0 : contexts.Compute(partner, own.Mention));
        return swapped > own.Similarity + contexts.Compute(partner, rival.Mention) + SwapMargin;
    }

    /// <summary>True if each of two names of the claim has the context that the passage gives to the other.</summary>
    public bool HaveSwappedContexts(NameMention name, Mention own, NameMention partner, Mention rival)
    {
        double Similarity(Mention claimed, Mention stated) => contexts.Compute(claimed, stated, withNames: false);
        return Similarity(name, rival) + Similarity(partner, own)
            > Similarity(name, own) + Similarity(partner, rival) + SwapMargin;
    }

    /// <summary>Makes a discrepancy of a mention. It names the rival only if that is clearly the counterpart.</summary>
    public Discrepancy CreateDiscrepancy(Mention mention, DiscrepancyKind kind, ClosestMention rival, bool isContrary) =>
        rival is { Mention: { } other, Similarity: >= ClearSimilarity, IsClearlyBest: true }
            ? new Discrepancy(kind, claim.Text.Cut(mention), passage.Body.Cut(other), isContrary)
            : new Discrepancy(kind, claim.Text.Cut(mention)) { Span = claim.Text.GetSpan(mention.First, mention.End) };
}
