using NewsBot.Retrieval;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Answers with at most three sentences of the coverage, quoted exactly, under the names of those who published them: a
/// claim that needs no trust, because it is its own source.
/// </summary>
internal sealed class ExtractiveWriter : AnswerWriter
{
    /// <summary>UTF-16 units that an answer may have: what is read at a glance in a chat, sources not counted.</summary>
    private const int LongestAnswer = 690;

    private const int MostSentences = 3;
    private const int MostHeadlines = 2;

    // Every choice of five among these is tried, so their number is kept small.
    private const int Considered = 14;

    // With less of the question than this, a statement is there for its place alone; unless its passage is like the question in
    // other words.
    private const double LeastCoverage = 0.05;
    private const double LeastLikeness = 0.5;

    // A statement this much less likely than the best one only fills space.
    private const double LeastWorth = 0.02;

    // Share of a sentence's different words that must stand in another for the two to say the same.
    private const double SameWords = 0.7;

    private const int MarkerLength = 5;

    public override WrittenBy Name => WrittenBy.Quotes;

    public override IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> statements, WriterWork work, CancellationToken cancellationToken) =>
        Write(statements).ToAsyncEnumerable();

    private static List<DraftSentence> Write(IReadOnlyList<CandidateSentence> statements)
    {
        var chosen = Choose(statements);
        var sentences = new List<DraftSentence>();
        foreach (var block in chosen.GroupBy(statement => statement.Evidence.Passage.Article.Id))
        {
            var headline = block.FirstOrDefault(statement => statement.IsHeadline);
            var lead = UserMessages.Attribution(block.First().Evidence.Passage.Article);
            var quoted = block.Where(statement => !statement.IsHeadline).OrderBy(statement => statement.Span.Start).ToList();
            if (quoted.Count == 0) sentences.Add(Sentence(headline!, $"{lead}: ", UserMessages.Headline(headline!.Text)));
            else if (headline is not null || quoted[0].NeedsContext)
                lead += $", {UserMessages.Headline(block.First().Evidence.Passage.Article.Headline)}";
            sentences.AddRange(quoted.Select((statement, i) => Sentence(statement, i == 0 ? $"{lead}: " : "", statement.Text)));
        }

        return sentences;
    }

    private static DraftSentence Sentence(CandidateSentence statement, string lead, string text) =>
        new(text, [new DraftSource(statement.Evidence, statement.Span)]) { Lead = lead };

    /// <summary>The statements that together are most likely to hold the answer and fit the length, in evidence order.</summary>
    private static List<CandidateSentence> Choose(IReadOnlyList<CandidateSentence> statements)
    {
        var best = statements.Count == 0 ? 0 : statements.Max(statement => statement.Score);
        var worth =
            statements.Where(statement => statement.Features.Coverage >= LeastCoverage
                || statement.Evidence.Features.Likeness >= LeastLikeness).Take(Considered)
            // Without the newest figure an answer with the older ones would be wrong.
            .Select(statement => (Statement: statement, Worth: statement.IsNewestFigure
                ? Considered : Math.Exp(statement.Score - best)))
            .Where(pair => pair.Worth >= LeastWorth)
            .ToList();
        var (chosen, chosenWorth) = (new List<CandidateSentence>(), 0.0);
        var taken = new List<CandidateSentence>();
        Try(0, 0);
        var newest = chosen.Find(statement => statement.IsNewestFigure)?.Evidence.Passage.Article.Id;
        return
        [
            .. chosen.OrderByDescending(statement => statement.Evidence.Passage.Article.Id == newest)
                .ThenBy(statement => statement.Features.ArticlePlace)
                .ThenBy(statement => statement.Evidence.Passage.Article.Id, StringComparer.Ordinal),
        ];

        void Try(int from, double sum)
        {
            if (sum > chosenWorth) (chosen, chosenWorth) = ([.. taken], sum);
            for (var i = from; i < worth.Count; i++)
            {
                if (taken.Exists(other => Repeats(other, worth[i].Statement))) continue;
                taken.Add(worth[i].Statement);
                var headlines = taken.Count(statement => statement.IsHeadline);
                if (headlines <= MostHeadlines && taken.Count - headlines <= MostSentences && Length(taken) <= LongestAnswer)
                    Try(i + 1, sum + worth[i].Worth);
                taken.RemoveAt(taken.Count - 1);
            }
        }
    }

    // One report in two outlets' hands, or a caption that repeats the text, tells a reader nothing twice.
    private static bool Repeats(CandidateSentence first, CandidateSentence second)
    {
        if (first.IsHeadline || second.IsHeadline) return false;
        var (small, large) = first.Words.Count <= second.Words.Count ? (first.Words, second.Words) : (second.Words, first.Words);
        return small.Count(large.Contains) >= SameWords * small.Count;
    }

    private static int Length(List<CandidateSentence> statements)
    {
        var length = 0;
        foreach (var block in statements.GroupBy(statement => statement.Evidence.Passage.Article.Id))
        {
            var article = block.First().Evidence.Passage.Article;
            var hasHeadline = block.Any(statement => statement.IsHeadline)
                || block.MinBy(statement => statement.Span.Start)!.NeedsContext;
            length += UserMessages.Attribution(article).Length + 3 + (hasHeadline ? article.Headline.Length + 4 : 0);
            length += block.Where(statement => !statement.IsHeadline).Sum(statement => statement.Text.Length + MarkerLength);
        }

        return length;
    }
}
