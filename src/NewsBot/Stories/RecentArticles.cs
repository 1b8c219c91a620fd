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
            var own = Visibility.FromCommunity(community);
            var cameAfter = await context.GetSequenceAtAsync(from, cancellationToken);
            var rows = await PeriodStories.SelectArticles(context, from, until, cameAfter)
                .Join(context.Versions, row => row.VersionKey, version => version.Key, (row, version) => new
                {
                    row.Story,
                    version.Article!.Id,
                    version.Article.Community,
                    version.Number,
                    version.Title,
                    version.Outlet,
                    version.Published,
                    version.Url,
                    version.Language,
                })
                .Where(row => row.Community == Visibility.Everyone || row.Community == own)
                .OrderByDescending(row => row.Published).Take(MaxArticles).ToListAsync(cancellationToken);
            return [.. rows.Where(row => !excludedIds.Contains(row.Id) && covers(row.Outlet, row.Language, row.Published))
                .GroupBy(row => row.Story)
                .OrderByDescending(story =>
                story.Select(row => row.Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count())
                .ThenByDescending(story => story.Max(row => row.Published)).ThenBy(story => story.Key)
                .Select(story => story.OrderBy(row => row.Published).ThenBy(row => row.Id, StringComparer.Ordinal).First())
                .Select(row => new ArticleReference(row.Id, row.Number, row.Title, row.Outlet, row.Published, row.Url))];
        }, cancellationToken);

    /// <summary>Finds the newest articles of a known date, the newest first.</summary>
    /// <param name="until">Published not later than this.</param>
    /// <param name="covers">Whether an article of such an outlet and language counts. Of ten times as many as are wanted,
    /// those that do are found.</param>
    /// <param name="community">What is private to others does not count; null where nothing private does.</param>
    /// <param name="excludedIds">Articles that do not count.</param>
    /// <param name="most">No more than so many; 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ArticleReference>> FindNewestAsync(
        DateTimeOffset until, Func<string?, string?, bool> covers, string? community, IReadOnlySet<string> excludedIds, int most,
        CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ArticleReference>>(async context =>
        {
            var own = Visibility.FromCommunity(community);
            var rows = await context.StoryArticles.AsNoTracking().Where(row => row.Published <= until)
                .Join(context.Versions, row => row.VersionKey, version => version.Key, (row, version) => new
                {
                    row.Published,
                    version.Article!.Id,
                    version.Article.Community,
                    version.Number,
                    version.Title,
                    version.Outlet,
                    version.Url,
                    version.Language,
                })
                .Where(row => row.Community == Visibility.Everyone || row.Community == own)
                .OrderByDescending(row => row.Published).Take(most * OverfetchFactor).ToListAsync(cancellationToken);
            return [.. rows.Where(row => !excludedIds.Contains(row.Id) && covers(row.Outlet, row.Language)).Take(most)
                .Select(row => new ArticleReference(row.Id, row.Number, row.Title, row.Outlet, row.Published, row.Url))];
        }, cancellationToken);
}
