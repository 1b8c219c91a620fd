using NewsBot.Articles;
using NewsBot.Briefing.Quotes;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Briefing.Comparisons;

/// <summary>Finds what one person is quoted as saying in one outlet in these words and in another in those.</summary>
internal sealed class DifferingQuotes(ArticleArchive archive)
{
    private const int MostArticles = 40;

    // The words that both have, of those of the shorter: of all, and of those that are no small words.
    private const double Alike = 0.4;
    private const double AlikeInWeight = 0.25;
    private const int ShortestWords = 6;

    // A few words are in every long speech.
    private const int MostTimesLonger = 2;

    // What somebody says again days later is another occasion.
    private static readonly TimeSpan OneOccasion = TimeSpan.FromHours(36);

    /// <summary>Pairs of groups; each group is one wording with all who have it.</summary>
    public async Task<IReadOnlyList<(List<SpokenQuote> One, List<SpokenQuote> Other)>> FindAsync(
        IReadOnlyList<ArticleReference> articles, int most, CancellationToken cancellationToken)
    {
        var few = articles.Take(MostArticles).ToList();
        var bodies = await archive.BodiesAsync(few, cancellationToken);
        var quotes = few.Where(bodies.ContainsKey)
            .SelectMany(article =>
            QuoteReader.Read(bodies[article]).Select(quotation => new SpokenQuote(article, bodies[article], quotation)))
            .Where(quote => Words(quote).Count >= ShortestWords).ToList();
        var found = new List<(List<SpokenQuote> One, List<SpokenQuote> Other, double Likeness)>();
        foreach (var person in quotes.GroupBy(quote => quote.Name.Words.LastOrDefault(""), StringComparer.Ordinal)
            .Where(person => person.Key.Length > 0))
        {
            var groups = QuoteDeduplicator.Group([.. person]);
            for (var i = 0; i < groups.Count; i++)
                for (var j = i + 1; j < groups.Count; j++)
                    if (AreOneSaying(groups[i], groups[j]) is { } likeness) found.Add((groups[i], groups[j], likeness));
        }

        return [.. found.OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.One[0].Article.Id, StringComparer.Ordinal)
            .Take(most)
            .Select(pair => First(pair.One) <= First(pair.Other) ? (pair.One, pair.Other) : (pair.Other, pair.One))];
    }

    private static double? AreOneSaying(List<SpokenQuote> one, List<SpokenQuote> other)
    {
        var outlets = one.Select(quote => quote.Article.Outlet).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (outlets.Count == 0 || other.Exists(quote => quote.Article.Outlet is null || outlets.Contains(quote.Article.Outlet)))
            return null;
        if (!one[0].Name.MayMean(other[0].Name) && !other[0].Name.MayMean(one[0].Name)) return null;
        if (First(one) is not { } said || First(other) is not { } again || (said - again).Duration() > OneOccasion) return null;
        var (mine, theirs) = (Words(one[0]), Words(other[0]));
        if (Math.Max(mine.Count, theirs.Count) > MostTimesLonger * Math.Min(mine.Count, theirs.Count)) return null;
        var share = Share(mine, theirs);
        var weight = Share([.. mine.Where(IsTelling)], [.. theirs.Where(IsTelling)]);
        return share >= Alike && weight >= AlikeInWeight ? share + weight : null;
    }

    private static DateTimeOffset? First(List<SpokenQuote> group) => group[0].Article.Published;

    private static bool IsTelling(string word) => !StopWords.All.Contains(word);

    private static double Share(HashSet<string> mine, HashSet<string> theirs)
    {
        var least = Math.Min(mine.Count, theirs.Count);
        return least == 0 ? 0 : (double)mine.Count(theirs.Contains) / least;
    }

    private static HashSet<string> Words(SpokenQuote quote) =>
        [.. quote.Quotation.WordsIn(quote.Body)
            .SelectMany(words => words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '…', '(', ')', '—')).Where(word => word.Length > 0)];
}
