using NewsBot.Answering.Claims;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Checks;

/// <summary>
/// Finds in the evidence what carries a claim and what speaks against it. A false "contradicted" is the worst that can be said,
/// so what differs must be one thing, of which both cannot be so, in a passage that says nearly all the rest of the claim.
/// </summary>
internal sealed class ClaimJudge(ClaimChecker checker, TermReader terms)
{
    // More of a claim must be there than where a writer had the passage before them: this is the best of forty.
    private const double EnoughToCarry = 0.7;

    private readonly WordKin kin = new(terms);

    public ClaimFindings Judge(MessageClaim said, Evidence evidence)
    {
        var claim = new Claim(said.Text, terms, kin);
        var subject = SubjectOf(said);
        var corrections = CorrectionMask.ArticlesIn(evidence.Passages);
        var contrast = new Contrast(claim, evidence.Weighted, terms);
        List<Found> carrying = [], against = [];
        foreach (var passage in evidence.Passages)
        {
            if (subject is not null && !IsAbout(passage, subject)) continue;
            var source = SourceCheck.Source(passage, evidence.Passages) with { Text = CorrectionMask.Apply(passage.Passage.Text) };
            var verdict = checker.Check(said.Text, source, evidence.Question.AsOf);
            var isCorrection = corrections.Contains(passage.Passage.Article.Id);
            if (verdict is { IsSupported: true, Share: >= EnoughToCarry })
            {
                // "1,472 were evacuated. On Saturday the town had spoken of 1,340": both are there, and one is meant.
                var rest = source with { Text = CorrectionMask.Without(source.Text, verdict.Nearest) };
                var other = checker.Check(said.Text, rest, evidence.Question.AsOf);
                if (other.Share > verdict.Share && contrast.Of(other, rest.Text, passage) is { } meant) against.Add(At(passage, other, meant));
                else carrying.Add(At(passage, verdict, null));
            }
            else if (contrast.Of(verdict, source.Text, passage) is { } piece)
            {
                against.Add(At(passage, verdict, piece));
            }

            Found At(EvidencePassage at, ClaimVerdict found, Unsupported? difference) => new(
                at, new TextSpan(at.Passage.Span.Start + found.Nearest.Start, found.Nearest.Length), found.Share, difference, isCorrection);
        }

        return ClaimFindings.Of(carrying, against);
    }

    // Whom the sentence before names: one of them must be in what is said to carry "He resigned".
    private List<IReadOnlySet<string>>? SubjectOf(MessageClaim said) =>
        said.Context is null ? null
            : [.. new Claim(said.Context, terms, kin).Facts.OfType<Name>().Select(name => name.Words.ToHashSet(StringComparer.Ordinal))];

    private static bool IsAbout(EvidencePassage passage, List<IReadOnlySet<string>> subject)
    {
        var said = passage.Reading.Words.Select(word => word.Text).Concat(passage.Reading.TitleTerms).ToHashSet(StringComparer.Ordinal);
        return subject.Exists(name => name.Any(said.Contains));
    }
}

/// <summary>A place of the coverage that carries a claim or speaks against it.</summary>
/// <param name="Span">Where it stands in the article's body.</param>
/// <param name="Share">How much of the claim's words stand there, 0 to 1.</param>
/// <param name="Difference">What it has otherwise; null where it carries the claim.</param>
/// <param name="IsCorrection">Whether its article corrects what was said before.</param>
internal sealed record Found(EvidencePassage Evidence, TextSpan Span, double Share, Unsupported? Difference, bool IsCorrection)
{
    public ArticleReference Article => Evidence.Passage.Article;
}
