using NewsBot.Answering;

namespace NewsBot.Benchmarks.Fit;

/// <summary>
/// Fits the weights of <see cref="AnswerFeatures"/>: a softmax over a question's candidate sentences and "none answers",
/// whose score is 0. No weight may be negative. The sets count alike, whatever their size, and so do their questions with and
/// without answer.
/// </summary>
internal sealed class AnswerFit
{
    private const int Steps = 600;
    private const double Regularization = 0.02;
    private const double StepSize = 0.05;

    // Of ADAM (D. Kingma and J. Ba, 2015).
    private const double Momentum = 0.9, Variance = 0.999, Epsilon = 1e-8;

    private readonly Func<AnswerFeatures, double[]> read;

    /// <param name="names">What the features are called.</param>
    /// <param name="read">Reads them, each so that more of it speaks for the sentence.</param>
    public AnswerFit(IReadOnlyList<string> names, Func<AnswerFeatures, double[]> read)
    {
        Names = names;
        this.read = read;
        Weights = [.. Enumerable.Repeat(0.3, names.Count), -2];
    }

    public static AnswerFit ByMeaning => new(
        ["similarity", "coverage", "similarity x coverage", "answer type", "numbers", "article rank", "period", "staleness"],
        features => [features.Similarity ?? 0, features.Coverage, (features.Similarity ?? 0) * features.Coverage,
            -features.LacksAnswerType, -features.NumbersMissing, -features.ArticleRank, -features.OutsidePeriod,
            -features.Staleness]);

    public static AnswerFit ByWords => new(
        ["coverage", "article coverage", "answer type", "numbers", "article rank", "earliness", "period", "staleness"],
        features => [features.Coverage, features.ArticleCoverage, -features.LacksAnswerType, -features.NumbersMissing,
            -features.ArticleRank, features.Earliness, -features.OutsidePeriod, -features.Staleness]);

    public IReadOnlyList<string> Names { get; }

    /// <summary>One for each name, then the bias.</summary>
    public double[] Weights { get; private set; }

    /// <summary>The log-odds that a sentence answers.</summary>
    public double Score(AnswerFeatures features) => Score(read(features)) + Offset(features);

    public AnswerFit Train(IReadOnlyList<FitQuestion> questions)
    {
        var rows = questions.Where(question => !question.IsAnswerable || question.Answers.Contains(true)).ToList();
        var counts = rows.CountBy(question => (question.Set, question.IsAnswerable)).ToDictionary();
        var shares = rows.Select(question => 1 / Math.Sqrt(counts[(question.Set, question.IsAnswerable)])).ToList();
        var total = shares.Sum();
        var values = rows.Select(question => question.Sentences.Select(read).ToList()).ToList();
        double[] mean = new double[Weights.Length], square = new double[Weights.Length];
        for (var step = 1; step <= Steps; step++)
        {
            var gradient = new double[Weights.Length];
            for (var row = 0; row < rows.Count; row++) AddGradient(rows[row], values[row], shares[row] / total, gradient);
            for (var i = 0; i < Weights.Length; i++)
            {
                if (i < Names.Count) gradient[i] += Regularization / Names.Count * Weights[i];
                mean[i] = (Momentum * mean[i]) + ((1 - Momentum) * gradient[i]);
                square[i] = (Variance * square[i]) + ((1 - Variance) * gradient[i] * gradient[i]);
                var corrected = mean[i] / (1 - Math.Pow(Momentum, step));
                var deviation = Math.Sqrt(square[i] / (1 - Math.Pow(Variance, step))) + Epsilon;
                Weights[i] -= StepSize * corrected / deviation;
                if (i < Names.Count) Weights[i] = Math.Max(0, Weights[i]);
            }
        }

        return this;
    }

    // The weight of freshness is set: see AnswerFeatures.
    private static double Offset(AnswerFeatures features) => features.Confidence - features.Score;

    private double Score(double[] values)
    {
        var score = Weights[^1];
        for (var i = 0; i < values.Length; i++) score += Weights[i] * values[i];
        return score;
    }

    // Of the negative log-likelihood.
    private void AddGradient(FitQuestion question, List<double[]> values, double share, double[] gradient)
    {
        var scores = values.Select((value, i) => Score(value) + Offset(question.Sentences[i])).ToList();
        var highest = Math.Max(0, scores.DefaultIfEmpty(0).Max());
        var odds = scores.Select(score => Math.Exp(score - highest)).ToList();
        var all = odds.Sum() + Math.Exp(-highest);
        var right = odds.Where((_, i) => question.Answers[i]).Sum();
        for (var sentence = 0; sentence < values.Count; sentence++)
        {
            var wanted = question.IsAnswerable && question.Answers[sentence] ? odds[sentence] / right : 0;
            var change = share * ((odds[sentence] / all) - wanted);
            for (var i = 0; i < Names.Count; i++) gradient[i] += change * values[sentence][i];
            gradient[^1] += change;
        }
    }
}
