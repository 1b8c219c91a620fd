using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>
/// Lists the outlets of the articles that a community may see, and the languages of these articles. Counting them takes as long
/// as answering a question, so the counts are cached until the archive changes.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class OutletCatalog(ArchiveDatabase database)
{
    private volatile CountSnapshot? snapshot;

    /// <summary>Returns the names of the outlets as the archive spells them, the one with most articles first.</summary>
    /// <param name="community">The community; null for what everyone may see.</param>
    /// <param name="sequence">The number of the archive's last change, if the caller knows it; null to read it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<string>> ListNamesAsync(
        string? community, long? sequence = null, CancellationToken cancellationToken = default) =>
        RankByArticlesAsync(row => row.Name ?? "", community, sequence, cancellationToken);

    /// <summary>Returns the codes (<see cref="LanguageCode"/>) of the articles' languages, the most frequent first.</summary>
    /// <param name="community">The community; null for what everyone may see.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<string>> ListLanguagesAsync(string? community, CancellationToken cancellationToken = default) =>
        RankByArticlesAsync(row => LanguageCode.FromTag(row.Language), community, null, cancellationToken);

    /// <summary>
    /// Returns the outlets that published something within a period, each with the codes of the languages. Articles that the
    /// story index has not processed yet are not seen.
    /// </summary>
    /// <param name="from">The start of the period, inclusive.</param>
    /// <param name="until">The end of the period, inclusive.</param>
    /// <param name="community">The community; null for what everyone may see.</param>
    /// <param name="excludedIds">The ids of articles to ignore.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<(string Name, string Language)>> ListPublishedBetweenAsync(
        DateTimeOffset from, DateTimeOffset until, string? community, IReadOnlyCollection<string> excludedIds,
            CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<(string Name, string Language)>>(async context =>
        {
            var visibility = Visibility.FromCommunity(community);
            var rows = await context.StoryArticles.AsNoTracking().Where(row => row.Published >= from && row.Published <= until)
                .Join(context.Versions, row => row.VersionKey, version => version.Key, (_, version) => version)
                .Where(version => version.Outlet != null && !excludedIds.Contains(version.Article!.Id)
                    && (version.Article.Community == Visibility.Everyone || version.Article.Community == visibility))
                .Select(version => new { version.Outlet, version.Language }).Distinct().ToListAsync(cancellationToken);
            return [.. rows.Select(row => (row.Outlet!, LanguageCode.FromTag(row.Language))).Distinct().Order()];
        }, cancellationToken);

    private async Task<IReadOnlyList<string>> RankByArticlesAsync(
        Func<OutletCount, string> key, string? community, long? sequence, CancellationToken cancellationToken)
    {
        var now = sequence ?? await database.UseAsync(
            context => context.GetLatestSequenceAsync(cancellationToken), cancellationToken);
        var all = snapshot is { } known && known.Sequence == now ? known : snapshot = await CountAsync(now, cancellationToken);
        var visibility = Visibility.FromCommunity(community);
        return [.. all.Rows.Where(row => row.Community == Visibility.Everyone || row.Community == visibility)
            .GroupBy(key, StringComparer.Ordinal)
            .Where(rows => rows.Key.Length > 0)
            .OrderByDescending(rows => rows.Sum(row => row.Articles)).ThenBy(rows => rows.Key, StringComparer.Ordinal)
            .Select(rows => rows.Key)];
    }

    // Counts all versions, not only the latest, so that an outlet is also found by a name that its pages used before.
    private Task<CountSnapshot> CountAsync(long sequence, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var own = await context.Versions.Where(row => row.Article!.Community != Visibility.Everyone)
                .GroupBy(row => new { row.Outlet, row.Language, row.Article!.Community })
                .Select(group => new OutletCount(group.Key.Outlet, group.Key.Language, group.Key.Community, group.Count()))
                .ToListAsync(cancellationToken);
            var hidden = context.Articles.Where(row => row.Community != Visibility.Everyone).Select(row => row.Key);
            var common = await context.Versions.Where(row => !hidden.Contains(row.ArticleKey))
                .GroupBy(row => new { row.Outlet, row.Language })
                .Select(group => new OutletCount(group.Key.Outlet, group.Key.Language, Visibility.Everyone, group.Count()))
                .ToListAsync(cancellationToken);
            return new CountSnapshot(sequence, [.. common, .. own]);
        }, cancellationToken);

    private sealed record OutletCount(string? Name, string? Language, string Community, int Articles);

    private sealed record CountSnapshot(long Sequence, IReadOnlyList<OutletCount> Rows);
}
