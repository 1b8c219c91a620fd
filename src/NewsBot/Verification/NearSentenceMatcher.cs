using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>The relation of a claim to a single sentence with nearly the same words.</summary>
internal enum SentenceRelation
{
    /// <summary>The sentence says something else, or the same in other words.</summary>
    Different,

    /// <summary>The sentence is the claim, word for word.</summary>
    Same,

    /// <summary>The two differ in a negation that only one of them has.</summary>
    Negated,
}

/// <summary>
/// Compares a claim with sentences that have nearly all of its words. If one of the two has a "not" more, that is the
/// difference, and no rule has to find the word that it negates.
/// </summary>
internal sealed class NearSentenceMatcher(Claim claim, Tokenizer tokenizer, Thesaurus thesaurus)
{
    // The least share of the words that must be common.
    private const double MinWordShare = 0.9;

    private readonly HashSet<string> words = [.. claim.Text.Tokens.Where(token => !token.IsStopWord).Select(token => token.Term)];

    /// <summary>Finds a sentence that is the claim, else the first one that negates it, and its span.</summary>
    public (SentenceRelation Relation, TextSpan Span) Match(string text)
    {
        var found = (Relation: SentenceRelation.Different, Span: default(TextSpan));
        foreach (var span in Sentences.Split(text))
        {
            if (ComputeWordShare(span.Cut(text)) < MinWordShare) continue;
            var sentence = AnnotatedText.Create(span.Cut(text), tokenizer, thesaurus);
            if (sentence.Tokens.Select(token => token.Lower).SequenceEqual(claim.Text.Tokens.Select(token => token.Lower)))
                return (SentenceRelation.Same, span);
            if (found.Relation == SentenceRelation.Different && IsDenial(sentence)) found = (SentenceRelation.Negated, span);
        }

        return found;
    }

    /// <summary>
    /// Finds the sentence with the largest share of the claim's words; null if no sentence has the least share.
    /// </summary>
    public TextSpan? FindClosest(string text, double leastShare)
    {
        TextSpan? closest = null;
        var largest = leastShare;
        foreach (var span in Sentences.Split(text))
        {
            var share = ComputeWordShare(span.Cut(text));
            if (share < largest || (closest is not null && share == largest)) continue;
            (closest, largest) = (span, share);
        }

        return closest;
    }

    private bool IsDenial(AnnotatedText sentence)
    {
        var inClaim = NegationDetector.CountDenials(claim.Text, Enumerable.Range(0, claim.Text.Tokens.Length));
        var inSentence = NegationDetector.CountDenials(sentence, Enumerable.Range(0, sentence.Tokens.Length));
        if (inClaim == inSentence || NegationDetector.OnlyBoundsTime(claim.Text, sentence)
            || NegationDetector.OnlyBoundsTime(sentence, claim.Text)) return false;
        if (inClaim > inSentence) return true;
        // If the sentence has many words that the claim lacks, its negation may belong to one of them.
        var terms = sentence.Tokens.Where(token => !token.IsStopWord).Select(token => token.Term)
            .ToHashSet(StringComparer.Ordinal);
        return terms.Count(words.Contains) >= MinWordShare * terms.Count;
    }

    private double ComputeWordShare(string sentence)
    {
        if (words.Count == 0) return 0;
        var sentenceTerms = tokenizer.Read(sentence).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        return (double)words.Count(sentenceTerms.Contains) / words.Count;
    }
}
