using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>
/// The room that says what we hold: articles with all their versions, and the passages of each. The archive is the
/// truth; the index follows its change sequence.
/// <para>
/// An article is the same as one held already when its canonical address is one that this had; failing an address, its given
/// id; failing both, its content, or the file that it was read from. Only articles of one <see cref="Visibility"/> are ever
/// the same, and what is published on one site is never a version of an article of another (<see cref="ArticleIdentity"/>).
/// </para>
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArchiveException"/>, with the remedy in its message, when the database cannot be
/// opened, read or written.
/// </remarks>
internal sealed class ArticleArchive : IDisposable
{
    private readonly ArchiveDatabase database;
    private readonly ArticleWriter writer;
    private readonly DataFolder folder;

    public ArticleArchive(DataFolder folder, TimeProvider time)
        : this(folder, time, new ArchiveDatabase(folder))
    {
    }

    public ArticleArchive(DataFolder folder, TimeProvider time, ArchiveDatabase database)
    {
        this.folder = folder;
        this.database = database;
        writer = new ArticleWriter(database, folder, time);
    }

    /// <summary>The folder that it is kept in.</summary>
    public DataFolder Folder => folder;

    /// <summary>
    /// Stores an article as a file tells it, with its passages, in one transaction: whatever differs from what is held, text or
    /// date or byline, makes a new version. When this returns, the article is safe.
    /// </summary>
    public Task<StoredArticle> StoreAsync(Article article, CancellationToken cancellationToken = default) =>
        writer.StoreFiledAsync(article, cancellationToken);

    /// <summary>
    /// The same for an article as a feed or page shows it now. Only other words make a new version, because dates, bylines and
    /// addresses change there without anything new being said; the first known date of publication stands. A text that came
    /// back as a stub of what is held is not stored (<see cref="StoredArticle.IsFullerThanCame"/>).
    /// </summary>
    /// <param name="article">As it is published now.</param>
    /// <param name="heldAs">The id of the article held that it is known to be, whatever its address is now; null where that
    /// is to be found out.</param>
    /// <param name="community">The community that it came for; null for everyone. See <see cref="Visibility"/>.</param>
    /// <param name="cancellationToken">Gives up; then nothing was stored.</param>
    public Task<StoredArticle> StorePublishedAsync(
        Article article, string? heldAs = null, string? community = null, CancellationToken cancellationToken = default) =>
        StorePublishedAsync(article, heldAs, community, null, cancellationToken);

    /// <inheritdoc cref="StorePublishedAsync(Article, string?, string?, CancellationToken)"/>
    /// <param name="words">The feed in whose words it is told; null where they are those of the page at its address.</param>
    public Task<StoredArticle> StorePublishedAsync(
        Article article, string? heldAs, string? community, FeedTextFallback? words,
            CancellationToken cancellationToken = default) =>
        writer.StorePublishedAsync(article, heldAs, Visibility.Of(community), words, cancellationToken);

