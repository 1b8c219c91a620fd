using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Stories;

/// <summary>
/// Finds the stories with an article in a period. It reads columns only, no text. An article that is not in a story yet counts as
/// a story of its own.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class PeriodStories(ArchiveDatabase database)
{
    /// <summary>The greatest number of articles of a period; the newest are used.</summary>
    public const int MaxArticles = 3_000;

    /// <summary>Returns the stories in no order, each complete as of the end of the period.</summary>
    /// <param name="since">The first moment of the period.</param>
    /// <param name="until">The last moment of the period. Articles published later are in no story.</param>
    /// <param name="community">What is private to others than this community is in no story; null where everything private is
    /// in none.</param>
    /// <param name="excludedIds">Articles that are to be left out of all stories.</param>
    /// <param name="cameAfter">
    /// What appeared up to <see cref="IngestionStamp.MaxIngestionDelay"/> before the period and came with a later change than
    /// this belongs to it; null for nothing of that kind.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<IReadOnlyList<PeriodArticle>>> GetAsync(
        DateTimeOffset since, DateTimeOffset until, string? community, IReadOnlySet<string> excludedIds,
        long? cameAfter = null, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<IReadOnlyList<PeriodArticle>>>(async context =>
        {
            var (earliest, arrived) =
                (cameAfter is null ? since : since - IngestionStamp.MaxIngestionDelay, cameAfter ?? long.MaxValue);
            var keys = await SelectArticles(context, since, until, cameAfter)
                // Before the limit, or the private feeds of one community would push out what the others see.
                .Where(row => SelectVisible(context, community).Any(version => version.ArticleKey == row.ArticleKey))
                .OrderByDescending(row => row.Published).Take(MaxArticles).Select(row => row.Story)
                .ToListAsync(cancellationToken);
            var stories = keys.Distinct().ToList();
            var told = await SelectVisible(context, community)
                .Join(context.StoryArticles.Where(row => stories.Contains(row.Story)),
                    version => version.ArticleKey, row => row.ArticleKey, (version, row) => new { version, row })
                .Where(pair => pair.version.Published == null || pair.version.Published <= until)
                .Select(pair => new Row(
                    pair.row.Story,
                    new StoryMember(
                        pair.version.Article!.Id, pair.version.Outlet, pair.version.Published, pair.row.Text, pair.row.Agency,
                        pair.version.Title, pair.version.Url)
                    { Language = pair.version.Language },
                    pair.version.Number,
                    context.Versions.Where(first => first.ArticleKey == pair.version.ArticleKey && first.Number == 1)
                        .Select(first => first.Sequence).First()))
                .ToListAsync(cancellationToken);
            var known = told.Select(row => row.Member.ArticleId).ToHashSet(StringComparer.Ordinal);
            var apart = (await SelectUnclustered(context, community, await GetWatermarkAsync(context, cancellationToken))
                    .Where(version => version.Published >= earliest && version.Published <= until
                        && (version.Published >= since || (version.Number == 1 && version.Sequence > arrived)))
                    .OrderByDescending(version => version.Published).Take(MaxArticles).Select(AsRow)
                    .ToListAsync(cancellationToken))
                .Where(row => !known.Contains(row.Member.ArticleId));
            return [.. told.Concat(apart).Where(row => !excludedIds.Contains(row.Member.ArticleId))
                .GroupBy(row => row.Story)
                .Select(story => (IReadOnlyList<PeriodArticle>)[.. story
                    .OrderBy(row => row.Member.Published ?? DateTimeOffset.MaxValue)
                    .ThenBy(row => row.Member.ArticleId, StringComparer.Ordinal)
                    .Select(row => new PeriodArticle(row.Member, row.Version, row.FirstSequence))])];
        }, cancellationToken);

    /// <summary>Returns the publication date of the newest article; null if there is none.</summary>
    /// <param name="until">Articles published later do not count.</param>
    /// <param name="community">As for the stories.</param>
    /// <param name="counts">Returns true if an article counts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<DateTimeOffset?> GetNewestAsync(
        DateTimeOffset until, string? community, Func<StoryMember, bool> counts, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var watermark = await GetWatermarkAsync(context, cancellationToken);
            var apart = await SelectUnclustered(context, community, watermark)
                .Where(version => version.Published <= until).Select(AsRow)
                .ToListAsync(cancellationToken);
            var newest = apart.Where(row => counts(row.Member)).Max(row => row.Member.Published);
            var told = context.StoryArticles.AsNoTracking().Where(row => row.Published <= until)
                .OrderByDescending(row => row.Published)
                .Join(SelectVisible(context, community),
                    row => row.ArticleKey, version => version.ArticleKey, (row, version) => version)
                .Select(AsRow);
            await foreach (var row in told.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (row.Member.Published <= newest) break;
                if (!counts(row.Member)) continue;
                newest = row.Member.Published;
                break;
            }

            return newest;
        }, cancellationToken);

    /// <summary>Selects the articles of a period that are in a story.</summary>
    /// <inheritdoc cref="GetAsync"/>
    internal static IQueryable<StoryArticleRow> SelectArticles(
        ArchiveContext context, DateTimeOffset since, DateTimeOffset until, long? cameAfter)
    {
        var earliest = cameAfter is null ? since : since - IngestionStamp.MaxIngestionDelay;
        return context.StoryArticles.AsNoTracking()
            .Where(row => row.Published >= earliest && row.Published <= until && (row.Published >= since
                || context.Versions.Any(version => version.ArticleKey == row.ArticleKey && version.Number == 1
                    && version.Sequence > cameAfter)));
    }

    private static System.Linq.Expressions.Expression<Func<VersionRow, Row>> AsRow => version => new Row(
        -version.ArticleKey,
        new StoryMember(
            version.Article!.Id, version.Outlet, version.Published, -version.ArticleKey, null, version.Title, version.Url)
        { Language = version.Language },
        version.Number,
        version.Sequence);

    private static IQueryable<VersionRow> SelectVisible(ArchiveContext context, string? community)
    {
        var own = Visibility.FromCommunity(community);
        return context.Versions.AsNoTracking().Where(version =>
            version.Number == version.Article!.LatestVersion
                && (version.Article.Community == Visibility.Everyone || version.Article.Community == own));
    }

    private static IQueryable<VersionRow> SelectUnclustered(ArchiveContext context, string? community, long watermark) =>
        SelectVisible(context, community).Where(version => version.Sequence > watermark);

    private static async Task<long> GetWatermarkAsync(ArchiveContext context, CancellationToken cancellationToken) =>
        await context.StoryStates.AsNoTracking().Select(row => (long?)row.Watermark).SingleOrDefaultAsync(cancellationToken) ?? 0;

    private sealed record Row(long Story, StoryMember Member, int Version, long FirstSequence);
}

/// <summary>An article of a story, in its latest version.</summary>
/// <param name="Version">That version's number, from 1.</param>
/// <param name="FirstSequence">The number of the change with which the article first came.</param>
internal sealed record PeriodArticle(StoryMember Member, int Version, long FirstSequence)
{
    public ArticleReference Reference =>
        new(Member.ArticleId, Version, Member.Title, Member.Outlet, Member.Published, Member.Url);
}
