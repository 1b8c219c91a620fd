using NewsBot.Articles;

namespace NewsBot.Briefing.Quotes;

/// <summary>A quotation with the article that it stands in.</summary>
internal sealed record SpokenQuote(ArticleReference Article, string Body, Quotation Quotation)
{
    public PersonName Name { get; } = new(Quotation.Speaker);
}

/// <summary>Knows which quotations of one person are the same: printed by several outlets, some of them shortened.</summary>
internal static class QuoteDeduplicator
{
    // Of more, the newest are compared: each with each.
    private const int MostCompared = 300;

    // What is shorter is in many longer ones by chance, in letters.
    private const int ShortestPart = 30;

    /// <summary>The quotations in groups of the same words, that which was published first in front.</summary>
    public static List<List<SpokenQuote>> Group(IReadOnlyList<SpokenQuote> quotes)
    {
        var groups = new List<(string Letters, List<SpokenQuote> Quotes)>();
        foreach (var quote in quotes.Take(MostCompared))
        {
            var letters = Letters(quote);
            var at = groups.FindIndex(group => IsSame(group.Letters, letters));
            if (at < 0) groups.Add((letters, [quote]));
            else groups[at].Quotes.Add(quote);
        }

        return [.. groups.Select(group => group.Quotes.OrderBy(quote => quote.Article.Published ?? DateTimeOffset.MaxValue)
            .ThenBy(quote => quote.Article.Id, StringComparer.Ordinal).ToList())];
    }

    /// <summary>The outlets that have it besides the first, in the order in which they had it.</summary>
    public static IReadOnlyList<string> OtherOutlets(List<SpokenQuote> group) =>
        [.. group.Select(quote => quote.Article.Outlet).OfType<string>()
            .Where(outlet => !string.Equals(outlet, group[0].Article.Outlet, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsSame(string one, string other) =>
        one == other
        || (Math.Min(one.Length, other.Length) >= ShortestPart
        && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)));

    private static string Letters(SpokenQuote quote) =>
        string.Concat(quote.Quotation.WordsIn(quote.Body).SelectMany(words => words.Where(char.IsLetterOrDigit))
            .Select(char.ToLowerInvariant));
}