    /// <summary>The number of the latest change; 0 when nothing is held.</summary>
    public Task<long> SequenceAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            return await context.Versions.MaxAsync(version => (long?)version.Sequence, cancellationToken) ?? 0;
        }, cancellationToken);

    /// <summary>
    /// What tells a change from one of the same number in any other archive, so that what was derived from another is known
    /// for it; null where there is no such change.
    /// </summary>
    internal Task<string?> MarkAsync(long sequence, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var change = await context.Versions.Where(version => version.Sequence == sequence)
                .Select(version => new { version.Article!.Id, version.Number, version.Taken })
                .SingleOrDefaultAsync(cancellationToken);
            return change is null ? null : $"{change.Taken.ToUnixTimeMilliseconds()} {change.Number} {change.Id}";
        }, cancellationToken);

    /// <summary>
    /// The changes behind <paramref name="after"/> in their order, each with the passages of its version. A change that a
    /// later one has overtaken is left out, so the numbers may skip.
    /// </summary>
    public async IAsyncEnumerable<ArticleChange> ChangesAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int batch = 200;
        while (true)
        {
            var rows = await database.UseAsync(async context =>
            {
                var versions = await context.Versions.AsNoTracking()
                    .Where(version => version.Sequence > after)
                    .OrderBy(version => version.Sequence)
                    .Include(version => version.Article)
                    .Take(batch)
                    .ToListAsync(cancellationToken);
                // Not by a split query, for which EF makes a method anew for each row.
                var keys = versions.Select(version => version.Key).ToList();
                var passages =
                    (await context.Passages.AsNoTracking().Where(passage => keys.Contains(passage.VersionKey))
                        .ToListAsync(cancellationToken))
                    .ToLookup(passage => passage.VersionKey);
                foreach (var version in versions) version.Passages.AddRange(passages[version.Key]);
                return versions;
            }, cancellationToken);
            foreach (var row in rows.Where(row => row.Number == row.Article!.LatestVersion))
            {
                var passages = PassagesOf(row);
                yield return new ArticleChange(row.Sequence, row.ArticleKey, Visibility.CommunityOf(row.Article!.Community),
                    row.Language, row.Author, passages)
                {
                    IsDamaged = passages.Count < row.Passages.Count,
                };
            }

            if (rows.Count < batch) yield break;
            after = rows[^1].Sequence;
        }
    }

    /// <summary>One version of an article, or null when it is not held.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="version">The version's number, from 1; null for the latest.</param>
    public Task<Article?> ReadAsync(string id, int? version = null, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var row = await context.Versions.AsNoTracking().Include(row => row.Article)
                .Where(row => row.Article!.Id == id && row.Number == (version ?? row.Article.LatestVersion))
                .SingleOrDefaultAsync(cancellationToken);
            return row is null ? null : new Article
            {
                Id = id,
                Title = row.Title,
                Body = row.Body,
                Outlet = row.Outlet,
                Author = row.Author,
                Url = row.Url,
                Published = row.Published,
                Modified = row.Modified,
                Language = row.Language,
                Origin = row.Article!.Origin,
            };
        }, cancellationToken);

    /// <summary>The texts of versions of several articles, by article; those that are not held are left out.</summary>
    /// <param name="articles">Which; of each article one version at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<IReadOnlyDictionary<ArticleReference, string>> BodiesAsync(
        IReadOnlyCollection<ArticleReference> articles, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyDictionary<ArticleReference, string>>(async context =>
        {
            var ids = articles.Select(article => article.Id).ToList();
            var wanted = articles.ToDictionary(article => (article.Id, article.Version));
            var rows = await context.Versions.AsNoTracking().Where(row => ids.Contains(row.Article!.Id))
                .Select(row => new { row.Article!.Id, row.Number, row.Body }).ToListAsync(cancellationToken);
            return rows.Where(row => wanted.ContainsKey((row.Id, row.Number)))
                .ToDictionary(row => wanted[(row.Id, row.Number)], row => row.Body);
        }, cancellationToken);

    /// <summary>How each article came, by its id; those that are not held are left out.</summary>
    /// <param name="ids">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<IReadOnlyDictionary<string, IngestionStamp>> ArrivalsAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyDictionary<string, IngestionStamp>>(async context =>
            await context.Versions.Where(row => row.Number == 1 && ids.Contains(row.Article!.Id))
                .Select(row => new { row.Article!.Id, row.Sequence, row.Taken })
                .ToDictionaryAsync(row => row.Id, row =>
                new IngestionStamp(row.Sequence, row.Taken), StringComparer.Ordinal, cancellationToken),
            cancellationToken);

    /// <summary>
    /// The number of the last change that was taken in until a moment; 0 where none was. What has a higher number came since.
    /// </summary>
    internal Task<long> LastUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken = default) =>
        database.UseAsync(context => context.LastUntilAsync(moment, cancellationToken), cancellationToken);

    /// <summary>
    /// The id of the article held that had this address; null where none had. Of two, the one of <paramref name="community"/>.
    /// </summary>
    public Task<string?> IdAtAsync(string url, string? community = null, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var (address, own) = (CanonicalUrl.Of(url), Visibility.Of(community));
            return await context.Addresses.Where(row => row.Url == address
                && (row.Community == own || row.Community == Visibility.Everyone))
                .OrderByDescending(row => row.Community == own).Select(row => row.Article!.Id)
                .FirstOrDefaultAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>How much is held that a community may see, from whom and of what time.</summary>
    /// <param name="community">Null for what everyone may see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>
    /// What a community has in a version of its own, beside the one that everyone may see, is one article, and counted where
    /// everyone sees it.
    /// </remarks>
    public Task<ArchiveStatistics> HoldingsAsync(string? community = null, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var own = Visibility.Of(community);
            // Counted out: those are few, and to look for the audience of every passage takes as long as all the rest.
            var hidden = context.Articles.Where(row => row.Community != Visibility.Everyone && (row.Community != own
                    || context.Addresses.Any(address => address.ArticleKey == row.Key
                        && context.Addresses.Any(other => other.Url == address.Url && other.Community == Visibility.Everyone))))
                .Select(row => row.Key);
            var hiddenVersions = context.Versions.Where(row => hidden.Contains(row.ArticleKey)).Select(row => row.Key);
            var latest = context.Versions.AsNoTracking()
                .Where(row => row.Number == row.Article!.LatestVersion && !hidden.Contains(row.ArticleKey));
            var outlets = await latest.GroupBy(row => row.Outlet)
                .Select(group =>
                new
                {
                    Outlet = group.Key,
                    Articles = group.Count(),
                    First = group.Min(row => row.Published),
                    Last = group.Max(row => row.Published)
                })
                .ToListAsync(cancellationToken);
            return new ArchiveStatistics(
                outlets.Sum(outlet => outlet.Articles),
                await context.Versions.CountAsync(cancellationToken)
                    - await hiddenVersions.CountAsync(cancellationToken),
                await context.Passages.CountAsync(cancellationToken)
                    - await context.Passages.CountAsync(row => hiddenVersions.Contains(row.VersionKey), cancellationToken),
                [.. outlets.OrderByDescending(outlet => outlet.Articles).ThenBy(outlet => outlet.Outlet, StringComparer.Ordinal)
                    .Select(outlet => new OutletStatistics(outlet.Outlet, outlet.Articles, outlet.First, outlet.Last))]);
        }, cancellationToken);

    public void Dispose() => database.Dispose();

    private static IReadOnlyList<Passage> PassagesOf(VersionRow row)
    {
        var article = new ArticleReference(row.Article!.Id, row.Number, row.Title, row.Outlet, row.Published, row.Url);
        // In an archive that was damaged, a text may be shorter than it was when it was cut into passages.
        return [.. row.Passages.Where(passage => passage.Start + passage.Length <= row.Body.Length)
            .OrderBy(passage => passage.Ordinal).Select(passage =>
        {
            var span = new TextSpan(passage.Start, passage.Length);
            return new Passage { Article = article, Span = span, Ordinal = passage.Ordinal, Text = span.Cut(row.Body) };
        })];
    }
}
