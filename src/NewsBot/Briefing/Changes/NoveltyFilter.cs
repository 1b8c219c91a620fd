using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Briefing.Changes;

/// <summary>
/// Tells what is news since a moment from what was told before: by when it was published, and when it was taken in.
/// </summary>
internal sealed class NoveltyFilter
{
    private readonly DateTimeOffset moment;

    // Of what was published not much earlier, or nobody knows when, that which came only since.
    private readonly HashSet<string> late;

    private NoveltyFilter(DateTimeOffset moment, HashSet<string> late)
    {
        this.moment = moment;
        this.late = late;
    }

    /// <summary>Looks up how the articles came that this hangs on.</summary>
    /// <param name="moment">What was published from then on is news.</param>
    /// <param name="articles">All that will be asked about, by id.</param>
    /// <param name="archive">Where they are held.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public static async Task<NoveltyFilter> ReadAsync(
        DateTimeOffset moment, IEnumerable<(string Id, DateTimeOffset? Published)> articles, ArticleArchive archive,
            CancellationToken cancellationToken)
    {
        var doubtful =
            articles.Where(article => article.Published is null
                || (article.Published < moment && article.Published >= moment - IngestionStamp.Late))
            .Select(article => article.Id).Distinct(StringComparer.Ordinal).ToList();
        if (doubtful.Count == 0) return new NoveltyFilter(moment, []);
        var came = await archive.ArrivalsAsync(doubtful, cancellationToken);
        var passed = await archive.LastUntilAsync(moment, cancellationToken);
        return new NoveltyFilter(moment, came.Where(article => article.Value.Sequence > passed).Select(article => article.Key)
            .ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// Whether it is news: published since then, or not long before and taken in since. What has no date is none.
    /// </summary>
    public bool IsNews(string id, DateTimeOffset? published) => published is not null && !WasTold(id, published);

    /// <summary>Whether a reader could know it then.</summary>
    public bool WasTold(string id, DateTimeOffset? published) => !(published >= moment) && !late.Contains(id);
}
