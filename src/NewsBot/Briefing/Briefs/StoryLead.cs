using NewsBot.Answering;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Stories;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing.Briefs;

/// <summary>
/// Finds the sentence that tells a story best: one near the beginning of an article that says what the headlines say.
/// </summary>
internal sealed class StoryLead(Tokenizer terms)
{
    // News is told from its most important end.
    private const int Sentences = 5;
    private const double Lead = 0.5;

    /// <returns>The article and where in its body; no place where only its headline can be told.</returns>
    /// <param name="articles">Articles of one story, with their texts; one at least.</param>
    public (PeriodArticle Article, TextSpan? Span) Find(IReadOnlyList<(PeriodArticle Article, string Body)> articles)
    {
        var titles = articles.Select(pair => Words(pair.Article.Reference.Headline)).ToList();
        var best = articles.SelectMany((pair, i) => Read(pair.Body).Select(found => (
                pair.Article, found.Span,
                Worth: Told(found.Words, titles[i])
                    + (articles.Count == 1 ? 0 : titles.Where((_, j) => j != i).Average(title => Told(found.Words, title)))
                    + (Lead / (1 + found.Place)) + (articles.Count == 1 ? 0 : 0.2 * i / (articles.Count - 1))
                    - found.Weakness)))
            .OrderByDescending(found => found.Worth).ThenBy(found => found.Article.Member.ArticleId, StringComparer.Ordinal)
            .Select(found => ((PeriodArticle, TextSpan?)?)(found.Article, found.Span)).FirstOrDefault();
        return best ?? (articles[^1].Article, null);
    }

    private IEnumerable<(TextSpan Span, int Place, HashSet<string> Words, double Weakness)> Read(string body)
    {
        var place = 0;
        var kept = CorrectionMask.Apply(body);
        foreach (var sentence in NewsBot.Text.Sentences.Split(body))
        {
            var text = sentence.Cut(body);
            var count = terms.Read(text).Count;
            // Datelines and captions do not count as sentences.
            if (!CandidateSentenceReader.IsQuotable(text, new AnalyzedSentence(sentence, 0, count))) continue;
            if (place == Sentences) break;
            if (sentence.Cut(kept) == text && SelfContainedSentence.In(text) is { } told)
                yield return (new TextSpan(sentence.Start + told.Start, told.Length), place, Words(told.Cut(text)),
                    SelfContainedSentence.Weakness(told.Cut(text)));
            place++;
        }
    }

    /// <summary>The terms of a text, stop words left out.</summary>
    public HashSet<string> Words(string text) =>
        [.. terms.Read(text).Where(term => !QuestionParser.IsStopWord(term.Span.Of(text))).Select(term => term.Text)];

    private static double Told(HashSet<string> sentence, HashSet<string> title) =>
        title.Count == 0 ? 0 : (double)title.Count(sentence.Contains) / title.Count;
}
