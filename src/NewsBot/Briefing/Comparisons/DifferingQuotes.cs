using NewsBot.Articles;
using NewsBot.Briefing.Quotes;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Briefing.Comparisons;

/// <summary>Finds statements of one person that outlets quote in different words.</summary>
internal sealed class DifferingQuotes(ArticleArchive archive)
{
    private const int MaxArticles = 40;

    // Share of the shorter quotation's words that both must have: of all words, and of those that are not stop words.
    private const double MinOverlap = 0.4;
    private const double MinContentOverlap = 0.25;
    private const int MinWordsLength = 6;

    // The longer quotation may have at most this many times the words of the shorter: a long speech contains any few words.
    private const int MaxLengthRatio = 2;

    // Quotations that appeared further apart come from different occasions.
    private static readonly TimeSpan OccasionWindow = TimeSpan.FromHours(36);

    /// <summary>Finds pairs of wordings of one statement, most similar first.</summary>
    /// <param name="articles">The articles, most relevant first; only the first 40 are read.</param>
    /// <param name="most">The most pairs to return.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Pairs of groups, the earlier first; each group has the quotations with the same wording.</returns>
    public async Task<IReadOnlyList<(List<SpokenQuote> One, List<SpokenQuote> Other)>> FindAsync(
        IReadOnlyList<ArticleReference> articles, int most, CancellationToken cancellationToken)
    {
        var read = articles.Take(MaxArticles).ToList();
        var bodies = await archive.ReadBodiesAsync(read, cancellationToken);
        var quotes = read.Where(bodies.ContainsKey)
            .SelectMany(article =>
            QuoteReader.Read(bodies[article]).Select(quotation => new SpokenQuote(article, bodies[article], quotation)))
            .Where(quote => ReadWords(quote).Count >= MinWordsLength).ToList();
        var pairs = new List<(List<SpokenQuote> One, List<SpokenQuote> Other, double Similarity)>();
        foreach (var person in quotes.GroupBy(quote => quote.Name.Words.LastOrDefault(""), StringComparer.Ordinal)
            .Where(person => person.Key.Length > 0))
        {
            var groups = QuoteDeduplicator.Group([.. person]);
            for (var i = 0; i < groups.Count; i++)
                for (var j = i + 1; j < groups.Count; j++)
                    if (ScoreSameStatement(groups[i], groups[j]) is { } similarity) pairs.Add((groups[i], groups[j], similarity));
        }

        return [.. pairs.OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.One[0].Article.Id, StringComparer.Ordinal)
            .Take(most)
            .Select(pair =>
                GetFirstPublished(pair.One) <= GetFirstPublished(pair.Other) ? (pair.One, pair.Other) : (pair.Other, pair.One))];
    }

    private static double? ScoreSameStatement(List<SpokenQuote> first, List<SpokenQuote> second)
    {
        var outlets = first.Select(quote => quote.Article.Outlet).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (outlets.Count == 0 || second.Exists(quote => quote.Article.Outlet is null || outlets.Contains(quote.Article.Outlet)))
            return null;
        if (!first[0].Name.CanReferTo(second[0].Name) && !second[0].Name.CanReferTo(first[0].Name)) return null;
        if (GetFirstPublished(first) is not { } firstDate || GetFirstPublished(second) is not { } secondDate
            || (firstDate - secondDate).Duration() > OccasionWindow) return null;
        var (firstWords, secondWords) = (ReadWords(first[0]), ReadWords(second[0]));
        if (Math.Max(firstWords.Count, secondWords.Count)
            > MaxLengthRatio * Math.Min(firstWords.Count, secondWords.Count)) return null;
        var share = WordSets.ComputeOverlap(firstWords, secondWords);
        var weight = WordSets.ComputeOverlap(
            firstWords.Where(IsContentWord).ToHashSet(), secondWords.Where(IsContentWord).ToHashSet());
        return share >= MinOverlap && weight >= MinContentOverlap ? share + weight : null;
    }

    private static DateTimeOffset? GetFirstPublished(List<SpokenQuote> group) => group[0].Article.Published;

    private static bool IsContentWord(string word) => !StopWords.All.Contains(word);

    private static HashSet<string> ReadWords(SpokenQuote quote) =>
        [.. quote.Quotation.GetWords(quote.Body)
            .SelectMany(words => words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '…', '(', ')', '—')).Where(word => word.Length > 0)];
}
