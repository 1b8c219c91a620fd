using NewsBot.Briefing.Timelines;
using NewsBot.Retrieval;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing;

/// <summary>
/// Recognizes what corrections among a set of passages retract: the sentences that only repeat the error, and the wrong numbers.
/// A wrong number counts as retracted for the outlet that corrected it, not for others.
/// </summary>
internal sealed class RetractionFilter
{
    private readonly EventDates dates;
    private readonly Dictionary<EvidencePassage, string> maskedTexts = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string? Outlet, Quantity Number)> retractedNumbers = [];

    private RetractionFilter(EventDates dates) => this.dates = dates;

    public static RetractionFilter Create(IReadOnlyList<EvidencePassage> passages, EventDates dates)
    {
        var filter = new RetractionFilter(dates);
        foreach (var passage in passages)
        {
            var text = passage.Passage.Text;
            var masked = CorrectionMask.Apply(text);
            if (masked == text) continue;
            filter.maskedTexts[passage] = masked;
            var annotated = dates.Annotate(text);
            for (var i = 0; i < annotated.Sentences.Count; i++)
                if (filter.IsRetracted(passage, annotated.Sentences[i]))
                    filter.retractedNumbers.AddRange(FindNumbers(annotated, i)
                        .Select(number => (passage.Passage.Article.Outlet, number)));
        }

        return filter;
    }

    /// <summary>Returns true if a sentence only repeats what a correction retracts.</summary>
    /// <param name="passage">One of the passages that the filter was created from.</param>
    /// <param name="span">The sentence in the passage's text.</param>
    public bool IsRetracted(EvidencePassage passage, TextSpan span) =>
        maskedTexts.TryGetValue(passage, out var text)
        && !span.AsSpan(text).SequenceEqual(span.AsSpan(passage.Passage.Text));

    /// <summary>Returns true if a sentence has a number that its outlet retracted.</summary>
    /// <param name="evidence">The passage of the sentence.</param>
    /// <param name="span">The sentence in the article's body.</param>
    public bool HasRetractedNumber(EvidencePassage evidence, TextSpan span)
    {
        var passage = evidence.Passage;
        var ofOutlet = retractedNumbers.Where(retracted => retracted.Outlet == passage.Article.Outlet).ToList();
        return ofOutlet.Count > 0
            && dates.Annotate(passage.Text.Substring(span.Start - passage.Span.Start, span.Length)).Mentions.OfType<Quantity>()
            .Any(number => ofOutlet.Exists(retracted =>
                number.Value == retracted.Number.Value && number.Measure == retracted.Number.Measure
                    && number.Currency == retracted.Number.Currency));
    }

    // Small numbers and ordinals are too common to identify a retracted fact: "two cracks", "the first time".
    private static IEnumerable<Quantity> FindNumbers(AnnotatedText text, int sentence) =>
        text.Mentions.OfType<Quantity>()
            .Where(number => text.Tokens[number.First].Sentence == sentence && number.Measure != Measure.Ordinal
            && number.Value > 12);
}
