using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <summary>Checks one claim against passages, and collects those that support or contradict it.</summary>
internal sealed class EvidenceCollector(
    Claim claim, string text, Evidence evidence, ClaimChecker checker, Tokenizer tokenizer, Thesaurus thesaurus)
{
    // The least share of the claim's words at which a sentence is checked by itself.
    private const double MinSentenceShare = 0.5;

    private readonly ContradictionDetector contradictions = new(claim, evidence.Weighted, tokenizer);
    private readonly NearSentenceMatcher nearSentences = new(claim, tokenizer, thesaurus);
    private readonly IReadOnlySet<string> correctingArticles = CorrectionMask.FindCorrectingArticles(evidence.Passages);
    private readonly bool isClaimNegated = NegationDetector.CountDenials(claim.Text, claim.UnquotedTokens) > 0;

    /// <summary>The evidence that supports the claim.</summary>
    public List<ClaimEvidence> Supporting { get; } = [];

    /// <summary>The evidence that contradicts the claim.</summary>
    public List<ClaimEvidence> Contradicting { get; } = [];

    /// <summary>The evidence that has the claim's numbers, and may or may not support it.</summary>
    public List<ClaimEvidence> Uncertain { get; } = [];

    /// <summary>Checks the claim against a passage and files the result.</summary>
    public void Collect(EvidencePassage passage)
    {
        var source = ClaimSource.From(passage, evidence.Passages) with
        {
            Text = CorrectionMask.Apply(passage.Passage.Text),
            IsDatedByPublication = false,
        };
        var (relation, match) = nearSentences.Match(source.Text);
        if (relation == SentenceRelation.Same) Supporting.Add(CreateEvidence(match, 1, null));
        else if (relation == SentenceRelation.Negated)
            Contradicting.Add(CreateEvidence(match, 1, new Discrepancy(DiscrepancyKind.Negation, text)));
        else AddBySentence(Check(source));

        void AddBySentence(ClaimVerdict verdict)
        {
            // A "not" belongs to its sentence: "He resigned. I did not" does not say that he did not resign.
            if (isClaimNegated && Sentences.Split(verdict.NearestSpan.Cut(source.Text)) is { Count: > 1 } sentences)
            {
                foreach (var sentence in sentences)
                {
                    var sentenceSpan = new TextSpan(verdict.NearestSpan.Start + sentence.Start, sentence.Length);
                    var alone = source with { Text = CorrectionMask.KeepOnly(source.Text, sentenceSpan) };
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
            if (contradictions.MaySupport(verdict, candidate.Text, passage))
                Uncertain.Add(
                    CreateEvidence(verdict.NearestSpan, verdict.WordShare, null) with { IsLiteral = verdict.IsSupported });
            if (!verdict.IsSupported) return AddContradiction(FindContradiction(candidate, verdict, passage));
            var isOnTopic = contradictions.IsOnTopic(verdict, candidate.Text, passage);
            // The rest of the passage may contradict the claim with more of its words: "1,472 were evacuated. On Saturday the
            // town had spoken of 1,340".
            var rest = candidate with { Text = CorrectionMask.BlankOut(candidate.Text, verdict.NearestSpan) };
            var contradiction = FindContradiction(rest, Check(rest), passage);
            if (contradiction is not null && (!isOnTopic || contradiction.Verdict.WordShare > verdict.WordShare))
                return AddContradiction(contradiction);
            if (isOnTopic) Supporting.Add(CreateEvidence(verdict.NearestSpan, verdict.WordShare, null));
            return isOnTopic;
        }

        bool AddContradiction(Denied? contradiction)
        {
            if (contradiction is null) return false;
            Contradicting.Add(
                CreateEvidence(
                    FindContradictingSentence(contradiction), contradiction.Verdict.WordShare, contradiction.Discrepancy));
            return true;
        }

        ClaimEvidence CreateEvidence(TextSpan span, double share, Discrepancy? difference) => new(
            passage, new TextSpan(passage.Passage.Span.Start + span.Start, span.Length), share, difference,
            correctingArticles.Contains(passage.Passage.Article.Id));
    }

    // The window with the fewest discrepancies need not be the one that the claim is about, so the sentence with most of the
    // claim's words is checked by itself, too.
    private Denied? FindContradiction(ClaimSource source, ClaimVerdict verdict, EvidencePassage passage)
    {
        if (contradictions.FindContradiction(verdict, source.Text, passage) is { } piece)
            return new Denied(piece, verdict, source.Text);
        if (nearSentences.FindClosest(source.Text, MinSentenceShare) is not { } closest) return null;
        var alone = source with { Text = CorrectionMask.KeepOnly(source.Text, closest) };
        var other = Check(alone);
        return contradictions.FindContradiction(other, alone.Text, passage) is { } difference
            ? new Denied(difference, other, alone.Text) : null;
    }

    // Narrows the span to the one sentence that has the differing text.
    private static TextSpan FindContradictingSentence(Denied contradiction)
    {
        var nearest = contradiction.Verdict.NearestSpan;
        if (contradiction.Discrepancy.SourceText is not { } instead) return nearest;
        var window = nearest.Cut(contradiction.Text);
        var stating = Sentences.Split(window).Where(sentence => sentence.Cut(window).Contains(instead, StringComparison.Ordinal))
            .ToList();
        return stating.Count == 1 ? new TextSpan(nearest.Start + stating[0].Start, stating[0].Length) : nearest;
    }

    private ClaimVerdict Check(ClaimSource source) => checker.Check(text, source, evidence.Question.AsOf);

    /// <param name="Discrepancy">The piece that differs.</param>
    /// <param name="Verdict">The verdict that has it.</param>
    /// <param name="Text">The text that the verdict is about.</param>
    private sealed record Denied(Discrepancy Discrepancy, ClaimVerdict Verdict, string Text);
}
