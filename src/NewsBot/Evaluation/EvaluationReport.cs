using NewsBot.Answering;

namespace NewsBot.Evaluation;

/// <summary>
/// The results of an evaluation. Shares are from 0 to 1, and null if there is no question of the measured kind.
/// </summary>
internal sealed record EvaluationReport
{
    /// <summary>The number of distinct articles in the archive.</summary>
    public required int Articles { get; init; }

    public required int Passages { get; init; }

    /// <summary>The articles that could not be ingested, each with the error.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>The results of the questions, in the order asked.</summary>
    public required IReadOnlyList<QuestionResult> Results { get; init; }

    public int Questions => Results.Count;

    public int Answerable => Results.Count(result => result.Answerable);

    /// <summary>Share of citations whose quote is exact; 1 if nothing was cited.</summary>
    public double QuotesExact
    {
        get
        {
            var cited = Results.Sum(result => result.CitedArticles.Count);
            return cited == 0 ? 1 : (double)Results.Sum(result => result.ExactQuotes) / cited;
        }
    }

    /// <summary>Mean of 1 / rank of the first gold article; ranks beyond 10 count as 0.</summary>
    public double? MeanReciprocalRankAt10 => Mean(WithGold, result => result.GoldRank <= 10 ? 1.0 / result.GoldRank.Value : 0);

    /// <summary>Share of questions with known answers whose reply has one.</summary>
    public double? ReplyAnswer => Share(WithAnswers, result => result.ReplyAnswers);

    /// <summary>Share of questions with known answers whose reply has one before its first marker.</summary>
    public double? FirstSentenceAnswer => Share(WithAnswers, result => result.FirstSentenceAnswers);

    /// <summary>Share of questions with gold articles of which a model would be sent one.</summary>
    public double? SentGold => Share(WithGold, result => result.SendsGold);

    /// <summary>The median of the tokens that a model would be sent, estimated.</summary>
    public int? SentTokensP50 => (int?)Percentile(Results, 0.5, result => result.SentTokens);

    /// <summary>Share of questions with gold articles whose reply cites one.</summary>
    public double? ReplyCitesGold => Share(WithGold, result => result.CitesGold);

    /// <summary>Share of answerable questions without an answer.</summary>
    public double? FalseAbstain => Share(Results.Where(result => result.Answerable), Abstains);

    /// <summary>Share of unanswerable questions without an answer, as it should be.</summary>
    public double? NullAbstain => Share(Results.Where(result => !result.Answerable), Abstains);

    /// <summary>The percentile of the lengths of answers without markers and sources, in UTF-16 units.</summary>
    /// <param name="share">The share of answers that are at most as long, from 0 to 1.</param>
    public int? ReplyCharsPercentile(double share) => (int?)Percentile(
        [.. Results.Where(result => result.Outcome is Outcome.Answered or Outcome.Partly)], share, result => result.ReplyLength);

    private IEnumerable<QuestionResult> WithGold => Results.Where(result => result is { Answerable: true, HasGold: true });

    private IEnumerable<QuestionResult> WithAnswers =>
        Results.Where(result => result is { Answerable: true, Answers.Count: > 0 });

    /// <summary>Share of questions with a gold article among the first <paramref name="k"/> distinct articles.</summary>
    public double? HitAt(int k) => Share(WithGold, result => result.GoldRank <= k);

    /// <summary>Share of questions with an answer in the first <paramref name="k"/> passages, their titles included.</summary>
    public double? AnswerAt(int k) => Share(WithAnswers, result => result.AnswerRank <= k);

    /// <summary>The percentile of the time from question to reply, in milliseconds.</summary>
    /// <param name="share">The share of questions that were at most as slow, from 0 to 1.</param>
    public double? MillisecondsPercentile(double share) => Percentile(Results, share, result => result.Elapsed.TotalMilliseconds);

    private static bool Abstains(QuestionResult result) => result.Outcome is not (Outcome.Answered or Outcome.Partly);

    private static double? Share(IEnumerable<QuestionResult> results, Func<QuestionResult, bool> holds) =>
        Mean(results, result => holds(result) ? 1 : 0);

    private static double? Mean(IEnumerable<QuestionResult> results, Func<QuestionResult, double> value) =>
        results.Select(value).DefaultIfEmpty(double.NaN).Average() is var mean && double.IsNaN(mean) ? null : mean;

    // The nearest-rank method, which always returns a measured value.
    private static double? Percentile(
        IReadOnlyList<QuestionResult> results, double share, Func<QuestionResult, double> value)
    {
        if (results.Count == 0) return null;
        var values = results.Select(value).Order().ToList();
        return values[Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1)];
    }
}

/// <summary>The progress of an evaluation.</summary>
/// <param name="Step">The current step.</param>
/// <param name="Done">The number of items done.</param>
/// <param name="All">The number of all items; null if not known beforehand.</param>
internal readonly record struct EvaluationProgress(string Step, long Done, long? All);
