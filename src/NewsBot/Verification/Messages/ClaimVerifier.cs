using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <summary>
/// Finds in the evidence what carries a claim and what speaks against it. A false "contradicted" is the worst that can be said,
/// so what differs must be one thing, of which both cannot be so, in a passage that says nearly all the rest of the claim.
/// </summary>
internal sealed class ClaimVerifier(ClaimChecker checker, Tokenizer terms)
{
    private readonly Thesaurus kin = new(terms);

    public ClaimFindings Judge(MessageClaim said, Evidence evidence)
    {
        var hearing = new EvidenceCollector(new Claim(said.Text, terms, kin), said.Text, evidence, checker, terms, kin);
        var subject = said.Context is null ? null : SubjectOf(said.Context);
        foreach (var passage in evidence.Passages)
            if (subject is null || IsAbout(passage, subject)) hearing.Hear(passage);
        return ClaimFindings.Of(hearing.Carrying, hearing.Against, hearing.Leaning);
    }

    // Whom the sentence before names: one of them must be in what is said to carry "He resigned".
    private List<IReadOnlyList<string>> SubjectOf(string context) =>
        [.. new Claim(context, terms, kin).Facts.OfType<NameMention>().Select(name => name.Words)];

    private static bool IsAbout(EvidencePassage passage, List<IReadOnlyList<string>> subject)
    {
        var said = passage.Reading.Words.Select(word => word.Text).Concat(passage.Reading.TitleTerms)
            .ToHashSet(StringComparer.Ordinal);
        return subject.Exists(name => name.Any(said.Contains));
    }
}

/// <summary>A place of the coverage that carries a claim or speaks against it.</summary>
/// <param name="Span">Where it stands in the article's body.</param>
/// <param name="Share">How much of the claim's words stand there, 0 to 1.</param>
/// <param name="Difference">What it has otherwise; null where it carries the claim.</param>
/// <param name="IsCorrection">Whether its article corrects what was said before.</param>
internal sealed record ClaimEvidence(
    EvidencePassage Evidence, TextSpan Span, double Share, Discrepancy? Difference, bool IsCorrection)
{
    /// <summary>Whether it carries the claim by its letter; what does not may still be meant.</summary>
    public bool IsToTheLetter { get; init; } = true;

    public ArticleReference Article => Evidence.Passage.Article;

    /// <summary>Whether it speaks against the claim by another number.</summary>
    public bool IsOtherNumber =>
        Difference is { Kind: DiscrepancyKind.Number or DiscrepancyKind.Amount or DiscrepancyKind.Percentage };
}
