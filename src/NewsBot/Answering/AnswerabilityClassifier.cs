using System.Collections;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Answering;

/// <summary>
/// Decides whether the evidence answers the question, before an answer is written from it: a bot that never says "the coverage
/// does not say" cannot be trusted with its other answers.
/// </summary>
/// <remarks>
/// The classifier is a logistic model over a few features. It was fitted on 152 questions that the coverage answers; the same
/// questions with all articles removed that give the answer; 138 questions about years that the coverage does not reach; the
/// questions without a time expression, asked years later; and 60 short questions about the sample coverage and one article.
/// The questions asked later prevent the age of an article from counting against it: only a question that names a time does
/// that. In eight-fold cross-validation, it declines .12 of the answerable questions (.14 of those asked years later), .96 of
/// those about other years, and .71 of those whose articles were removed.
/// </remarks>
internal static class AnswerabilityClassifier
{
    /// <summary>The least score to answer. Of the answerable questions, .105 have a lower one.</summary>
    public const double Threshold = 0.1;

    /// <summary>
    /// The least share of the question's weight, from 0 to 1, that a passage and its headline must have to bear on it.
    /// </summary>
    public const double MinNearCoverage = 0.4;

    public static Answerability Classify(Evidence evidence, IReadOnlyList<CandidateSentence> candidates)
    {
        if (evidence.Passages.Count == 0 || candidates.Count == 0) return new Answerability(false, double.NegativeInfinity);
        var question = evidence.Question;
        var best = evidence.Passages[0];
        var features = best.Features;
        var foundTerms = FindAskedTerms(evidence, best.Passage.Article.Id);
        var (nameShare, namesHeld) = ComputeNameShares(evidence, foundTerms, best.Passage.Article.Outlet);
        var numbersMissing = Enumerable.Range(0, foundTerms.Length).Where(i => char.IsDigit(question.Terms[i].Text[0]))
            .Select(i => foundTerms[i] ? 0.0 : 1.0).DefaultIfEmpty(0).Average();
        var bestWindow = candidates.Max(candidate => Math.Max(candidate.Features.WithPrevious, candidate.Features.WithNext));
        // A passage with similar vectors may say the same in other words. So the similarity replaces words that were not found,
        // but never names or numbers.
        var similarity = features.Likeness;
        var asksOfTime = question.Time.Freshness == Freshness.Window ? 1.0 : 0.0;
        var score = -6.62 + (1.51 * Math.Max(features.Article, similarity)) + (2.75 * features.Title)
            + (2.22 * Math.Max(bestWindow, similarity))
            + (1.52 * Math.Max(features.Coverage, similarity))
            + (1.58 * namesHeld) - (2.42 * nameShare) + (0.284 * evidence.Weighted.Information) - (1.54 * numbersMissing)
            + (0.84 * features.Fresh10) + (asksOfTime * ((3.32 * features.Fresh10) - 2.64));
        return new Answerability(score >= Threshold, score);
    }

    /// <summary>Returns the articles that come nearest to answering the question, the best first; may be empty.</summary>
    public static IReadOnlyList<ArticleReference> FindNearest(Evidence evidence)
    {
        const int maxArticles = 3;
        return [.. evidence.Passages.Where(passage => passage.Features.Coverage >= MinNearCoverage)
            .Select(passage => passage.Passage.Article)
            .DistinctBy(article => article.Id)
            .Take(maxArticles)];
    }

    private static BitArray FindAskedTerms(Evidence evidence, string article)
    {
        var foundTerms = new BitArray(evidence.Weighted.Weights.Length);
        foreach (var passage in evidence.Passages.Where(passage => passage.Passage.Article.Id == article))
        {
            foundTerms.Or(evidence.Weighted.FindTermsIn(passage.Reading.TitleTerms));
            foreach (var asked in passage.Reading.QuestionTermAt)
                if (asked >= 0) foundTerms[asked] = true;
        }

        return foundTerms;
    }

    /// <summary>
    /// Returns the share of the question's weight that names have, and the share of these names that the article contains. The
    /// name of the article's own outlet counts as contained.
    /// </summary>
    private static (double Share, double Held) ComputeNameShares(Evidence evidence, BitArray foundTerms, string? outlet)
    {
        double all = 0, held = 0;
        for (var i = 0; i < evidence.Question.Terms.Count; i++)
        {
            var (term, weight) = (evidence.Question.Terms[i], evidence.Weighted.Weights[i]);
            if (!term.IsName || term.IsCarried) continue;
            all += weight;
            if (foundTerms[i] || term.Outlets.Contains(outlet)) held += weight;
        }

        return (all / evidence.Weighted.Total, all == 0 ? 1 : held / all);
    }
}

/// <summary>The decision of <see cref="AnswerabilityClassifier"/>.</summary>
/// <param name="IsAnswerable">True if the evidence answers the question, so that an answer may be written.</param>
/// <param name="Score">The score of the logistic model, in log-odds; negative infinity without evidence.</param>
internal sealed record Answerability(bool IsAnswerable, double Score);
