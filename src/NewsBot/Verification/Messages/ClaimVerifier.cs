using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <summary>
/// Finds the evidence that supports or contradicts a claim. A false "contradicted" is the worst error. Therefore a passage
/// contradicts a claim only if exactly one piece differs, both versions cannot be true, and the passage has nearly all the rest
/// of the claim.
/// </summary>
internal sealed class ClaimVerifier(ClaimChecker checker, Tokenizer tokenizer, Thesaurus thesaurus)
{
    /// <summary>Checks a claim of a message against the passages that were retrieved for it.</summary>
    public ClaimFindings Verify(MessageClaim claim, Evidence evidence)
    {
        var annotated = new Claim(claim.Text, tokenizer, thesaurus);
        var collector = new EvidenceCollector(annotated, claim.Text, evidence, checker, tokenizer, thesaurus);
        var subjects = claim.Context is null ? null : ReadSubjects(claim.Context);
        foreach (var passage in evidence.Passages)
            if (subjects is null || IsAboutAny(passage, subjects)) collector.Collect(passage);
        return ClaimFindings.From(collector.Supporting, collector.Contradicting, collector.Uncertain);
    }

    // The names of the sentence before. A passage supports "He resigned" only if it has a word of one of them.
    private List<IReadOnlyList<string>> ReadSubjects(string context) =>
        [.. new Claim(context, tokenizer, thesaurus).Mentions.OfType<NameMention>().Select(name => name.Words)];

    private static bool IsAboutAny(EvidencePassage passage, List<IReadOnlyList<string>> subjects)
    {
        var words = passage.Reading.Words.Select(word => word.Text).Concat(passage.Reading.TitleTerms)
            .ToHashSet(StringComparer.Ordinal);
        return subjects.Exists(name => name.Any(words.Contains));
    }
}

/// <summary>A span of the coverage that supports or contradicts a claim.</summary>
/// <param name="Evidence">The passage that contains it.</param>
/// <param name="Span">Its span in the body of the article.</param>
/// <param name="WordShare">The share of the claim's words that stand there, 0 to 1.</param>
/// <param name="Discrepancy">The piece that differs; null if it supports the claim.</param>
/// <param name="IsCorrection">True if its article corrects an earlier report.</param>
internal sealed record ClaimEvidence(
    EvidencePassage Evidence, TextSpan Span, double WordShare, Discrepancy? Discrepancy, bool IsCorrection)
{
    /// <summary>True if the <see cref="ClaimChecker"/> finds the claim supported. Otherwise it may say the same in other
    /// words. Default: true.</summary>
    public bool IsLiteral { get; init; } = true;

    public ArticleReference Article => Evidence.Passage.Article;

    /// <summary>True if it contradicts the claim by another number.</summary>
    public bool HasConflictingNumber =>
        Discrepancy is { Kind: DiscrepancyKind.Number or DiscrepancyKind.Amount or DiscrepancyKind.Percentage };
}
