using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>How a claim goes with a single sentence of a passage, said in nearly the same words.</summary>
internal enum SentenceLikeness
{
    /// <summary>It says something else, or the same in other words.</summary>
    Apart,

    /// <summary>It is the sentence, word for word.</summary>
    Same,

    /// <summary>It is the sentence but for a "not" that one of them has.</summary>
    Denied,
}

/// <summary>
/// Compares a claim with sentences that have its words. Where nearly all are there, a "not" that only one of them has is what
/// they differ in, and no rule about what it belongs to is needed.
/// </summary>
internal sealed class NearSentenceMatcher(Claim claim, Tokenizer terms, Thesaurus kin)
{
    private const double Nearly = 0.9;

    private readonly HashSet<string> words = [.. claim.Text.Tokens.Where(token => !token.IsStop).Select(token => token.Term)];

    /// <summary>The first sentence that is the claim or denies it, and where it stands; apart for none.</summary>
    public (SentenceLikeness Likeness, TextSpan Where) In(string text)
    {
        var denied = (SentenceLikeness.Apart, default(TextSpan));
        foreach (var span in Sentences.Split(text))
        {
            if (ShareOf(span.Cut(text)) < Nearly) continue;
            var sentence = AnnotatedText.Of(span.Cut(text), terms, kin);
            if (sentence.Tokens.Select(token => token.Lower).SequenceEqual(claim.Text.Tokens.Select(token => token.Lower)))
                return (SentenceLikeness.Same, span);
            if (denied.Item1 == SentenceLikeness.Apart && IsDenial(sentence)) denied = (SentenceLikeness.Denied, span);
        }

        return denied;
    }

    /// <summary>
    /// The sentence that has most of the claim's words, where it has at least this share of them; null for none.
    /// </summary>
    public TextSpan? Closest(string text, double least)
    {
        TextSpan? closest = null;
        foreach (var span in Sentences.Split(text))
        {
            var share = ShareOf(span.Cut(text));
            if (share < least || (closest is not null && share == least)) continue;
            (closest, least) = (span, share);
        }

        return closest;
    }

    private bool IsDenial(AnnotatedText sentence)
    {
        var mine = NegationDetector.DenialsIn(claim.Text, Enumerable.Range(0, claim.Text.Tokens.Length));
        var theirs = NegationDetector.DenialsIn(sentence, Enumerable.Range(0, sentence.Tokens.Length));
        if (mine == theirs || NegationDetector.IsOnlyBound(claim.Text, sentence)
            || NegationDetector.IsOnlyBound(sentence, claim.Text)) return false;
        // A sentence that says more may deny something in what it says more.
        return mine > theirs || sentence.Tokens.Where(token => !token.IsStop).Select(token => token.Term).Distinct()
            .Count(words.Contains)
            >= Nearly * sentence.Tokens.Where(token => !token.IsStop).Select(token => token.Term).Distinct().Count();
    }

    private double ShareOf(string sentence)
    {
        if (words.Count == 0) return 0;
        var there = terms.Read(sentence).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        return (double)words.Count(there.Contains) / words.Count;
    }
}
