using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>
/// Stores articles with all their versions, and the passages of each. The archive is the source of truth; the index catches
/// up with its change sequence.
/// <para>
/// An incoming article is a version of a stored one if its canonical address is one that the stored one had; without an
/// address, if the given id is the same; without both, if the content or the source file is the same. Both must have the same
/// <see cref="Visibility"/>, and a text from one site is never a version of an article from another
/// (<see cref="ArticleIdentity"/>).
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

    /// <summary>The folder that holds the archive.</summary>
    public DataFolder Folder => folder;

    /// <summary>
    /// Stores an article that was read from a file, with its passages, in one transaction. Any difference from the stored
    /// version, be it text, date or byline, makes a new version. When this returns, the article is safe on the disk.
    /// </summary>
    public Task<StoredArticle> StoreFromFileAsync(Article article, CancellationToken cancellationToken = default) =>
        writer.StoreFromFileAsync(article, cancellationToken);

    /// <summary>
    /// Stores an article as a feed or page shows it now. Only another text makes a new version, because dates, bylines and
    /// addresses often change there without news; the first known date of publication stays. A text that is only a stub of the
    /// stored one is not stored (<see cref="StoredArticle.IsStubIgnored"/>).
    /// </summary>
    /// <param name="article">The article as it is published now.</param>
    /// <param name="knownId">The id of the stored article that the feed knows it to be, whatever its address is now; null if
    /// the archive must find it.</param>
    /// <param name="community">The community that it came for; null for everyone. See <see cref="Visibility"/>.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is stored then.</param>
    public Task<StoredArticle> StorePublishedAsync(
        Article article, string? knownId = null, string? community = null, CancellationToken cancellationToken = default) =>
        StorePublishedAsync(article, knownId, community, null, cancellationToken);

    /// <inheritdoc cref="StorePublishedAsync(Article, string?, string?, CancellationToken)"/>
    /// <param name="feedText">The feed that the text is from; null if it is from the page at the article's address.</param>
    public Task<StoredArticle> StorePublishedAsync(
        Article article, string? knownId, string? community, FeedTextFallback? feedText,
            CancellationToken cancellationToken = default) =>
        writer.StorePublishedAsync(article, knownId, Visibility.FromCommunity(community), feedText, cancellationToken);

    /// <summary>Returns the number of the latest change; 0 if the archive is empty.</summary>
    public Task<long> GetLatestSequenceAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync(context => context.GetLatestSequenceAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// Returns a text that differs from that of the change with the same number in any other archive, so that data derived from
    /// another archive is recognized; null if there is no such change.
    /// </summary>
    internal Task<string?> GetChangeSignatureAsync(long sequence, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var change = await context.Versions.Where(version => version.Sequence == sequence)
                .Select(version => new { version.Article!.Id, version.Number, version.Taken })
                .SingleOrDefaultAsync(cancellationToken);
            return change is null ? null : $"{change.Taken.ToUnixTimeMilliseconds()} {change.Number} {change.Id}";
        }, cancellationToken);

    /// <summary>
    /// Reads the changes after number <paramref name="after"/> in order, each with the passages of its version. Changes whose
    /// article has a later version are left out, so the numbers have gaps.
    /// </summary>
    public async IAsyncEnumerable<ArticleChange> ReadChangesAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int batchSize = 200;
        while (true)
        {
            var rows = await database.UseAsync(async context =>
            {
                var versions = await context.Versions.AsNoTracking()
                    .Where(version => version.Sequence > after)
                    .OrderBy(version => version.Sequence)
                    .Include(version => version.Article)
                    .Take(batchSize)
                    .ToListAsync(cancellationToken);
                // No split query here: EF would compile a method for each row.
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
                var passages = ReadPassages(row);
                yield return new ArticleChange(row.Sequence, row.ArticleKey, Visibility.ToCommunity(row.Article!.Community),
                    row.Language, row.Author, passages)
                {
                    IsDamaged = passages.Count < row.Passages.Count,
                };
            }

            if (rows.Count < batchSize) yield break;
            after = rows[^1].Sequence;
        }
    }

    /// <summary>Reads one version of an article; null if the archive does not have it.</summary>
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

    /// <summary>Reads the bodies of several articles; those that the archive does not have are left out.</summary>
    /// <param name="articles">The versions to read; at most one version of each article.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal Task<IReadOnlyDictionary<ArticleReference, string>> ReadBodiesAsync(
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

    /// <summary>
    /// Returns when each article was first ingested, by id; articles that the archive does not have are left out.
    /// </summary>
    /// <param name="ids">The ids of the articles.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal Task<IReadOnlyDictionary<string, IngestionStamp>> GetIngestionStampsAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyDictionary<string, IngestionStamp>>(async context =>
            await context.Versions.Where(row => row.Number == 1 && ids.Contains(row.Article!.Id))
                .Select(row => new { row.Article!.Id, row.Sequence, row.Taken })
                .ToDictionaryAsync(row => row.Id, row =>
                new IngestionStamp(row.Sequence, row.Taken), StringComparer.Ordinal, cancellationToken),
            cancellationToken);

    /// <summary>
    /// Returns the number of the last change that was stored at or before a moment; 0 if there is none. Changes with a higher
    /// number came later.
    /// </summary>
    internal Task<long> GetSequenceAtAsync(DateTimeOffset moment, CancellationToken cancellationToken = default) =>
        database.UseAsync(context => context.GetSequenceAtAsync(moment, cancellationToken), cancellationToken);

    /// <summary>
    /// Finds the id of the stored article that has or had an address; null if there is none. A community's own article comes
    /// before the one that everyone sees.
    /// </summary>
    public Task<string?> FindIdByUrlAsync(string url, string? community = null, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var (address, visibility) = (CanonicalUrl.Normalize(url), Visibility.FromCommunity(community));
            return await context.Addresses.Where(row => row.Url == address
                && (row.Community == visibility || row.Community == Visibility.Everyone))
                .OrderByDescending(row => row.Community == visibility).Select(row => row.Article!.Id)
                .FirstOrDefaultAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>Counts what a community may see, in total and by outlet.</summary>
    /// <param name="community">The community; null to count what everyone may see.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <remarks>
    /// An article that a community has as its own copy beside the public one is counted once, as the public one.
    /// </remarks>
    public Task<ArchiveStatistics> GetStatisticsAsync(string? community = null, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            // Hidden rows are counted and subtracted: they are few, and looking up the visibility of each passage would double
            // the time.
            var hidden = context.SelectHidden(community);
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

    private static IReadOnlyList<Passage> ReadPassages(VersionRow row)
    {
        var article = row.ToReference();
        // In a damaged archive, the body may be shorter than it was when it was cut into passages.
        return [.. row.Passages.Where(passage => passage.Start + passage.Length <= row.Body.Length)
            .OrderBy(passage => passage.Ordinal).Select(passage =>
        {
            var span = new TextSpan(passage.Start, passage.Length);
            return new Passage { Article = article, Span = span, Ordinal = passage.Ordinal, Text = span.Cut(row.Body) };
        })];
    }
}
