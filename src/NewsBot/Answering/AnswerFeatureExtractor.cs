using System.Globalization;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>Extracts the <see cref="AnswerFeatures"/> of one question's candidate sentences.</summary>
internal sealed class AnswerFeatureExtractor
{
    // What is carried over from an earlier question says where to look, not what for.
    private const double CarriedWeight = 0.5;

    private readonly Question question;
    private readonly WeightedQuestion weighted;
    private readonly AnswerTypeMatcher types;
    private readonly double[] rarities;
    private readonly double enough;
    private readonly Dictionary<string, HashSet<int>> foundInArticle = new(StringComparer.Ordinal);

    public AnswerFeatureExtractor(Evidence evidence, Tokenizer tokenizer)
    {
        question = evidence.Question;
        weighted = evidence.Weighted;
        types = new AnswerTypeMatcher(
            question, tokenizer, evidence.Passages.Select(passage => passage.Passage.Article.Outlet).OfType<string>().Distinct());
        rarities =
            [.. question.Terms.Select(term => WordRarity.Of(term.Text) * (term.IsCarried ? CarriedWeight : 1))];
        enough = Math.Max(1e-6, Math.Min(rarities.Sum(), AnswerFeatures.EnoughRarity));
        foreach (var passage in evidence.Passages)
        {
            var article = passage.Passage.Article;
            if (!foundInArticle.TryGetValue(article.Id, out var found))
                foundInArticle[article.Id] = found = FindInArticle(passage);
            found.UnionWith(weighted.ListTerms(passage.Reading.QuestionTermAt));
        }
    }

    /// <summary>Which of the question's terms a sentence, its headline or its outlet has, by their numbers.</summary>
    public IReadOnlySet<int> FindAskedTerms(EvidencePassage passage, AnalyzedPassage analyzed, AnalyzedSentence sentence)
    {
        var found = FindInArticle(passage);
        found.UnionWith(weighted.ListTerms(analyzed.QuestionTermAt[sentence.FirstWord..sentence.EndWord]));
        return found;
    }

    /// <summary>
    /// The number that a sentence gives for the noun that a "how many" question asks for: 1600 of "1,600 people". Null if it
    /// gives none, or the question asks for something else.
    /// </summary>
    public string? FindFigure(AnalyzedPassage analyzed, AnalyzedSentence sentence)
    {
        const int nounReach = 2;
        if (question is not { Kind: AnswerKind.Number, Focus: { } noun }) return null;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (!char.IsDigit(analyzed.Words[i].Text[0])) continue;
            var end = Math.Min(sentence.EndWord, i + 1 + nounReach);
            for (var next = i + 1; next < end; next++)
                if (analyzed.Words[next].Text == noun) return analyzed.Words[i].Text;
        }

        return null;
    }

    public AnswerFeatures Extract(
        EvidencePassage passage, AnalyzedPassage analyzed, AnalyzedSentence sentence, IReadOnlySet<int> found, int articleRank)
    {
        const double lastRank = 5;
        var article = passage.Passage.Article;
        var freshness = ComputeFreshness(article.Published);
        return new AnswerFeatures
        {
            Coverage = ComputeCoverage(found),
            ArticleCoverage = ComputeCoverage(foundInArticle[article.Id]),
            LacksAnswerType = question.Kind is not (AnswerKind.Thing or AnswerKind.YesOrNo)
                && types.Count(analyzed.Passage.Text, analyzed.Words, sentence.FirstWord, sentence.EndWord, 1) == 0 ? 1 : 0,
            NumbersMissing = ComputeNumbersMissing(found),
            ArticleRank = Math.Min(lastRank, articleRank) / lastRank,
            Earliness = 1.0 / (1 + passage.Passage.Ordinal),
            Freshness = freshness,
            OutsidePeriod = IsOutsidePeriod(article.Published) ? 1 : 0,
            Staleness = question.Time.Freshness == Freshness.Soft || article.Published is null ? 0 : 1 - freshness,
        };
    }

    // What the whole article says of the question: its headline, its outlet's name and the year in which it was published.
    private HashSet<int> FindInArticle(EvidencePassage passage)
    {
        var article = passage.Passage.Article;
        var year = article.Published?.Year.ToString(CultureInfo.InvariantCulture);
        var found = new HashSet<int>();
        for (var i = 0; i < question.Terms.Count; i++)
        {
            var term = question.Terms[i];
            if (passage.Reading.TitleTerms.Contains(term.Text) || term.Text == year
                || (term.OtherName.Count > 0 && term.OtherName.All(passage.Reading.TitleTerms.Contains))
                || (article.Outlet is { } outlet && term.Outlets.Contains(outlet))) found.Add(i);
        }

        foreach (var name in question.ShortNames)
            if (passage.Reading.TitleTerms.Contains(name.Text)) found.UnionWith(name.Terms);

        return found;
    }

    private double ComputeCoverage(IEnumerable<int> found) => Math.Min(1, found.Sum(term => rarities[term]) / enough);

    private double ComputeNumbersMissing(IReadOnlySet<int> found)
    {
        var numbers = Enumerable.Range(0, question.Terms.Count).Where(i => char.IsDigit(question.Terms[i].Text[0])).ToList();
        return numbers.Count == 0 ? 0 : (double)numbers.Count(number => !found.Contains(number)) / numbers.Count;
    }

    private bool IsOutsidePeriod(DateTimeOffset? published) =>
        question.Time.Freshness == Freshness.Window && published is { } date
        && !(date >= question.Time.From && date <= question.Time.Until);

    private double ComputeFreshness(DateTimeOffset? published)
    {
        const double days = 10;
        return published is { } date ? Math.Exp(-Math.Max(0, (question.AsOf - date).TotalDays) / days) : 0;
    }
}
