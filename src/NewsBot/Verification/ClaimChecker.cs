using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>
/// Decides whether a passage supports a sentence. It uses rules instead of a model, so that the same two texts always give the
/// same verdict, and the verdict names each discrepancy. It infers nothing: a passage does not support what follows from it only
/// by arithmetic or by knowledge of the world.
/// </summary>
internal sealed class ClaimChecker(Tokenizer tokenizer, Thesaurus thesaurus)
{
    /// <summary>Checks a sentence against the passage that it cites.</summary>
    /// <param name="sentence">The sentence, without citation markers. Any text is allowed.</param>
    /// <param name="source">The cited passage.</param>
    /// <param name="asOf">The moment for which the sentence was written. Its relative dates, such as "yesterday", may count from
    /// there.</param>
    public ClaimVerdict Check(string sentence, ClaimSource source, DateTimeOffset asOf) =>
        Match(new Claim(sentence, tokenizer, thesaurus), source, asOf).Verdict;

    /// <summary>
    /// Finds the source that supports the sentence: the preferred one if it does, else the best of the others that do, else the
    /// preferred one with its discrepancies.
    /// </summary>
    /// <param name="preferred">The index of the source that the sentence cites.</param>
    /// <param name="asOf">The moment for which the sentence was written.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such source.</exception>
    public ClaimMatch FindBestMatch(string sentence, IReadOnlyList<ClaimSource> sources, int preferred, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(preferred);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(preferred, sources.Count);
        var claim = new Claim(sentence, tokenizer, thesaurus);
        var cited = Match(claim, sources[preferred], asOf);
        var best = (Index: preferred, cited.Verdict, cited.Cost);
        if (cited.Verdict.IsSupported) return new ClaimMatch(preferred, cited.Verdict);
        for (var i = 0; i < sources.Count; i++)
        {
            if (i == preferred || !MaySupport(claim, sources[i])) continue;
            var (verdict, cost) = Match(claim, sources[i], asOf, isVerdictEnough: true);
            if (verdict.IsSupported && (!best.Verdict.IsSupported || cost < best.Cost)) best = (i, verdict, cost);
        }

        return new ClaimMatch(best.Index, best.Verdict);
    }

    // Returns false if the whole passage has too few of the claim's words for any of its windows to support the claim. That holds
    // for most passages, and matching their windows would take many times as long. The first word of a name may turn out to be a
    // common word, and counts as one if the passage has it.
    private bool MaySupport(Claim claim, ClaimSource source)
    {
        var (body, title) = (ReadTerms(source.Text), ReadTerms(source.Title));
        double total = 0, matched = 0;
        var isMissing = false;
        foreach (var i in claim.ContentWords)
        {
            var (word, weight) = (claim.Text.Tokens[i], Claim.GetWordWeight(claim.Text.Tokens[i]));
            var part = ContainsWord(body, word) ? 1 : ContainsWord(title, word) ? WindowMatcher.TitleOnlyWeight : 0;
            (total, matched, isMissing) = (total + weight, matched + (weight * part), isMissing || part == 0);
        }

        if (!isMissing) return true;
        foreach (var name in claim.Mentions.OfType<NameMention>())
        {
            if (!ContainsWord(body, claim.Text.Tokens[name.First])) continue;
            var weight = Claim.GetWordWeight(claim.Text.Tokens[name.First]);
            (total, matched) = (total + weight, matched + weight);
        }

        const double rounding = 1e-9;
        return matched >= (WindowMatcher.MinWordShare * total) - rounding;
    }

    private List<(string Term, int[]? Families)> ReadTerms(string text) =>
        [.. tokenizer.Read(text).Select(term => term.Text).Distinct().Select(term => (term, thesaurus.GetFamilies(term)))];

    private static bool ContainsWord(List<(string Term, int[]? Families)> words, in Token word)
    {
        foreach (var (term, families) in words)
            if (Thesaurus.AreEquivalent(word, term, families)) return true;
        return false;
    }

    private (ClaimVerdict Verdict, double Cost) Match(
        Claim claim, ClaimSource source, DateTimeOffset asOf, bool isVerdictEnough = false) =>
        new WindowMatcher(claim, new ClaimPassage(source, tokenizer, thesaurus), thesaurus, asOf).Match(isVerdictEnough);
}
