namespace NewsBot.Answering.Claims;

/// <summary>Of several facts of a passage the one whose surroundings are most like those of the claim's.</summary>
/// <param name="Likeness">As <see cref="Binding"/> measures it.</param>
/// <param name="IsClear">Whether no other comes near it.</param>
internal readonly record struct Likeliest(Fact? Fact, double Likeness, bool IsClear);

/// <summary>
/// Weighs the fact that a claim has against what the passage has in the same place. A value is not supported by standing
/// somewhere in a passage, but by standing where the claim puts it.
/// </summary>
internal sealed class Rivals(Claim claim, ClaimPassage passage)
{
    /// <summary>From here on a fact is taken for what the passage has in the claim's place.</summary>
    public const double Clear = 0.8;

    // By how much another fact must fit the place better.
    private const double Factor = 1.25;
    private const double Margin = 0.5;
    private const double SwapMargin = 0.8;

    private readonly Binding binding = new(claim.Text, passage.Body);

    /// <summary>The facts of a kind in some sentences of the passage.</summary>
    public List<T> In<T>(SentenceRange window)
        where T : Fact =>
        [.. passage.Body.Facts.OfType<T>().Where(fact => window.Has(passage.Body.Tokens[fact.First].Sentence))];

    public Likeliest Best(Fact claimed, IEnumerable<Fact> stated)
    {
        var best = new Likeliest(null, 0, false);
        foreach (var other in stated)
        {
            var likeness = binding.Between(claimed, other);
            if (best.Fact is null || likeness > best.Likeness)
                best = new Likeliest(other, likeness, likeness > best.Likeness * Factor);
            else if (likeness * Factor >= best.Likeness) best = best with { IsClear = false };
        }

        return best;
    }

    /// <summary>Whether the passage has the rival where the claim has this fact, and this fact somewhere else.</summary>
    /// <param name="partner">The claim's own fact that says the same as the rival; the two must then have changed places.</param>
    public bool IsBeaten(Likeliest own, Likeliest rival, Fact? partner = null)
    {
        if (rival.Fact is null || rival.Likeness <= (own.Likeness * Factor) + Margin) return false;
        if (partner is null) return true;
        var swapped = rival.Likeness + (own.Fact is null ? 0 : binding.Between(partner, own.Fact));
        return swapped > own.Likeness + binding.Between(partner, rival.Fact) + SwapMargin;
    }

    /// <summary>Whether each of two names of the claim has the surroundings of the other rather than its own.</summary>
    public bool AreSwapped(Name name, Fact own, Name partner, Fact rival)
    {
        double Between(Fact claimed, Fact stated) => binding.Between(claimed, stated, withNames: false);
        return Between(name, rival) + Between(partner, own) > Between(name, own) + Between(partner, rival) + SwapMargin;
    }

    public Unsupported Open(Fact fact, UnsupportedKind kind, Likeliest rival, bool isContrary) =>
        rival is { Fact: { } other, Likeness: >= Clear, IsClear: true }
            ? new Unsupported(kind, claim.Text.Cut(fact), passage.Body.Cut(other), isContrary)
            : new Unsupported(kind, claim.Text.Cut(fact));
}
