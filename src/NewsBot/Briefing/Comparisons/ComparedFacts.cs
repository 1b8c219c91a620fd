using NewsBot.Answering.Citations;
using NewsBot.Articles;
using NewsBot.Briefing.Differences;

namespace NewsBot.Briefing.Comparisons;

/// <summary>Gives a difference its citations.</summary>
internal static class ComparedFacts
{
    /// <returns>Null where fewer than two of its values can be cited.</returns>
    public static async Task<ComparedFact?> OfAsync(
        Difference difference, CitationList citations, CancellationToken cancellationToken)
    {
        var values = new List<ComparedValue>();
        foreach (var value in difference.Values)
        {
            var numbers = new List<int>();
            // One sentence of each who says it.
            foreach (var told in value.By.DistinctBy(told => told.Voice))
                if (await citations.NumberAsync(told.Evidence!, told.Span, cancellationToken) is { } number) numbers.Add(number);
            if (numbers.Count > 0)
                values.Add(new ComparedValue(value.Text, OutletsOf(value.By.Select(told => told.Article)), numbers));
        }

        return values.Count > 1 ? new ComparedFact(difference.Kind, difference.Fact, difference.About, values) : null;
    }

    /// <summary>Whose they are, each once.</summary>
    public static IReadOnlyList<string> OutletsOf(IEnumerable<ArticleReference> articles) =>
        [.. articles.Select(article => article.Outlet ?? "unknown outlet").Distinct(StringComparer.OrdinalIgnoreCase)];
}
