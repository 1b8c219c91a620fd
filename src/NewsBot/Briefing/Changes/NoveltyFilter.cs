using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Briefing.Changes;

/// <summary>
/// Separates articles that are news since a given time from those known before, by their publication and ingestion times.
/// </summary>
internal sealed class NoveltyFilter
{
    private readonly DateTimeOffset since;

    // Ids of articles published shortly before, or at an unknown time, that were ingested only since.
    private readonly HashSet<string> ingestedLate;

    private NoveltyFilter(DateTimeOffset since, HashSet<string> late)
    {
        this.since = since;
        this.ingestedLate = late;
    }

    /// <summary>Creates a filter; looks up the ingestion times of the articles whose publication date does not decide.</summary>
    /// <param name="since">Articles published from this time on are news.</param>
    /// <param name="articles">All articles that the filter will be asked about.</param>
    /// <param name="archive">The archive with the articles.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public static async Task<NoveltyFilter> CreateAsync(
        DateTimeOffset since, IEnumerable<(string Id, DateTimeOffset? Published)> articles, ArticleArchive archive,
            CancellationToken cancellationToken)
    {
        var doubtful =
            articles.Where(article => article.Published is null
                || (article.Published < since && article.Published >= since - IngestionStamp.MaxIngestionDelay))
            .Select(article => article.Id).Distinct(StringComparer.Ordinal).ToList();
        if (doubtful.Count == 0) return new NoveltyFilter(since, []);
        var arrivals = await archive.GetIngestionStampsAsync(doubtful, cancellationToken);
        var lastSequence = await archive.GetSequenceAtAsync(since, cancellationToken);
        return new NoveltyFilter(
            since, arrivals.Where(article => article.Value.Sequence > lastSequence).Select(article => article.Key)
                .ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// Returns true if an article is news: published since then, or shortly before and ingested since. Undated articles are not.
    /// </summary>
    public bool IsNews(string id, DateTimeOffset? published) => published is not null && !WasKnown(id, published);

    /// <summary>Returns true if readers could know the article before the period.</summary>
    public bool WasKnown(string id, DateTimeOffset? published) => !(published >= since) && !ingestedLate.Contains(id);
}
