using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>
/// Decides in code whether a passage carries a written sentence. Rules, not a model: the same two texts always give the same
/// verdict, and it names what is missing. Nothing is inferred: what follows from a passage by arithmetic or by knowing the world
/// is not said by it.
/// </summary>
internal sealed class ClaimChecker(Tokenizer terms)
{
    private readonly Thesaurus kin = new(terms);

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
            if (i == preferred || !MayCarry(claim, sources[i])) continue;
            var (verdict, cost) = Weigh(claim, sources[i], asOf, onlyWhether: true);
            if (verdict.IsSupported && (!best.Verdict.IsSupported || cost < best.Cost)) best = (i, verdict, cost);
        }

        return new ClaimMatch(best.Index, best.Verdict);
    }

    // Whether the passage as a whole has enough of the words for any window of it to carry the claim. Most have not, and
    // weighing them would take many times as long. The first word of a name may turn out to be a word like the others: where
    // the passage has it, it counts as one.
    private bool MayCarry(Claim claim, ClaimSource source)
    {
        var (body, title) = (TermsOf(source.Text), TermsOf(source.Title));
        double all = 0, held = 0;
        var isMissing = false;
        foreach (var i in claim.Words)
        {
            var (word, weight) = (claim.Text.Tokens[i], Claim.WeightOf(claim.Text.Tokens[i]));
            var part = Has(body, word) ? 1 : Has(title, word) ? WindowMatcher.OnlyInTitle : 0;
            (all, held, isMissing) = (all + weight, held + (weight * part), isMissing || part == 0);
        }

        if (!isMissing) return true;
        foreach (var name in claim.Facts.OfType<NameMention>())
        {
            if (!Has(body, claim.Text.Tokens[name.First])) continue;
            var weight = Claim.WeightOf(claim.Text.Tokens[name.First]);
            (all, held) = (all + weight, held + weight);
        }

        const double rounding = 1e-9;
        return held >= (WindowMatcher.EnoughWords * all) - rounding;
    }

    private List<(string Term, int[]? Families)> TermsOf(string text) =>
        [.. terms.Read(text).Select(term => term.Text).Distinct().Select(term => (term, kin.FamiliesOf(term)))];

    private static bool Has(List<(string Term, int[]? Families)> text, in Token word)
    {
        foreach (var (term, families) in text)
            if (Thesaurus.AreSame(word, term, families)) return true;
        return false;
    }

    private (ClaimVerdict Verdict, double Cost) Weigh(
        Claim claim, ClaimSource source, DateTimeOffset asOf, bool onlyWhether = false) =>
        new WindowMatcher(claim, new ClaimPassage(source, terms, kin), kin, asOf).Weigh(onlyWhether);
}
