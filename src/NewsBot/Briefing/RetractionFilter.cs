using NewsBot.Briefing.Timelines;
using NewsBot.Retrieval;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing;

/// <summary>
/// What corrections among some passages take back: the sentences that repeat it, and the numbers, which are not told of the
/// outlet that gave them.
/// </summary>
internal sealed class RetractionFilter
{
    private readonly EventDates dates;
    private readonly Dictionary<EvidencePassage, string> kept = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string? Outlet, Quantity Number)> numbers = [];

    private RetractionFilter(EventDates dates) => this.dates = dates;

    public static RetractionFilter In(IReadOnlyList<EvidencePassage> passages, EventDates dates)
    {
        var found = new RetractionFilter(dates);
        foreach (var passage in passages)
        {
            var text = passage.Passage.Text;
            var kept = CorrectionMask.Apply(text);
            if (kept == text) continue;
            found.kept[passage] = kept;
            var read = dates.Cut(text);
            for (var i = 0; i < read.Sentences.Count; i++)
                if (found.Has(passage, read.Sentences[i]))
                    found.numbers.AddRange(Numbers(read, i).Select(number => (passage.Passage.Article.Outlet, number)));
        }

        return found;
    }

    /// <summary>Whether a sentence only repeats what is taken back.</summary>
    /// <param name="passage">One of the passages.</param>
    /// <param name="span">Where in its text.</param>
    public bool Has(EvidencePassage passage, TextSpan span) =>
        kept.TryGetValue(passage, out var text)
        && !span.Of(text).SequenceEqual(span.Of(passage.Passage.Text));

    /// <summary>Whether a sentence has a number that its outlet took back.</summary>
    /// <param name="evidence">Its passage.</param>
    /// <param name="span">Where in the article's body.</param>
    public bool HasNumberOf(EvidencePassage evidence, TextSpan span)
    {
        var passage = evidence.Passage;
        var own = numbers.Where(wrong => wrong.Outlet == passage.Article.Outlet).ToList();
        return own.Count > 0
            && dates.Cut(passage.Text.Substring(span.Start - passage.Span.Start, span.Length)).Facts.OfType<Quantity>()
            .Any(number => own.Exists(wrong =>
                number.Value == wrong.Number.Value && number.Measure == wrong.Number.Measure
                    && number.Currency == wrong.Number.Currency));
    }

    // One of these alone may be in any sentence: two cracks, the first time.
    private static IEnumerable<Quantity> Numbers(AnnotatedText text, int sentence) =>
        text.Facts.OfType<Quantity>()
            .Where(number => text.Tokens[number.First].Sentence == sentence && number.Measure != Measure.Ordinal
            && number.Value > 12);
}
