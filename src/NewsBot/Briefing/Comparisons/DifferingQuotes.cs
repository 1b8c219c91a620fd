using NewsBot.Articles;
using NewsBot.Briefing.Quotes;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Briefing.Comparisons;

/// <summary>Finds statements of one person that outlets quote in different words.</summary>
internal sealed class DifferingQuotes(ArticleArchive archive)
{
    private const int MostArticles = 40;

    // Share of the shorter quotation's words that both must have: of all words, and of those that are not stop words.
    private const double Alike = 0.4;
    private const double AlikeInWeight = 0.25;
    private const int ShortestWords = 6;

    // The longer quotation may have at most this many times the words of the shorter: a long speech contains any few words.
    private const int MostTimesLonger = 2;

    // Quotations that appeared further apart come from different occasions.
    private static readonly TimeSpan OneOccasion = TimeSpan.FromHours(36);

    /// <summary>Finds pairs of wordings of one statement, most similar first.</summary>
    /// <param name="articles">The articles, most relevant first; only the first 40 are read.</param>
    /// <param name="most">The most pairs to return.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Pairs of groups, the earlier first; each group has the quotations with the same wording.</returns>
    public async Task<IReadOnlyList<(List<SpokenQuote> One, List<SpokenQuote> Other)>> FindAsync(
        IReadOnlyList<ArticleReference> articles, int most, CancellationToken cancellationToken)
    {
        var read = articles.Take(MostArticles).ToList();
        var bodies = await archive.BodiesAsync(read, cancellationToken);
        var quotes = read.Where(bodies.ContainsKey)
            .SelectMany(article =>
            QuoteReader.Read(bodies[article]).Select(quotation => new SpokenQuote(article, bodies[article], quotation)))
            .Where(quote => Words(quote).Count >= ShortestWords).ToList();
        var pairs = new List<(List<SpokenQuote> One, List<SpokenQuote> Other, double Similarity)>();
        foreach (var person in quotes.GroupBy(quote => quote.Name.Words.LastOrDefault(""), StringComparer.Ordinal)
            .Where(person => person.Key.Length > 0))
        {
            var groups = QuoteDeduplicator.Group([.. person]);
            for (var i = 0; i < groups.Count; i++)
                for (var j = i + 1; j < groups.Count; j++)
                    if (AreOneSaying(groups[i], groups[j]) is { } similarity) pairs.Add((groups[i], groups[j], similarity));
        }

        return [.. pairs.OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.One[0].Article.Id, StringComparer.Ordinal)
            .Take(most)
            .Select(pair =>
                First(pair.One) <= First(pair.Other) ? (pair.One, pair.Other) : (pair.Other, pair.One))];
    }

    private static double? AreOneSaying(List<SpokenQuote> first, List<SpokenQuote> second)
    {
        var outlets = first.Select(quote => quote.Article.Outlet).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (outlets.Count == 0 || second.Exists(quote => quote.Article.Outlet is null || outlets.Contains(quote.Article.Outlet)))
            return null;
        if (!first[0].Name.MayMean(second[0].Name) && !second[0].Name.MayMean(first[0].Name)) return null;
        if (First(first) is not { } firstDate || First(second) is not { } secondDate
            || (firstDate - secondDate).Duration() > OneOccasion) return null;
        var (firstWords, secondWords) = (Words(first[0]), Words(second[0]));
        if (Math.Max(firstWords.Count, secondWords.Count)
            > MostTimesLonger * Math.Min(firstWords.Count, secondWords.Count)) return null;
        var share = Share(firstWords, secondWords);
        var weight = Share([.. firstWords.Where(IsTelling)], [.. secondWords.Where(IsTelling)]);
        return share >= Alike && weight >= AlikeInWeight ? share + weight : null;
    }

    private static DateTimeOffset? First(List<SpokenQuote> group) => group[0].Article.Published;

    private static bool IsTelling(string word) => !StopWords.All.Contains(word);

    private static double Share(HashSet<string> firstWords, HashSet<string> secondWords)
    {
        var smaller = Math.Min(firstWords.Count, secondWords.Count);
        return smaller == 0 ? 0 : (double)firstWords.Count(secondWords.Contains) / smaller;
    }

    private static HashSet<string> Words(SpokenQuote quote) =>
        [.. quote.Quotation.WordsIn(quote.Body)
            .SelectMany(words => words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '…', '(', ')', '—')).Where(word => word.Length > 0)];
}
