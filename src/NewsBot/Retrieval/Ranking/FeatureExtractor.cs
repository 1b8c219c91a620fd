using System.Collections;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Retrieval.Ranking;

/// <summary>Extracts the features of one question's candidate passages.</summary>
internal sealed class FeatureExtractor(WeightedQuestion question, AnswerTypeMatcher hints)
{
    // The age of an article without a date, which is neither new nor old.
    private const double UnknownAge = 30;

    // No question of one common word can make this small: it only keeps an empty one from dividing by nothing.
    private readonly double mostBm25 = question.Total * 2.2;

    public PassageFeatures Extract(AnalyzedPassage passage, ArticleMatch article)
    {
        var asked = question.Question;
        var own = CountFound(passage.QuestionTermAt, 0, passage.QuestionTermAt.Length);
        var inTitle = question.FindTermsIn(passage.TitleTerms);
        var (sentence, window, kindInSentence) = FindBestSentence(passage);
        var published = passage.Passage.Article.Published;
        var days = published is null ? UnknownAge : Math.Max(0, (asked.AsOf - published.Value).TotalDays);
        var isInWindow = asked.Time.Freshness == Freshness.Window && published >= asked.Time.From
            && published <= asked.Time.Until;
        return new PassageFeatures
        {
            Bm25 = passage.Score / mostBm25,
            ArticleBm25 = article.BestScore / mostBm25,
            Own = question.Coverage(own),
            Title = question.Coverage(inTitle),
            Coverage = question.Coverage(new BitArray(own).Or(inTitle)),
            Article = article.Coverage,
            Sentence = sentence,
            Window = window,
            Pairs = ComputePairShare(passage),
            Phrases = ComputePhraseShare(passage),
            Fresh10 = Math.Exp(-days / 10),
            Fresh60 = Math.Exp(-days / 60),
            InWindow = isInWindow ? 1 : 0,
            Latest = asked.Time.Freshness == Freshness.Strong ? Math.Exp(-days / 10) : 0,
            Early = 1.0 / (1 + passage.Passage.Ordinal),
            Kind = hints.Count(passage.Passage.Text, passage.Words, 0, passage.Words.Count, AnswerTypeMatcher.Several) / (
                double)AnswerTypeMatcher.Several,
            KindInSentence = kindInSentence,
            Fusion = passage.Vector.Fusion,
            Similarity = passage.Vector.Similarity,
            Outlet = asked.Outlets.Any(outlet => outlet.Names.Contains(passage.Passage.Article.Outlet)) ? 1 : 0,
        };
    }

    private BitArray CountFound(int[] asked, int from, int until)
    {
        var found = new BitArray(question.Weights.Length);
        for (var i = from; i < until; i++)
            if (asked[i] >= 0) question.Mark(found, asked[i]);
        return found;
    }

    private (double Alone, double Window, double Kind) FindBestSentence(AnalyzedPassage passage)
    {
        // A smaller share of the question in a sentence is chance.
        const double related = 0.15;
        double alone = 0, window = 0, kind = 0;
        BitArray? previous = null;
        foreach (var sentence in passage.Sentences)
        {
            var found = CountFound(passage.QuestionTermAt, sentence.FirstWord, sentence.EndWord);
            var coverage = question.Coverage(found);
            alone = Math.Max(alone, coverage);
            window = Math.Max(window, previous is null ? coverage : question.Coverage(previous.Or(found)));
            if (coverage > related && coverage > kind
                && hints.Count(passage.Passage.Text, passage.Words, sentence.FirstWord, sentence.EndWord, 1) > 0)
                kind = coverage;
            previous = found;
        }

        return (alone, window, kind);
    }

    // Counts pairs of terms that stand within three words of each other in the question and in the passage.
    private double ComputePairShare(AnalyzedPassage passage)
    {
        const int near = 3, nearInQuestion = 8;
        var terms = question.Question.Terms;
        double all = 0, held = 0;
        for (var i = 0; i + 1 < terms.Count; i++)
        {
            if (terms[i + 1].Span.Start - terms[i].Span.End > nearInQuestion) continue;
            var weight = question.Weights[i] + question.Weights[i + 1];
            all += weight;
            if (AreNear(passage.QuestionTermAt, i, i + 1, near)) held += weight;
        }

        return all == 0 ? 0 : held / all;
    }

    private static bool AreNear(int[] asked, int first, int second, int distance)
    {
        var (lastFirst, lastSecond) = (int.MinValue / 2, int.MinValue / 2);
        for (var i = 0; i < asked.Length; i++)
        {
            if (asked[i] == first) lastFirst = i;
            else if (asked[i] == second) lastSecond = i;
            else continue;
            if (Math.Abs(lastFirst - lastSecond) <= distance) return true;
        }

        return false;
    }

    private double ComputePhraseShare(AnalyzedPassage passage)
    {
        var phrases = question.Question.Phrases;
        return phrases.Count == 0 ? 0 : (double)phrases.Count(passage.Contains) / phrases.Count;
    }
}

/// <summary>What all candidate passages of one article say together.</summary>
/// <param name="Coverage">The share of the question's weight found in any of them or the title.</param>
/// <param name="BestScore">The best BM25 among them.</param>
internal sealed record ArticleMatch(double Coverage, double BestScore);
