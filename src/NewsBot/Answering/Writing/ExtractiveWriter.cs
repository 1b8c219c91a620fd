using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Answers with one sentence of the coverage, quoted exactly, or with two where a second adds something. Such an answer needs no
/// trust, because it is its own source.
/// </summary>
internal sealed class ExtractiveWriter : AnswerWriter
{
    // UTF-16 units: what is read at a glance, without scrolling on a phone.
    private const int MaxAnswerLength = 300;

    // A sentence loses two nats for each hundred units beyond this, because a reader must look for the answer in it.
    private const int EasyLength = 200;
    private const double LengthCost = 2.0 / 100;

    // The same for one that begins with "He" or "This".
    private const double ContextCost = 0.5;

    // Of the best candidates, the ones that a second sentence is chosen from.
    private const int MaxSeconds = 6;

    // A second sentence is given if it is at least a third as likely (1 nat), or if it has this much of what is asked and the
    // first lacks, in nats of rarity, and is not much less likely.
    private const double MaxGap = 1;
    private const double MaxGapOfPart = 2;
    private const double MissingRarity = 8;

    // Further apart, the newer figure replaces the older one.
    private static readonly TimeSpan OneTime = TimeSpan.FromHours(24);

    // Two sentences say the same if this share of the distinct words of the one with fewer words is in the other.
    private const double MinSharedWords = 0.6;

    // " [12]"
    private const int MarkerLength = 5;

    public override WrittenBy Kind => WrittenBy.Quotes;

    public override IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> statements, WriterWork work, CancellationToken cancellationToken) =>
        Choose(evidence, statements).Select(quote => quote.CreateDraft()).ToAsyncEnumerable();

    private static IEnumerable<Quote> Choose(Evidence evidence, IReadOnlyList<CandidateSentence> candidates)
    {
        if (candidates.Count == 0) return [];
        var quotes = candidates.Select(candidate => new Quote(candidate))
            .OrderByDescending(quote => quote.Candidate.IsNewestFigure).ThenByDescending(quote => quote.Score).ToList();
        var first = quotes[0];
        var fitting = quotes.Skip(1).Where(quote => first.Length + quote.Length <= MaxAnswerLength).ToList();
        var second = fitting.Find(quote => Disagrees(first.Candidate, quote.Candidate))
            // Older figures beside the newest one would be wrong.
            ?? (first.Candidate.IsNewestFigure ? null : fitting.Take(MaxSeconds).FirstOrDefault(quote =>
                first.Score - quote.Score is var gap and <= MaxGapOfPart
                && !AreRepetitive(first.Candidate, quote.Candidate)
                && (gap <= MaxGap || AddsAskedPart(evidence, first.Candidate, quote.Candidate))));
        return second is null ? [first] : [first, second];
    }

    private static bool AddsAskedPart(Evidence evidence, CandidateSentence first, CandidateSentence second) =>
        second.AskedTerms.Where(term => !first.AskedTerms.Contains(term))
            .Sum(term => WordRarity.Of(evidence.Question.Terms[term].Text)) >= MissingRarity;

    // Two outlets count differently at about the same time, and the reader must see both.
    private static bool Disagrees(CandidateSentence first, CandidateSentence second)
    {
        var (one, other) = (first.Evidence.Passage.Article, second.Evidence.Passage.Article);
        return first.Figure is not null && second.Figure is not null && first.Figure != second.Figure
            && one.Outlet != other.Outlet && !((one.Published - other.Published)?.Duration() > OneTime)
            && 2 * first.AskedTerms.Count(second.AskedTerms.Contains) >= first.AskedTerms.Count;
    }

    // The same report from two outlets, or a caption that repeats the text, would tell a reader the same thing twice.
    private static bool AreRepetitive(CandidateSentence first, CandidateSentence second)
    {
        var (small, large) = first.Terms.Count <= second.Terms.Count ? (first.Terms, second.Terms) : (second.Terms, first.Terms);
        return small.Count(large.Contains) >= MinSharedWords * small.Count;
    }

    /// <summary>A candidate as it would be quoted.</summary>
    private sealed class Quote
    {
        private readonly string introduction = "";
        private readonly string text;
        private readonly TextSpan span;

        public Quote(CandidateSentence candidate)
        {
            Candidate = candidate;
            (text, span) = (candidate.Text, candidate.Span);
            var article = candidate.Evidence.Passage;
            if (candidate.IsHeadline) text = UserMessages.QuoteHeadline(text);
            else if (candidate.NeedsContext)
            {
                var withPrevious = TextSpan.FromBounds(candidate.Previous?.Start ?? span.Start, span.End);
                if (candidate.Previous is not null && withPrevious.Length <= MaxAnswerLength - MarkerLength)
                {
                    span = withPrevious;
                    text = article.Text.Substring(span.Start - article.Span.Start, span.Length);
                }
                else
                {
                    introduction = $"{UserMessages.QuoteHeadline(article.Article.Headline)}: ";
                }
            }
        }

        public CandidateSentence Candidate { get; }

        public int Length => introduction.Length + text.Length + MarkerLength;

        public double Score => Candidate.Score - (Candidate.NeedsContext ? ContextCost : 0)
            - (LengthCost * Math.Max(0, Length - MarkerLength - EasyLength));

        public DraftSentence CreateDraft() =>
            new(text, [new DraftSource(Candidate.Evidence, span)]) { Introduction = introduction };
    }
}
