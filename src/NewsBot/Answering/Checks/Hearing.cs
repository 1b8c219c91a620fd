using NewsBot.Answering.Claims;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Checks;

/// <summary>One claim, as passage after passage is held against it.</summary>
internal sealed class Hearing(
    Claim claim, string text, Evidence evidence, ClaimChecker checker, TermReader terms, WordKin kin)
{
    private readonly Contrast contrast = new(claim, evidence.Weighted, terms);
    private readonly Likeness likeness = new(claim, terms, kin);
    private readonly IReadOnlySet<string> corrections = CorrectionMask.ArticlesIn(evidence.Passages);
    private readonly bool isDenial = Polarity.DenialsIn(claim.Text, claim.Tokens) > 0;

    public List<Found> Carrying { get; } = [];

    public List<Found> Against { get; } = [];

    public void Hear(EvidencePassage passage)
    {
        var source = SourceCheck.Source(passage, evidence.Passages) with
        {
            Text = CorrectionMask.Apply(passage.Passage.Text),
            IsOfItsDay = false,
        };
        var (alike, where) = likeness.In(source.Text);
        if (alike == SentenceLikeness.Same) Carrying.Add(At(where, 1, null));
        else if (alike == SentenceLikeness.Denied) Against.Add(At(where, 1, new Unsupported(UnsupportedKind.Negation, text)));
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
            if (verdict.IsSupported)
            {
                if (!contrast.IsCarried(verdict, of.Text, passage)) return false;
                // "1,472 were evacuated. On Saturday the town had spoken of 1,340": both are there, and one is meant.
                var rest = of with { Text = CorrectionMask.Without(of.Text, verdict.Nearest) };
                var other = Check(rest);
                if (other.Share > verdict.Share && contrast.Of(other, rest.Text, passage) is { } meant) Against.Add(At(Stating(meant, other, rest.Text), other.Share, meant));
                else Carrying.Add(At(verdict.Nearest, verdict.Share, null));
                return true;
            }

            if (contrast.Of(verdict, of.Text, passage) is not { } piece) return false;
            Against.Add(At(Stating(piece, verdict, of.Text), verdict.Share, piece));
            return true;
        }

        Found At(TextSpan span, double share, Unsupported? difference) => new(
            passage, new TextSpan(passage.Passage.Span.Start + span.Start, span.Length), share, difference,
            corrections.Contains(passage.Passage.Article.Id));
    }

    // The sentence that has it otherwise says so by itself; the ones around it only helped to find it.
    private static TextSpan Stating(Unsupported piece, ClaimVerdict verdict, string text)
    {
        if (piece.Instead is not { } instead) return verdict.Nearest;
        var window = verdict.Nearest.Cut(text);
        var stating = Sentences.Split(window).Where(sentence => sentence.Cut(window).Contains(instead, StringComparison.Ordinal)).ToList();
        return stating.Count == 1 ? new TextSpan(verdict.Nearest.Start + stating[0].Start, stating[0].Length) : verdict.Nearest;
    }

    private ClaimVerdict Check(ClaimSource source) => checker.Check(text, source, evidence.Question.AsOf);
}
