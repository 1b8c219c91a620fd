using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Stories;

namespace NewsBot.Briefing.Coverage;

/// <summary>
/// Counts the coverage of a topic, or all that is held: how much, by whom, when, on whose word, and where it is missing.
/// </summary>
internal sealed class CoverageAnalyzer(TopicRetriever topics, ArticleCatalog articles, TimeProvider time)
{
    // Passages that are looked at for a topic; what bears less on it is not counted. Each is compared with each: 1,000 took
    // seconds.
    internal const int MostPassages = 240;

    // Where there is more, how it stands now is looked for in the shortest of these times, in days, that has anything on the
    // topic.
    private static readonly int[] Lately = [1, 7, 30];

    // So small a part may lie so far before the rest that the picture of the time would be empty: then it is told apart.
    private const double FewBefore = 0.03;

    /// <summary>Counts it.</summary>
    /// <param name="topic">A few words; null, white space or a word for everything ("news") for all that may be seen.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<CoverageStatistics> SurveyAsync(string? topic, Scope scope, CancellationToken cancellationToken = default)
    {
        var about = string.IsNullOrWhiteSpace(topic) ? null
            : await topics.ReadAsync(topic, scope, MostPassages, cancellationToken);
        if (about?.Outcome == TopicOutcome.NoTopic) about = null;
        if (about is not null) about = await WithNewestAsync(about, scope, cancellationToken);
        var now = about?.AsOf ?? time.GetUtcNow();
        var counted =
            new CoverageStatistics
            {
                Topic = about,
                AsOf = now,
                IsNarrowed = scope.IsNarrowed
                || scope.PublishedUntil is not null
            };
        if (about is { Outcome: not TopicOutcome.Covered }) return counted;
        var held = about is null
            ? await articles.AllAsync(scope.Community, now, cancellationToken)
            : await articles.WithCopiesAsync(
                [.. about.Articles.Select(article => article.Id)], scope.Community, now, cancellationToken);
        var seen =
            held.Where(article => scope.Covers(article.Outlet, article.Language, article.Published)
                && !scope.Excluded.Contains(article.Id)).ToList();
        counted = Placed(Counted(counted, seen, now), seen, scope, now, isAll: about is null);
        var newest = seen.Where(article => article.Published is not null)
            .OrderByDescending(article => article.Published).ThenBy(article => article.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return counted with
        {
            IsCutOff = about?.Evidence.Passages.Count >= MostPassages,
            Newest = newest is null ? null : await articles.ReferenceAsync(newest.Id, cancellationToken),
        };
    }

    private async Task<TopicCoverage> WithNewestAsync(TopicCoverage about, Scope scope, CancellationToken cancellationToken)
    {
        var end = scope.PublishedUntil < about.AsOf ? scope.PublishedUntil.Value : about.AsOf;
        foreach (var days in Lately)
        {
            var more = await topics.WithNewestAsync(about, scope, end - TimeSpan.FromDays(days), MostPassages, cancellationToken);
            if (!ReferenceEquals(more, about)) return more;
        }

        return about;
    }

    private static CoverageStatistics Counted(CoverageStatistics counted, List<CatalogArticle> seen, DateTimeOffset now)
    {
        var voices = seen.GroupBy(article => article.Story)
            .Select(story => new Story([.. story.Select(article => article.Member)]).Voiced).ToList();
        var ages = seen.Select(article => article.Published).OfType<DateTimeOffset>()
            .Select(published => now - published).Order().ToList();
        return counted with
        {
            Articles = seen.Count,
            Undated = seen.Count - ages.Count,
            Stories = voices.Count,
            WellCovered = voices.Count(story => story > 1),
            Independent = voices.Sum(),
            Copies = seen.Count - seen.Select(article => article.Text).Distinct().Count(),
            MedianAge = ages.Count == 0 ? null : ages[(ages.Count - 1) / 2],
            Outlets = [.. seen.GroupBy(KeyOf, StringComparer.OrdinalIgnoreCase)
                .Select(outlet =>
                new OutletCoverage(outlet.First().Outlet, outlet.Count(), outlet.Max(article => article.Published)))
                .OrderByDescending(outlet => outlet.Articles).ThenBy(outlet => outlet.Name, StringComparer.Ordinal)],
        };
    }

    private static CoverageStatistics Placed(
        CoverageStatistics counted, List<CatalogArticle> seen, Scope scope, DateTimeOffset now, bool isAll)
    {
        var dated = seen.Where(article => article.Published is not null)
            .Select(article => (Article: article, Day: DayOf(article.Published!.Value)))
            .OrderBy(pair => pair.Day).ToList();
        if (dated.Count == 0) return counted;
        var (first, last) = (DayOf(scope.PublishedSince) ?? dated[0].Day, dated[^1].Day);
        if (scope.PublishedSince is null)
        {
            var rest = dated[(int)(dated.Count * FewBefore)].Day;
            if ((last.DayNumber - rest.DayNumber) * 2 < last.DayNumber - first.DayNumber) first = rest;
        }

        var today = DayOf(now);
        // What was asked for is shown to its end, with what is missing there; else the time that there is something of.
        var end = DayOf(scope.PublishedUntil) is { } until && until < today ? until.AddDays(1) : today;
        if (scope.PublishedUntil is not null && end.AddDays(-1) > last) last = end.AddDays(-1);
        var period = CoverageTime.Between(first, last);
        var places = counted.Outlets.Index()
            .ToDictionary(pair => pair.Item.Name ?? "", pair => pair.Index, StringComparer.OrdinalIgnoreCase);
        var counts = period.Starts.Select(_ => new int[places.Count]).ToList();
        var before = 0;
        foreach (var (article, day) in dated)
        {
            if (day < first) before++;
            else counts[period.IndexOf(day)][places[KeyOf(article)]]++;
        }

        // A topic of which nothing more is told is over; that nothing at all is told is a fault.
        return counted with
        {
            Length = period.Length,
            Stretches = [.. period.Starts.Zip(counts, (start, count) => new CoverageStretch(start, count))],
            Before = before,
            Gaps = CoverageGaps.Find([.. counts.Select(count => count.Sum())], period, isAll ? end : null),
        };
    }

    private static string KeyOf(CatalogArticle article) => article.Outlet ?? "";

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static DateOnly? DayOf(DateTimeOffset? moment) => moment is { } known ? DayOf(known) : null;
}
