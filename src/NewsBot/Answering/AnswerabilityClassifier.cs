using System.Collections;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Answering;

/// <summary>
/// Decides whether the evidence carries the question, before anything is written from it: "the coverage does not say" is an
/// answer, and a bot that never gives it cannot be trusted with the others.
/// </summary>
/// <remarks>
/// A logistic model over a handful of readings, fitted on 152 questions that the coverage answers, the same with every article
/// held back that tells the answer, 138 about years that it does not reach, those without a word of time asked years later, and
/// 60 short ones about the sample coverage and one article. Those asked later keep age from being a reason of its own: only
/// a question that names a time is held to it. In eight-fold cross-validation, where .12 of the answerable questions are
/// declined (.14 of those asked years later), .96 of the foreign ones are and .71 of the held back.
/// </remarks>
internal static class AnswerabilityClassifier
{
    // Where .105 of the answerable questions lie below.
    public const double Threshold = 0.1;

    /// <summary>Less of the question than this in a passage and its headline, and it is about something else.</summary>
    public const double NearCoverage = 0.4;

    public static Answerability Judge(Evidence evidence, IReadOnlyList<CandidateSentence> statements)
    {
        if (evidence.Passages.Count == 0 || statements.Count == 0) return new Answerability(false, double.NegativeInfinity);
        var question = evidence.Question;
        var best = evidence.Passages[0];
        var features = best.Features;
        var found = FoundIn(evidence, best.Passage.Article.Id);
        var (nameShare, namesHeld) = Names(evidence, found, best.Passage.Article.Outlet);
        var numbersMissing = Enumerable.Range(0, found.Length).Where(i => char.IsDigit(question.Terms[i].Text[0]))
            .Select(i => found[i] ? 0.0 : 1.0).DefaultIfEmpty(0).Average();
        var bestWindow = statements.Max(statement => Math.Max(statement.Features.WithPrevious, statement.Features.WithNext));
        // What vectors say stands out may say the same in other words: it stands for words that were not found, but vouches
        // for no name and no number.
        var alike = features.Likeness;
        var asksOfTime = question.Time.Freshness == Freshness.Window ? 1.0 : 0.0;
        var score = -6.62 + (1.51 * Math.Max(features.Article, alike)) + (2.75 * features.Title)
            + (2.22 * Math.Max(bestWindow, alike))
            + (1.52 * Math.Max(features.Coverage, alike))
            + (1.58 * namesHeld) - (2.42 * nameShare) + (0.284 * evidence.Weighted.Information) - (1.54 * numbersMissing)
            + (0.84 * features.Fresh10) + (asksOfTime * ((3.32 * features.Fresh10) - 2.64));
        return new Answerability(score >= Threshold, score);
    }

    /// <summary>Where the evidence does not carry the question: the articles that come nearest, if any comes near.</summary>
    public static IReadOnlyList<ArticleReference> Nearest(Evidence evidence)
    {
        const int most = 3;
        return [.. evidence.Passages.Where(passage => passage.Features.Coverage >= NearCoverage)
            .Select(passage => passage.Passage.Article)
            .DistinctBy(article => article.Id)
            .Take(most)];
    }

    private static BitArray FoundIn(Evidence evidence, string article)
    {
        var found = new BitArray(evidence.Weighted.Weights.Length);
        foreach (var passage in evidence.Passages.Where(passage => passage.Passage.Article.Id == article))
        {
            found.Or(evidence.Weighted.In(passage.Reading.TitleTerms));
            foreach (var asked in passage.Reading.Asked)
                if (asked >= 0) found[asked] = true;
        }

        return found;
    }

    /// <summary>
    /// The share of the question that is names, and the share of those that the article has; its own outlet's it need not say.
    /// </summary>
    private static (double Share, double Held) Names(Evidence evidence, BitArray found, string? outlet)
    {
        double all = 0, held = 0;
        for (var i = 0; i < evidence.Question.Terms.Count; i++)
        {
            var (term, weight) = (evidence.Question.Terms[i], evidence.Weighted.Weights[i]);
            if (!term.IsName || term.IsCarried) continue;
            all += weight;
            if (found[i] || term.Outlets.Contains(outlet)) held += weight;
        }

        return (all / evidence.Weighted.Total, all == 0 ? 1 : held / all);
    }
}

/// <param name="Carries">True if an answer may be written.</param>
/// <param name="Score">How far it is from the line, in the model's own units.</param>
internal sealed record Answerability(bool Carries, double Score);
