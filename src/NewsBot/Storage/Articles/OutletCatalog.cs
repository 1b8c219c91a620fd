using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>
/// The outlets that somebody may see articles of, and the languages that these are in. They change only with the archive, and
/// counting them costs as much as answering a question, so what was counted is kept until the next change.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class OutletCatalog(ArchiveDatabase database)
{
    private volatile Counted? counted;

    /// <summary>Their names as the archive spells them, the one with most articles first.</summary>
    /// <param name="community">Null for what everyone may see.</param>
    /// <param name="sequence">How far the archive has come; null to look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<string>> NamesAsync(
        string? community, long? sequence = null, CancellationToken cancellationToken = default) =>
        MostFirstAsync(row => row.Name ?? "", community, sequence, cancellationToken);

    /// <summary>The codes (<see cref="LanguageCode"/>) of their articles' languages, the one with most articles first.</summary>
    /// <param name="community">Null for what everyone may see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<string>> LanguagesAsync(string? community, CancellationToken cancellationToken = default) =>
        MostFirstAsync(row => LanguageCode.Of(row.Language), community, null, cancellationToken);

    /// <summary>
    /// Those that published something within a stretch of time, with the codes of its languages, as far as the stories have
    /// followed the archive.
    /// </summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="until">Its end.</param>
    /// <param name="community">Null for what everyone may see.</param>
    /// <param name="excludedIds">Articles that are left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<(string Name, string Language)>> WithinAsync(
        DateTimeOffset from, DateTimeOffset until, string? community, IReadOnlyCollection<string> excludedIds,
            CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<(string Name, string Language)>>(async context =>
        {
            var own = Visibility.Of(community);
            var rows = await context.StoryArticles.AsNoTracking().Where(row => row.Published >= from && row.Published <= until)
                .Join(context.Versions, row => row.VersionKey, version => version.Key, (_, version) => version)
                .Where(version => version.Outlet != null && !excludedIds.Contains(version.Article!.Id)
                    && (version.Article.Community == Visibility.Everyone || version.Article.Community == own))
                .Select(version => new { version.Outlet, version.Language }).Distinct().ToListAsync(cancellationToken);
            return [.. rows.Select(row => (row.Outlet!, LanguageCode.Of(row.Language))).Distinct().Order()];
        }, cancellationToken);

    private async Task<IReadOnlyList<string>> MostFirstAsync(
        Func<Count, string> by, string? community, long? sequence, CancellationToken cancellationToken)
    {
        var now = sequence ?? await database.UseAsync(SequenceAsync, cancellationToken);
        var all = counted is { } known && known.Sequence == now ? known : counted = await CountAsync(now, cancellationToken);
        var own = Visibility.Of(community);
        return [.. all.Rows.Where(row => row.Community == Visibility.Everyone || row.Community == own)
            .GroupBy(by, StringComparer.Ordinal)
            .Where(rows => rows.Key.Length > 0)
            .OrderByDescending(rows => rows.Sum(row => row.Articles)).ThenBy(rows => rows.Key, StringComparer.Ordinal)
            .Select(rows => rows.Key)];

        async Task<long> SequenceAsync(ArchiveContext context) =>
            await context.Versions.MaxAsync(version => (long?)version.Sequence, cancellationToken) ?? 0;
    }

    // By all versions, so that an outlet that a page named otherwise before is still known by that name.
    private Task<Counted> CountAsync(long sequence, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var own = await context.Versions.Where(row => row.Article!.Community != Visibility.Everyone)
                .GroupBy(row => new { row.Outlet, row.Language, row.Article!.Community })
                .Select(group => new Count(group.Key.Outlet, group.Key.Language, group.Key.Community, group.Count()))
                .ToListAsync(cancellationToken);
            var hidden = context.Articles.Where(row => row.Community != Visibility.Everyone).Select(row => row.Key);
            var common = await context.Versions.Where(row => !hidden.Contains(row.ArticleKey))
                .GroupBy(row => new { row.Outlet, row.Language })
                .Select(group => new Count(group.Key.Outlet, group.Key.Language, Visibility.Everyone, group.Count()))
                .ToListAsync(cancellationToken);
            return new Counted(sequence, [.. common, .. own]);
        }, cancellationToken);

    private sealed record Count(string? Name, string? Language, string Community, int Articles);

    private sealed record Counted(long Sequence, IReadOnlyList<Count> Rows);
}
