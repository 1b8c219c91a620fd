using NewsBot.Answering;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Stories;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing.Briefs;

/// <summary>
/// Finds the best sentence to represent a story: one near the beginning of an article that says what the headlines say.
/// </summary>
internal sealed class StoryLead(Tokenizer tokenizer)
{
    // News articles begin with what is most important.
    private const int MaxSentences = 5;
    private const double LeadWeight = 0.5;

    /// <summary>Finds the best sentence among the articles of one story.</summary>
    /// <param name="articles">Articles of one story with their texts, in order of publication; at least one.</param>
    /// <returns>The article and the span in its body; a null span if only the headline can be used.</returns>
    public (PeriodArticle Article, TextSpan? Span) Find(IReadOnlyList<(PeriodArticle Article, string Body)> articles)
    {
        var titles = articles.Select(pair => ReadTerms(pair.Article.Reference.Headline)).ToList();
        var best = articles.SelectMany((pair, i) => ReadSentences(pair.Body).Select(found => (
                pair.Article, found.Span,
                Worth: HeadlineCoverage(found.Words, titles[i])
                    + (articles.Count == 1 ? 0 : titles.Where((_, j) => j != i)
                        .Average(title => HeadlineCoverage(found.Words, title)))
                    + (LeadWeight / (1 + found.Index)) + (articles.Count == 1 ? 0 : 0.2 * i / (articles.Count - 1))
                    - found.Weakness)))
            .OrderByDescending(found => found.Worth).ThenBy(found => found.Article.Member.ArticleId, StringComparer.Ordinal)
            .Select(found => ((PeriodArticle, TextSpan?)?)(found.Article, found.Span)).FirstOrDefault();
        return best ?? (articles[^1].Article, null);
    }

    private IEnumerable<(TextSpan Span, int Index, HashSet<string> Words, double Weakness)> ReadSentences(string body)
    {
        var index = 0;
        var masked = CorrectionMask.Apply(body);
        foreach (var sentence in Sentences.Split(body))
        {
            var text = sentence.Cut(body);
            var count = tokenizer.Read(text).Count;
            // Datelines and captions do not count as sentences.
            if (!CandidateSentenceReader.IsQuotable(text, new AnalyzedSentence(sentence, 0, count))) continue;
            if (index == MaxSentences) break;
            if (sentence.Cut(masked) == text && SelfContainedSentence.FindSpan(text) is { } span)
                yield return (new TextSpan(sentence.Start + span.Start, span.Length), index, ReadTerms(span.Cut(text)),
                    SelfContainedSentence.ScoreWeakness(span.Cut(text)));
            index++;
        }
    }

    /// <summary>Reads the terms of a text without stop words.</summary>
    public HashSet<string> ReadTerms(string text) =>
        [.. tokenizer.Read(text).Where(term => !QuestionParser.IsStopWord(term.Span.AsSpan(text))).Select(term => term.Text)];

    private static double HeadlineCoverage(HashSet<string> sentence, HashSet<string> title) =>
        title.Count == 0 ? 0 : (double)title.Count(sentence.Contains) / title.Count;
}
