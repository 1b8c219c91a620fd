using NewsBot.Answering;

namespace NewsBot.Evaluation;

/// <summary>
/// What an evaluation measured. Shares are from 0 to 1; null where no question is of the kind that is measured.
/// </summary>
internal sealed record EvaluationReport
{
    /// <summary>Articles held, each counted once.</summary>
    public required int Articles { get; init; }

    public required int Passages { get; init; }

    /// <summary>Articles that could not be taken in.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>How each question fared, in the order asked.</summary>
    public required IReadOnlyList<QuestionResult> Results { get; init; }

    public int Questions => Results.Count;

    public int Answerable => Results.Count(result => result.Answerable);

    /// <summary>1 where nothing was cited: no quote is wrong then.</summary>
    public double? QuotesExact
    {
        get
        {
            var cited = Results.Sum(result => result.CitedArticles.Count);
            return cited == 0 ? 1 : (double)Results.Sum(result => result.ExactQuotes) / cited;
        }
    }

    public double? MeanReciprocalRankAt10 => Mean(WithGold, result => result.GoldRank <= 10 ? 1.0 / result.GoldRank.Value : 0);

    public double? ReplyAnswer => Share(WithAnswers, result => result.ReplyAnswers);

    public double? ReplyCitesGold => Share(WithGold, result => result.CitesGold);

    public double? FalseAbstain => Share(Results.Where(result => result.Answerable), Abstains);

    public double? NullAbstain => Share(Results.Where(result => !result.Answerable), Abstains);

    /// <summary>The median length of a reply in UTF-16 units, sources left out.</summary>
    public int? ReplyCharsP50 => Percentile(0.5, result => result.Reply.Length) is { } length ? (int)length : null;

    private IEnumerable<QuestionResult> WithGold => Results.Where(result => result is { Answerable: true, HasGold: true });

    private IEnumerable<QuestionResult> WithAnswers =>
        Results.Where(result => result is { Answerable: true, Answers.Count: > 0 });

    /// <summary>Share of questions with a gold article among the first <paramref name="k"/> distinct articles.</summary>
    public double? HitAt(int k) => Share(WithGold, result => result.GoldRank <= k);

    /// <summary>Share of questions with an answer in the first <paramref name="k"/> passages, their titles included.</summary>
    public double? AnswerAt(int k) => Share(WithAnswers, result => result.AnswerRank <= k);

    /// <summary>Milliseconds from question to reply that a share of the questions stayed within.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double? MillisecondsWithin(double share) => Percentile(share, result => result.Took.TotalMilliseconds);

    private static bool Abstains(QuestionResult result) => result.Outcome == Outcome.NoEvidence;

    private static double? Share(IEnumerable<QuestionResult> results, Func<QuestionResult, bool> holds) =>
        Mean(results, result => holds(result) ? 1 : 0);

    private static double? Mean(IEnumerable<QuestionResult> results, Func<QuestionResult, double> value) =>
        results.Select(value).DefaultIfEmpty(double.NaN).Average() is var mean && double.IsNaN(mean) ? null : mean;

    // Nearest rank: always a value that was measured.
    private double? Percentile(double share, Func<QuestionResult, double> value)
    {
        if (Results.Count == 0) return null;
        var values = Results.Select(value).Order().ToList();
        return values[Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1)];
    }
}

/// <param name="Step">What is being done.</param>
/// <param name="Done">How much of it is.</param>
/// <param name="All">How much there is; null where that is not known beforehand.</param>
internal readonly record struct EvaluationProgress(string Step, long Done, long? All);
