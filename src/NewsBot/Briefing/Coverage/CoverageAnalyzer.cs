using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Stories;

namespace NewsBot.Briefing.Coverage;

/// <summary>
/// Computes statistics of the coverage of a topic, or of the whole archive: amount, outlets, time, independence and gaps.
/// </summary>
internal sealed class CoverageAnalyzer(TopicRetriever topics, ArticleCatalog articles, TimeProvider time)
{
    // The most passages retrieved for a topic; less relevant ones are not counted. All pairs are compared: 1,000 took seconds.
    internal const int MaxPassages = 240;

    // If the search is truncated, the newest coverage is added from the shortest of these periods, in days, that has any.
    private static readonly int[] RecentDays = [1, 7, 30];

    // If at most this share of the articles lies long before the rest, the chart would be mostly empty: they are counted apart.
    private const double MaxEarlyShare = 0.03;

    /// <summary>Computes the statistics.</summary>
    /// <param name="topic">The topic in a few words; null, white space or a catch-all word ("news") for everything.</param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<CoverageStatistics> AnalyzeAsync(string? topic, Scope scope, CancellationToken cancellationToken = default)
    {
        var coverage = string.IsNullOrWhiteSpace(topic) ? null
            : await topics.RetrieveAsync(topic, scope, MaxPassages, cancellationToken);
        if (coverage?.Outcome == TopicOutcome.NoTopic) coverage = null;
        if (coverage is not null) coverage = await AddNewestAsync(coverage, scope, cancellationToken);
        var now = coverage?.AsOf ?? time.GetUtcNow();
        var statistics =
            new CoverageStatistics
            {
                Topic = coverage,
                AsOf = now,
                IsNarrowed = scope.IsNarrowed
                || scope.PublishedUntil is not null
            };
        if (coverage is { Outcome: not TopicOutcome.Covered }) return statistics;
        var catalog = coverage is null
            ? await articles.ListAsync(scope.Community, now, cancellationToken)
            : await articles.ListWithCopiesAsync(
                [.. coverage.Articles.Select(article => article.Id)], scope.Community, now, cancellationToken);
        var visible =
            catalog.Where(article => scope.Covers(article.Outlet, article.Language, article.Published)
                && !scope.Excluded.Contains(article.Id)).ToList();
        statistics = AddStretches(AddCounts(statistics, visible, now), visible, scope, now, isAll: coverage is null);
        var newest = visible.Where(article => article.Published is not null)
            .OrderByDescending(article => article.Published).ThenBy(article => article.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return statistics with
        {
            IsTruncated = coverage?.Evidence.Passages.Count >= MaxPassages,
            Newest = newest is null ? null : await articles.GetReferenceAsync(newest.Id, cancellationToken),
        };
    }

    private async Task<TopicCoverage> AddNewestAsync(TopicCoverage coverage, Scope scope, CancellationToken cancellationToken)
    {
        var end = scope.PublishedUntil < coverage.AsOf ? scope.PublishedUntil.Value : coverage.AsOf;
        foreach (var days in RecentDays)
        {
            var extended = await topics.AddNewestAsync(
                coverage, scope, end - TimeSpan.FromDays(days), MaxPassages, cancellationToken);
            if (!ReferenceEquals(extended, coverage)) return extended;
        }

        return coverage;
    }

    private static CoverageStatistics AddCounts(CoverageStatistics statistics, List<CatalogArticle> visible, DateTimeOffset now)
    {
        var voices = visible.GroupBy(article => article.Story)
            .Select(story => new Story([.. story.Select(article => article.Member)]).IndependentOutlets).ToList();
        var ages = visible.Select(article => article.Published).OfType<DateTimeOffset>()
            .Select(published => now - published).Order().ToList();
        return statistics with
        {
            Articles = visible.Count,
            Undated = visible.Count - ages.Count,
            Stories = voices.Count,
            WellCoveredStories = voices.Count(story => story > 1),
            IndependentArticles = voices.Sum(),
            Copies = visible.Count - visible.Select(article => article.Text).Distinct().Count(),
            MedianAge = ages.Count == 0 ? null : ages[(ages.Count - 1) / 2],
            Outlets = [.. visible.GroupBy(GetOutletKey, StringComparer.OrdinalIgnoreCase)
                .Select(outlet =>
                new OutletCoverage(outlet.First().Outlet, outlet.Count(), outlet.Max(article => article.Published)))
                .OrderByDescending(outlet => outlet.Articles).ThenBy(outlet => outlet.Name, StringComparer.Ordinal)],
        };
    }

    private static CoverageStatistics AddStretches(
        CoverageStatistics statistics, List<CatalogArticle> visible, Scope scope, DateTimeOffset now, bool isAll)
    {
        var dated = visible.Where(article => article.Published is not null)
            .Select(article => (Article: article, Day: GetDay(article.Published!.Value)))
            .OrderBy(pair => pair.Day).ToList();
        if (dated.Count == 0) return statistics;
        var (first, last) = (GetDay(scope.PublishedSince) ?? dated[0].Day, dated[^1].Day);
        if (scope.PublishedSince is null)
        {
            var rest = dated[(int)(dated.Count * MaxEarlyShare)].Day;
            if ((last.DayNumber - rest.DayNumber) * 2 < last.DayNumber - first.DayNumber) first = rest;
        }

        var today = GetDay(now);
        // A requested period is shown to its end, with any gap there; otherwise the chart ends with the last article.
        var end = GetDay(scope.PublishedUntil) is { } until && until < today ? until.AddDays(1) : today;
        if (scope.PublishedUntil is not null && end.AddDays(-1) > last) last = end.AddDays(-1);
        var period = CoverageTime.Between(first, last);
        var outletIndexes = statistics.Outlets.Index()
            .ToDictionary(pair => pair.Item.Name ?? "", pair => pair.Index, StringComparer.OrdinalIgnoreCase);
        var counts = period.Starts.Select(_ => new int[outletIndexes.Count]).ToList();
        var before = 0;
        foreach (var (article, day) in dated)
        {
            if (day < first) before++;
            else counts[period.IndexOf(day)][outletIndexes[GetOutletKey(article)]]++;
        }

        // Silence on a topic may mean that it is over; silence of the whole archive means a fault, so only that gap may be open.
        return statistics with
        {
            Length = period.Length,
            Stretches = [.. period.Starts.Zip(counts, (start, count) => new CoverageStretch(start, count))],
            EarlyArticles = before,
            Gaps = CoverageGaps.Find([.. counts.Select(count => count.Sum())], period, isAll ? end : null),
        };
    }

    private static string GetOutletKey(CatalogArticle article) => article.Outlet ?? "";

    private static DateOnly GetDay(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static DateOnly? GetDay(DateTimeOffset? moment) => moment is { } known ? GetDay(known) : null;
}
