using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <summary>Checks one claim against passages, and collects those that support or contradict it.</summary>
internal sealed class EvidenceCollector(
    Claim claim, string text, Evidence evidence, ClaimChecker checker, Tokenizer tokenizer, Thesaurus thesaurus)
{
    // The least share of the claim's words at which a sentence is checked by itself.
    private const double Close = 0.5;

    private readonly ContradictionDetector contrast = new(claim, evidence.Weighted, tokenizer);
    private readonly NearSentenceMatcher likeness = new(claim, tokenizer, thesaurus);
    private readonly IReadOnlySet<string> corrections = CorrectionMask.ArticlesIn(evidence.Passages);
    private readonly bool isDenial = NegationDetector.DenialsIn(claim.Text, claim.Tokens) > 0;

    /// <summary>The evidence that supports the claim.</summary>
    public List<ClaimEvidence> Carrying { get; } = [];

    /// <summary>The evidence that contradicts the claim.</summary>
    public List<ClaimEvidence> Against { get; } = [];

    /// <summary>The evidence that has the claim's numbers, and may or may not support it.</summary>
    public List<ClaimEvidence> Leaning { get; } = [];

    /// <summary>Checks the claim against a passage and files the result.</summary>
    public void Hear(EvidencePassage passage)
    {
        var source = ClaimSource.From(passage, evidence.Passages) with
        {
            Text = CorrectionMask.Apply(passage.Passage.Text),
            IsOfItsDay = false,
        };
        var (relation, match) = likeness.In(source.Text);
        if (relation == SentenceLikeness.Same) Carrying.Add(CreateEvidence(match, 1, null));
        else if (relation == SentenceLikeness.Denied)
            Against.Add(CreateEvidence(match, 1, new Discrepancy(DiscrepancyKind.Negation, text)));
        else AddBySentence(Check(source));

        void AddBySentence(ClaimVerdict verdict)
        {
            // A "not" belongs to its sentence: "He resigned. I did not" does not say that he did not resign.
            if (isDenial && Sentences.Split(verdict.Nearest.Cut(source.Text)) is { Count: > 1 } sentences)
            {
                foreach (var sentence in sentences)
                {
                    var sentenceSpan = new TextSpan(verdict.Nearest.Start + sentence.Start, sentence.Length);
                    var alone = source with { Text = CorrectionMask.Only(source.Text, sentenceSpan) };
                    if (Add(alone, Check(alone))) return;
                }
            }
            else
            {
                Add(source, verdict);
            }
        }

        // Returns false if the text neither supports nor contradicts the claim.
        bool Add(ClaimSource candidate, ClaimVerdict verdict)
        {
            if (contrast.MayCarry(verdict, candidate.Text, passage))
                Leaning.Add(CreateEvidence(verdict.Nearest, verdict.Share, null) with { IsToTheLetter = verdict.IsSupported });
            if (!verdict.IsSupported) return AddContradiction(Denial(candidate, verdict, passage));
            var isOnTopic = contrast.IsCarried(verdict, candidate.Text, passage);
            // The rest of the passage may contradict the claim with more of its words: "1,472 were evacuated. On Saturday the
            // town had spoken of 1,340".
            var rest = candidate with { Text = CorrectionMask.Without(candidate.Text, verdict.Nearest) };
            var contradiction = Denial(rest, Check(rest), passage);
            if (contradiction is not null && (!isOnTopic || contradiction.Verdict.Share > verdict.Share))
                return AddContradiction(contradiction);
            if (isOnTopic) Carrying.Add(CreateEvidence(verdict.Nearest, verdict.Share, null));
            return isOnTopic;
        }

        bool AddContradiction(Denied? contradiction)
        {
            if (contradiction is null) return false;
            Against.Add(CreateEvidence(Stating(contradiction), contradiction.Verdict.Share, contradiction.Piece));
            return true;
        }

        ClaimEvidence CreateEvidence(TextSpan span, double share, Discrepancy? difference) => new(
            passage, new TextSpan(passage.Passage.Span.Start + span.Start, span.Length), share, difference,
            corrections.Contains(passage.Passage.Article.Id));
    }

    // The window with the fewest discrepancies need not be the one that the claim is about, so the sentence with most of the
    // claim's words is checked by itself, too.
    private Denied? Denial(ClaimSource source, ClaimVerdict verdict, EvidencePassage passage)
    {
        if (contrast.Of(verdict, source.Text, passage) is { } piece) return new Denied(piece, verdict, source.Text);
        if (likeness.Closest(source.Text, Close) is not { } closest) return null;
        var alone = source with { Text = CorrectionMask.Only(source.Text, closest) };
        var other = Check(alone);
        return contrast.Of(other, alone.Text, passage) is { } difference ? new Denied(difference, other, alone.Text) : null;
    }

    // Narrows the span to the one sentence that has the differing text.
    private static TextSpan Stating(Denied contradiction)
    {
        var nearest = contradiction.Verdict.Nearest;
        if (contradiction.Piece.Instead is not { } instead) return nearest;
        var window = nearest.Cut(contradiction.Text);
        var stating = Sentences.Split(window).Where(sentence => sentence.Cut(window).Contains(instead, StringComparison.Ordinal))
            .ToList();
        return stating.Count == 1 ? new TextSpan(nearest.Start + stating[0].Start, stating[0].Length) : nearest;
    }

    private ClaimVerdict Check(ClaimSource source) => checker.Check(text, source, evidence.Question.AsOf);

    /// <param name="Piece">The piece that differs.</param>
    /// <param name="Verdict">The verdict that has it.</param>
    /// <param name="Text">The text that the verdict is about.</param>
    private sealed record Denied(Discrepancy Piece, ClaimVerdict Verdict, string Text);
}
