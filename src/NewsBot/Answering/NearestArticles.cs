using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Finds the articles to name where the coverage does not answer.</summary>
internal static class NearestArticles
{
    /// <summary>
    /// The least share of the question's weight, from 0 to 1, that a passage and its headline must have to bear on it.
    /// </summary>
    public const double MinCoverage = 0.4;

    private const int MaxArticles = 3;

    /// <summary>Returns the articles that come nearest to answering the question, the best first; may be empty.</summary>
    public static IReadOnlyList<ArticleReference> Find(Evidence evidence) =>
        [.. evidence.Passages.Where(passage => passage.Features.Coverage >= MinCoverage)
            .Select(passage => passage.Passage.Article)
            .DistinctBy(article => article.Id)
            .Take(MaxArticles)];
}
