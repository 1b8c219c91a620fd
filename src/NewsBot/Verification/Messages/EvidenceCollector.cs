using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <summary>One claim, as passage after passage is held against it.</summary>
internal sealed class EvidenceCollector(
    Claim claim, string text, Evidence evidence, ClaimChecker checker, Tokenizer terms, Thesaurus kin)
{
    // The least share of the claim's words that a sentence must have to be looked at by itself.
    private const double Close = 0.5;

    private readonly ContradictionDetector contrast = new(claim, evidence.Weighted, terms);
    private readonly NearSentenceMatcher likeness = new(claim, terms, kin);
    private readonly IReadOnlySet<string> corrections = CorrectionMask.ArticlesIn(evidence.Passages);
    private readonly bool isDenial = NegationDetector.DenialsIn(claim.Text, claim.Tokens) > 0;

    public List<ClaimEvidence> Carrying { get; } = [];

    public List<ClaimEvidence> Against { get; } = [];

    /// <summary>What has the claim's numbers, and may or may not carry it.</summary>
    public List<ClaimEvidence> Leaning { get; } = [];

    public void Hear(EvidencePassage passage)
    {
        var source = ClaimSource.From(passage, evidence.Passages) with
        {
            Text = CorrectionMask.Apply(passage.Passage.Text),
            IsOfItsDay = false,
        };
        var (alike, where) = likeness.In(source.Text);
        if (alike == SentenceLikeness.Same) Carrying.Add(At(where, 1, null));
        else if (alike == SentenceLikeness.Denied) Against.Add(At(where, 1, new Discrepancy(DiscrepancyKind.Negation, text)));
        else Weigh(source, Check(source));

        void Weigh(ClaimSource of, ClaimVerdict verdict)
        {
            // A "not" is of its sentence: "He resigned. I did not" says nothing of his not resigning.
            if (isDenial && Sentences.Split(verdict.Nearest.Cut(of.Text)) is { Count: > 1 } several)
            {
                foreach (var sentence in several)
                {
                    var span = new TextSpan(verdict.Nearest.Start + sentence.Start, sentence.Length);
                    var alone = of with { Text = CorrectionMask.Only(of.Text, span) };
                    if (Add(alone, Check(alone))) return;
                }
            }
            else
            {
                Add(of, verdict);
            }
        }

        bool Add(ClaimSource of, ClaimVerdict verdict)
        {
            if (contrast.MayCarry(verdict, of.Text, passage))
                Leaning.Add(At(verdict.Nearest, verdict.Share, null) with { IsToTheLetter = verdict.IsSupported });
            if (!verdict.IsSupported) return Deny(Denial(of, verdict, passage));
            var isCarried = contrast.IsCarried(verdict, of.Text, passage);
            // "1,472 were evacuated. On Saturday the town had spoken of 1,340": both are there, and one is meant.
            var rest = of with { Text = CorrectionMask.Without(of.Text, verdict.Nearest) };
            var denial = Denial(rest, Check(rest), passage);
            if (denial is not null && (!isCarried || denial.Verdict.Share > verdict.Share)) return Deny(denial);
            if (isCarried) Carrying.Add(At(verdict.Nearest, verdict.Share, null));
            return isCarried;
        }

        bool Deny(Denied? denial)
        {
            if (denial is not null) Against.Add(At(Stating(denial), denial.Verdict.Share, denial.Piece));
            return denial is not null;
        }

        ClaimEvidence At(TextSpan span, double share, Discrepancy? difference) => new(
            passage, new TextSpan(passage.Passage.Span.Start + span.Start, span.Length), share, difference,
            corrections.Contains(passage.Passage.Article.Id));
    }

    // What leaves least open need not be what the claim is about: "1,472 were evacuated from below the dam" differs in where,
    // too.
    private Denied? Denial(ClaimSource source, ClaimVerdict verdict, EvidencePassage passage)
    {
        if (contrast.Of(verdict, source.Text, passage) is { } piece) return new Denied(piece, verdict, source.Text);
        if (likeness.Closest(source.Text, Close) is not { } closest) return null;
        var alone = source with { Text = CorrectionMask.Only(source.Text, closest) };
        var other = Check(alone);
        return contrast.Of(other, alone.Text, passage) is { } meant ? new Denied(meant, other, alone.Text) : null;
    }

    // The sentence that has it otherwise says so by itself; the ones around it only helped to find it.
    private static TextSpan Stating(Denied denial)
    {
        var nearest = denial.Verdict.Nearest;
        if (denial.Piece.Instead is not { } instead) return nearest;
        var window = nearest.Cut(denial.Text);
        var stating = Sentences.Split(window).Where(sentence => sentence.Cut(window).Contains(instead, StringComparison.Ordinal))
            .ToList();
        return stating.Count == 1 ? new TextSpan(nearest.Start + stating[0].Start, stating[0].Length) : nearest;
    }

    private ClaimVerdict Check(ClaimSource source) => checker.Check(text, source, evidence.Question.AsOf);

    /// <param name="Piece">What differs.</param>
    /// <param name="Verdict">That says so.</param>
    /// <param name="Text">Of which.</param>
    private sealed record Denied(Discrepancy Piece, ClaimVerdict Verdict, string Text);
}
