using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Stories;

/// <summary>Finds recent articles, as far as the stories have caught up with the archive.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class RecentArticles(ArchiveDatabase database)
{
    /// <summary>The greatest number of articles that are examined, the newest first.</summary>
    public const int MaxArticles = 3_000;

    // More rows than wanted are read, because some of them are filtered out afterwards.
    private const int OverfetchFactor = 10;

    /// <summary>
    /// One article of each story, the first that appeared in that time, that of the story with most outlets in front.
    /// </summary>
    /// <param name="from">Published then or later; or up to <see cref="IngestionStamp.MaxIngestionDelay"/> before and taken
    /// in only since.</param>
    /// <param name="until">And published not later than this.</param>
    /// <param name="covers">Whether an article of such an outlet, language and moment counts.</param>
    /// <param name="community">What is private to others does not count; null where nothing private does.</param>
    /// <param name="excludedIds">Articles that do not count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ArticleReference>> FindAsync(
        DateTimeOffset from, DateTimeOffset until, Func<string?, string?, DateTimeOffset?, bool> covers, string? community,
        IReadOnlySet<string> excludedIds, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ArticleReference>>(async context =>
        {
            var cameAfter = await context.GetSequenceAtAsync(from, cancellationToken);
            var articles = PeriodStories.SelectArticles(context, from, until, cameAfter);
            var rows = await ReadAsync(context, articles, community, MaxArticles, cancellationToken);
            return [.. rows
                .Where(row => !excludedIds.Contains(row.Article.Id)
                    && covers(row.Article.Outlet, row.Language, row.Article.Published))
                .GroupBy(row => row.Story, row => row.Article)
                .OrderByDescending(story =>
                    story.Select(article => article.Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count())
                .ThenByDescending(story => story.Max(article => article.Published)).ThenBy(story => story.Key)
                .Select(story =>
                    story.OrderBy(article => article.Published).ThenBy(article => article.Id, StringComparer.Ordinal).First())];
        }, cancellationToken);

    /// <summary>Finds the newest articles of a known date, the newest first.</summary>
    /// <param name="until">Published not later than this.</param>
    /// <param name="covers">Whether an article of such an outlet and language counts. Ten times as many as are wanted are
    /// examined.</param>
    /// <param name="community">What is private to others does not count; null where nothing private does.</param>
    /// <param name="excludedIds">Articles that do not count.</param>
    /// <param name="most">No more than so many; 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ArticleReference>> FindNewestAsync(
        DateTimeOffset until, Func<string?, string?, bool> covers, string? community, IReadOnlySet<string> excludedIds, int most,
        CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ArticleReference>>(async context =>
        {
            var articles = context.StoryArticles.AsNoTracking().Where(row => row.Published <= until);
            var rows = await ReadAsync(context, articles, community, most * OverfetchFactor, cancellationToken);
            return [.. rows
                .Where(row => !excludedIds.Contains(row.Article.Id) && covers(row.Article.Outlet, row.Language))
                .Take(most).Select(row => row.Article)];
        }, cancellationToken);

    private static Task<List<Row>> ReadAsync(
        ArchiveContext context, IQueryable<StoryArticleRow> articles, string? community, int most,
        CancellationToken cancellationToken)
    {
        var own = Visibility.FromCommunity(community);
        return articles
            .Join(context.Versions, row => row.VersionKey, version => version.Key, (row, version) => new { row, version })
            .Where(pair => pair.version.Article!.Community == Visibility.Everyone || pair.version.Article.Community == own)
            .OrderByDescending(pair => pair.row.Published).Take(most)
            .Select(pair => new Row(
                pair.row.Story,
                new ArticleReference(
                    pair.version.Article!.Id, pair.version.Number, pair.version.Title, pair.version.Outlet,
                    pair.version.Published, pair.version.Url),
                pair.version.Language))
            .ToListAsync(cancellationToken);
    }

    private sealed record Row(long Story, ArticleReference Article, string? Language);
}
