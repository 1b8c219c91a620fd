using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;

namespace NewsBot.Archive;

/// <summary>
/// The room that says what we hold: articles with all their versions, and the passages of each. The archive is the
/// truth; the index follows its change sequence.
/// <para>
/// An article is the same as one held already when its canonical address is the same; failing an address, its given id;
/// failing both, its content, or the file that it was read from.
/// </para>
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArchiveException"/>, with the remedy in its message, when the database cannot be
/// opened, read or written.
/// </remarks>
public sealed class ArticleArchive : IDisposable
{
    private readonly ArchiveDatabase database;
    private readonly TimeProvider time;
    private readonly DataFolder folder;

    public ArticleArchive(DataFolder folder, TimeProvider time)
        : this(folder, time, new ArchiveDatabase(folder))
    {
    }

    internal ArticleArchive(DataFolder folder, TimeProvider time, ArchiveDatabase database)
    {
        this.folder = folder;
        this.time = time;
        this.database = database;
    }

    /// <summary>The folder that it is kept in.</summary>
    public DataFolder Folder => folder;

    /// <summary>Stores an article with its passages in one transaction. When this returns, the article is safe.</summary>
    public Task<StoredArticle> StoreAsync(Article article, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var url = CanonicalUrl.Of(article.Url);
            var hash = ContentHash.Of(article, url);
            // SQLite begins this as a writer, so that two processes wait for each other instead of colliding on commit.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var held = await FindAsync(context, article, url, hash, cancellationToken);
            if (held is not null && held.ContentHash == hash)
                return new StoredArticle(held.Id, held.LatestVersion, StoredAs.Unchanged);

            var storedAs = held is null ? StoredAs.New : StoredAs.Updated;
            var row = held ?? new ArticleRow
            {
                Id = await FreeIdAsync(context, article, hash, cancellationToken),
                ContentHash = hash,
                Url = url,
                GivenId = url is null || article.Id is null ? article.Id : await UnlessTakenAsync(context, article.Id, cancellationToken),
            };
            if (held is null) context.Articles.Add(row);
            row.ContentHash = hash;
            row.Origin = article.Origin;
            row.LatestVersion++;
            var last = await context.Versions.MaxAsync(version => (long?)version.Sequence, cancellationToken) ?? 0;
            context.Versions.Add(new VersionRow
            {
                Article = row,
                Number = row.LatestVersion,
                Sequence = last + 1,
                Title = article.Title,
                Body = article.Body,
                Outlet = article.Outlet,
                Author = article.Author,
                Url = url,
                Published = article.Published,
                Taken = time.GetUtcNow(),
                Passages = [.. PassageSplitter.Split(article.Body).Select((span, ordinal) =>
                    new PassageRow { Ordinal = ordinal, Start = span.Start, Length = span.Length })],
            });
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new StoredArticle(row.Id, row.LatestVersion, storedAs);
        }, cancellationToken);

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
                return await context.Versions.AsNoTracking()
                    .Where(version => version.Sequence > after)
                    .OrderBy(version => version.Sequence)
                    .Include(version => version.Article)
                    .Include(version => version.Passages)
                    .AsSplitQuery()
                    .Take(batch)
                    .ToListAsync(cancellationToken);
            }, cancellationToken);
            foreach (var row in rows.Where(row => row.Number == row.Article!.LatestVersion))
                yield return new ArticleChange(row.Sequence, row.ArticleKey, PassagesOf(row));
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
                Origin = row.Article!.Origin,
            };
        }, cancellationToken);

    /// <summary>The names of the outlets held, in no order.</summary>
    public Task<IReadOnlyList<string>> OutletsAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<string>>(async context =>
        {
            return await context.Versions.Where(row => row.Outlet != null).Select(row => row.Outlet!).Distinct().ToListAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>How much is held, from whom and of what time.</summary>
    public Task<Holdings> HoldingsAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var latest = context.Versions.AsNoTracking().Where(row => row.Number == row.Article!.LatestVersion);
            var outlets = await latest.GroupBy(row => row.Outlet)
                .Select(group => new { Outlet = group.Key, Articles = group.Count(), First = group.Min(row => row.Published), Last = group.Max(row => row.Published) })
                .ToListAsync(cancellationToken);
            return new Holdings(
                outlets.Sum(outlet => outlet.Articles),
                await context.Versions.CountAsync(cancellationToken),
                await context.Passages.CountAsync(cancellationToken),
                [.. outlets.OrderByDescending(outlet => outlet.Articles).ThenBy(outlet => outlet.Outlet, StringComparer.Ordinal)
                    .Select(outlet => new OutletHoldings(outlet.Outlet, outlet.Articles, outlet.First, outlet.Last))]);
        }, cancellationToken);

    public void Dispose() => database.Dispose();

    private static async Task<ArticleRow?> FindAsync(
        ArchiveContext context, Article article, string? url, string hash, CancellationToken cancellationToken)
    {
        if (url is not null)
            return await context.Articles.SingleOrDefaultAsync(row => row.Url == url, cancellationToken);
        if (article.Id is not null)
            return await context.Articles.SingleOrDefaultAsync(row => row.GivenId == article.Id, cancellationToken);
        var same = await context.Articles.FirstOrDefaultAsync(row => row.ContentHash == hash, cancellationToken);
        if (same is not null || article.Origin is null) return same;
        return await context.Articles.FirstOrDefaultAsync(
            row => row.Origin == article.Origin && row.Url == null && row.GivenId == null, cancellationToken);
    }

    private static async Task<string?> UnlessTakenAsync(ArchiveContext context, string id, CancellationToken cancellationToken) =>
        await context.Articles.AnyAsync(row => row.GivenId == id, cancellationToken) ? null : id;

    private static async Task<string> FreeIdAsync(
        ArchiveContext context, Article article, string hash, CancellationToken cancellationToken)
    {
        var wanted = article.Id ?? (article.Origin is null ? $"article-{hash[..12]}" : Path.GetFileNameWithoutExtension(article.Origin));
        return await context.Articles.AnyAsync(row => row.Id == wanted, cancellationToken) ? $"{wanted}-{hash[..12]}" : wanted;
    }

    private static IReadOnlyList<Passage> PassagesOf(VersionRow row)
    {
        var article = new ArticleReference(row.Article!.Id, row.Number, row.Title, row.Outlet, row.Published, row.Url);
        return [.. row.Passages.OrderBy(passage => passage.Ordinal).Select(passage =>
        {
            var span = new TextSpan(passage.Start, passage.Length);
            return new Passage { Article = article, Span = span, Ordinal = passage.Ordinal, Text = span.Cut(row.Body) };
        })];
    }
}
