namespace NewsBot.Stories;

/// <summary>
/// Computes how likely it is that two articles report one event: from the words that they share, weighted by rarity among recent
/// articles, and from how much of each headline occurs in the other article. Articles without a common name or number get 0,
/// because they are forms such as results and prices.
/// </summary>
/// <param name="frequencies">The number of articles around the day that have each word.</param>
/// <param name="articles">The number of articles around the day.</param>
internal sealed class EventSimilarity(IReadOnlyDictionary<uint, int> frequencies, int articles)
{
    // Subtracted for each day between two articles: the next day's report may be of the next event.
    private const double LossPerDay = 0.05;

    // Subtracted if an article has few words: short articles are often forms, and similar by chance.
    private const int FewWords = 30;
    private const double ForFewWords = 0.1;

    // The threshold grows with the number of articles: the more is published, the rarer are the words that different events of
    // one affair share.
    private const int SparseArticleCount = 100;
    private const double DensityStep = 0.1;
    private const double MaxForDensity = 0.17;

    // Cached, because an article is compared with many.
    private readonly Dictionary<long, (double Length, double Title)> measured = [];

    /// <summary>Returns the threshold for the current number of articles, given the one for few articles.</summary>
    public double GetThreshold(double enough) =>
        enough + Math.Clamp(DensityStep * Math.Log10(Math.Max(1, articles) / (double)SparseArticleCount), 0, MaxForDensity);

    /// <summary>Returns true if so many articles have the word that it does not narrow the candidates.</summary>
    public bool IsCommon(uint word) => frequencies.GetValueOrDefault(word) > Math.Max(50, articles / 50);

    public double GetWorth(EventTerms words, int index) => words.GetWeight(index) * Rarity(words.GetHash(index));

    /// <summary>Returns the similarity of two articles, from 0 to 1.</summary>
    public double Compute(EventEntry first, EventEntry second)
    {
        var (a, b) = (first.Words, second.Words);
        double product = 0, titleOfA = 0, titleOfB = 0;
        var names = false;
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            var (x, y) = (a.GetHash(i), b.GetHash(j));
            if (x == y)
            {
                product += GetWorth(a, i) * GetWorth(b, j);
                names |= a.IsName(i) && b.IsName(j);
                if (a.IsInTitle(i)) titleOfA += Rarity(x);
                if (b.IsInTitle(j)) titleOfB += Rarity(x);
            }

            if (x <= y) i++;
            if (y <= x) j++;
        }

        if (!names) return 0;
        var ((lengthOfA, wholeTitleOfA), (lengthOfB, wholeTitleOfB)) = (Measure(first), Measure(second));
        var cosine = product / (lengthOfA * lengthOfB);
        var (coveredA, coveredB) = (titleOfA / wholeTitleOfA, titleOfB / wholeTitleOfB);
        var covered = (Math.Min(coveredA, coveredB) + ((coveredA + coveredB) / 2)) / 2;
        var likeness =
            Math.Sqrt(cosine * covered) * (1 - (LossPerDay * Math.Abs((first.Published - second.Published).TotalDays)));
        return Math.Max(0, Math.Min(a.Count, b.Count) < FewWords ? likeness - ForFewWords : likeness);
    }

    private double Rarity(uint word) => Math.Log(1 + ((articles + 1) / (frequencies.GetValueOrDefault(word) + 0.5)));

    private (double Length, double Title) Measure(EventEntry article)
    {
        if (measured.TryGetValue(article.ArticleKey, out var known)) return known;
        var (words, square, title) = (article.Words, 0.0, 0.0);
        for (var i = 0; i < words.Count; i++)
        {
            var worth = GetWorth(words, i);
            square += worth * worth;
            if (words.IsInTitle(i)) title += Rarity(words.GetHash(i));
        }

        // A headline of common words alone is spoken of by nobody.
        return measured[article.ArticleKey] = (Math.Sqrt(square), title > 0 ? title : double.PositiveInfinity);
    }
}
