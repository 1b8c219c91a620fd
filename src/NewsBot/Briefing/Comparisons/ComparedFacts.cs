using NewsBot.Answering.Citations;
using NewsBot.Articles;
using NewsBot.Briefing.Differences;

namespace NewsBot.Briefing.Comparisons;

/// <summary>Adds citations to the values of a difference.</summary>
internal static class ComparedFacts
{
    /// <summary>Cites each value of a difference.</summary>
    /// <returns>The cited values; null if fewer than two of them can be cited.</returns>
    public static async Task<ComparedFact?> CiteAsync(
        Difference difference, CitationList citations, CancellationToken cancellationToken)
    {
        var values = new List<ComparedValue>();
        foreach (var value in difference.Values)
        {
            var numbers = new List<int>();
            // One sentence per voice.
            foreach (var sentence in value.Sentences.DistinctBy(sentence => sentence.Voice))
                if (await citations.GetOrAddNumberAsync(sentence.Evidence!, sentence.Span, cancellationToken) is { } number)
                    numbers.Add(number);
            if (numbers.Count > 0)
                values.Add(
                    new ComparedValue(value.Text, GetOutlets(value.Sentences.Select(sentence => sentence.Article)), numbers));
        }

        return values.Count > 1 ? new ComparedFact(difference.Kind, difference.Fact, difference.Subject, values) : null;
    }

    /// <summary>Returns the distinct outlets of the articles, in order.</summary>
    public static IReadOnlyList<string> GetOutlets(IEnumerable<ArticleReference> articles) =>
        [.. articles.Select(article => article.Outlet ?? ArticleReference.UnknownOutlet)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
}
