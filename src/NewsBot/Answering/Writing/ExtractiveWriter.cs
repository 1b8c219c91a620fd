using NewsBot.Retrieval;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Answers with at most three sentences of the coverage, quoted exactly, under the names of their outlets. Such an answer needs
/// no trust, because it is its own source.
/// </summary>
internal sealed class ExtractiveWriter : AnswerWriter
{
    /// <summary>The maximal length of an answer without its sources, in UTF-16 units, so that it is read at a glance.</summary>
    private const int MaxAnswerLength = 690;

    private const int MaxSentences = 3;
    private const int MaxHeadlines = 2;

    // Every combination of up to five of these is tried, so their number must be small.
    private const int MaxCandidates = 14;

    // A candidate that covers less of the question than this ranks high only by its position, and is ignored unless the vector
    // of its passage is similar to that of the question.
    private const double MinCoverage = 0.05;
    private const double MinSimilarity = 0.5;

    // A candidate whose likelihood, relative to the best one, is below this only fills space.
    private const double MinLikelihood = 0.02;

    // Two sentences say the same if this share of the distinct words of the one with fewer words is in the other.
    private const double MinSharedWords = 0.7;

    // " [12]"
    private const int MarkerLength = 5;

    public override WrittenBy Kind => WrittenBy.Quotes;

    public override IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> candidates, WriterWork work, CancellationToken cancellationToken) =>
        Write(candidates).ToAsyncEnumerable();

    private static List<DraftSentence> Write(IReadOnlyList<CandidateSentence> candidates)
    {
        var chosen = Choose(candidates);
        var sentences = new List<DraftSentence>();
        foreach (var block in chosen.GroupBy(candidate => candidate.Evidence.Passage.Article.Id))
        {
            var headline = block.FirstOrDefault(candidate => candidate.IsHeadline);
            var lead = UserMessages.FormatAttribution(block.First().Evidence.Passage.Article);
            var quoted = block.Where(candidate => !candidate.IsHeadline).OrderBy(candidate => candidate.Span.Start).ToList();
            if (quoted.Count == 0) sentences.Add(CreateDraft(headline!, $"{lead}: ", UserMessages.QuoteHeadline(headline!.Text)));
            else if (headline is not null || quoted[0].NeedsContext)
                lead += $", {UserMessages.QuoteHeadline(block.First().Evidence.Passage.Article.Headline)}";
            sentences.AddRange(
                quoted.Select((candidate, i) => CreateDraft(candidate, i == 0 ? $"{lead}: " : "", candidate.Text)));
        }

        return sentences;
    }

    private static DraftSentence CreateDraft(CandidateSentence candidate, string lead, string text) =>
        new(text, [new DraftSource(candidate.Evidence, candidate.Span)]) { Introduction = lead };

    /// <summary>
    /// Returns the candidates that together are most likely to contain the answer and fit the length, grouped by article.
    /// </summary>
    private static List<CandidateSentence> Choose(IReadOnlyList<CandidateSentence> candidates)
    {
        var best = candidates.Count == 0 ? 0 : candidates.Max(candidate => candidate.Score);
        var options =
            candidates.Where(candidate => candidate.Features.Coverage >= MinCoverage
                || candidate.Evidence.Features.Likeness >= MinSimilarity).Take(MaxCandidates)
            // Older figures without the newest one would be wrong, so the newest outweighs all others.
            .Select(candidate => (Candidate: candidate, Likelihood: candidate.IsNewestFigure
                ? MaxCandidates : Math.Exp(candidate.Score - best)))
            .Where(pair => pair.Likelihood >= MinLikelihood)
            .ToList();
        var (chosen, chosenLikelihood) = (new List<CandidateSentence>(), 0.0);
        var selection = new List<CandidateSentence>();
        Search(0, 0);
        var newest = chosen.Find(candidate => candidate.IsNewestFigure)?.Evidence.Passage.Article.Id;
        return
        [
            .. chosen.OrderByDescending(candidate => candidate.Evidence.Passage.Article.Id == newest)
                .ThenBy(candidate => candidate.Features.ArticleRank)
                .ThenBy(candidate => candidate.Evidence.Passage.Article.Id, StringComparer.Ordinal),
        ];

        void Search(int from, double sum)
        {
            if (sum > chosenLikelihood) (chosen, chosenLikelihood) = ([.. selection], sum);
            for (var i = from; i < options.Count; i++)
            {
                if (selection.Exists(other => AreRepetitive(other, options[i].Candidate))) continue;
                selection.Add(options[i].Candidate);
                var headlines = selection.Count(candidate => candidate.IsHeadline);
                if (headlines <= MaxHeadlines && selection.Count - headlines <= MaxSentences
                    && ComputeLength(selection) <= MaxAnswerLength)
                    Search(i + 1, sum + options[i].Likelihood);
                selection.RemoveAt(selection.Count - 1);
            }
        }
    }

    // The same report from two outlets, or a caption that repeats the text, would tell a reader the same thing twice.
    private static bool AreRepetitive(CandidateSentence first, CandidateSentence second)
    {
        if (first.IsHeadline || second.IsHeadline) return false;
        var (small, large) = first.Terms.Count <= second.Terms.Count ? (first.Terms, second.Terms) : (second.Terms, first.Terms);
        return small.Count(large.Contains) >= MinSharedWords * small.Count;
    }

    private static int ComputeLength(List<CandidateSentence> candidates)
    {
        var length = 0;
        foreach (var block in candidates.GroupBy(candidate => candidate.Evidence.Passage.Article.Id))
        {
            var article = block.First().Evidence.Passage.Article;
            var hasHeadline = block.Any(candidate => candidate.IsHeadline)
                || block.MinBy(candidate => candidate.Span.Start)!.NeedsContext;
            length += UserMessages.FormatAttribution(article).Length + 3 + (hasHeadline ? article.Headline.Length + 4 : 0);
            length += block.Where(candidate => !candidate.IsHeadline).Sum(candidate => candidate.Text.Length + MarkerLength);
        }

        return length;
    }
}
