using NewsBot.Articles;

namespace NewsBot.Briefing.Quotes;

/// <summary>A quotation with its article.</summary>
internal sealed record SpokenQuote(ArticleReference Article, string Body, Quotation Quotation)
{
    public PersonName Name { get; } = new(Quotation.Speaker);
}

/// <summary>Groups the same quotation as printed by several outlets, some of which shorten it.</summary>
internal static class QuoteDeduplicator
{
    // All pairs are compared, so only the first quotations are.
    private const int MaxCompared = 300;

    // A shorter text, in letters, is contained in longer ones by chance.
    private const int MinPartLength = 30;

    /// <summary>Groups quotations with the same words; the earliest comes first in each group.</summary>
    public static List<List<SpokenQuote>> Group(IReadOnlyList<SpokenQuote> quotes)
    {
        var groups = new List<(string Letters, List<SpokenQuote> Quotes)>();
        foreach (var quote in quotes.Take(MaxCompared))
        {
            var letters = GetLetters(quote);
            var index = groups.FindIndex(group => AreSameWords(group.Letters, letters));
            if (index < 0) groups.Add((letters, [quote]));
            else groups[index].Quotes.Add(quote);
        }

        return [.. groups.Select(group => group.Quotes.OrderBy(quote => quote.Article.Published ?? DateTimeOffset.MaxValue)
            .ThenBy(quote => quote.Article.Id, StringComparer.Ordinal).ToList())];
    }

    /// <summary>Returns the outlets of a group other than that of its first quotation, earliest first.</summary>
    public static IReadOnlyList<string> GetOtherOutlets(List<SpokenQuote> group) =>
        [.. group.Select(quote => quote.Article.Outlet).OfType<string>()
            .Where(outlet => !string.Equals(outlet, group[0].Article.Outlet, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool AreSameWords(string first, string second) =>
        first == second
        || (Math.Min(first.Length, second.Length) >= MinPartLength
        && (first.Contains(second, StringComparison.Ordinal) || second.Contains(first, StringComparison.Ordinal)));

    private static string GetLetters(SpokenQuote quote) =>
        string.Concat(quote.Quotation.GetWords(quote.Body).SelectMany(words => words.Where(char.IsLetterOrDigit))
            .Select(char.ToLowerInvariant));
}
