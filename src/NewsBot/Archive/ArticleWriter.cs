using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;

namespace NewsBot.Archive;

/// <summary>Decides what an article that comes in is to the archive: new, a new version of one held, or nothing new.</summary>
internal sealed class ArticleWriter(ArchiveDatabase database, TimeProvider time)
{
    // Below half of what is held, without a word of correction, a page shows less than it did: it was put behind a
    // subscription, or its template changed.
    private const double Shrunk = 0.5;

    /// <summary>Stores what a file tells; every difference counts.</summary>
    public Task<StoredArticle> StoreFiledAsync(Article article, CancellationToken cancellationToken) =>
        InTransactionAsync(async context =>
        {
            var url = CanonicalUrl.Of(article.Url);
            var hash = ContentHash.Of(article, url);
            var held = await FindAsync(context, article, url, hash, cancellationToken);
            if (held is not null && held.ContentHash == hash)
                return new StoredArticle(held.Id, held.LatestVersion, StoredAs.Unchanged);
            return await AddAsync(context, held, article, url, await LatestAsync(context, held, cancellationToken), cancellationToken);
        }, cancellationToken);

    /// <summary>Stores what a feed or page shows; only other words count.</summary>
    public Task<StoredArticle> StorePublishedAsync(Article article, string? heldAs, CancellationToken cancellationToken) =>
        InTransactionAsync(async context =>
        {
            var url = CanonicalUrl.Of(article.Url);
            var held = (heldAs is null ? null : await context.Articles.SingleOrDefaultAsync(row => row.Id == heldAs, cancellationToken))
                ?? await FindAsync(context, article, url, ContentHash.Of(article, url), cancellationToken);
            var latest = await LatestAsync(context, held, cancellationToken);
            if (held is null || latest is null) return await AddAsync(context, held, article, url, latest, cancellationToken);
            await KnowAddressAsync(context, held, url, cancellationToken);
            if (await SaysTheSameAsync(context, latest, article, cancellationToken))
                return new StoredArticle(held.Id, held.LatestVersion, StoredAs.Unchanged);
            if (article.Body.Length < Shrunk * latest.Body.Length && CorrectionNote.Find(article.Body) is null)
                return new StoredArticle(held.Id, held.LatestVersion, StoredAs.Unchanged) { IsFullerThanCame = true };
            return await AddAsync(context, held, WithWhatIsKnown(article, latest), url ?? latest.Url, latest, cancellationToken);
        }, cancellationToken);

    private Task<StoredArticle> InTransactionAsync(Func<ArchiveContext, Task<StoredArticle>> store, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            // SQLite begins this as a writer, so that two processes wait for each other instead of colliding on commit.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var stored = await store(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return stored;
        }, cancellationToken);

    private async Task<StoredArticle> AddAsync(
        ArchiveContext context, ArticleRow? held, Article article, string? url, VersionRow? before, CancellationToken cancellationToken)
    {
        var hash = ContentHash.Of(article, url);
        var row = held ?? new ArticleRow
        {
            Id = await FreeIdAsync(context, article, hash, cancellationToken),
            ContentHash = hash,
            GivenId = url is null || article.Id is null ? article.Id : await UnlessTakenAsync(context, article.Id, cancellationToken),
        };
        if (held is null) context.Articles.Add(row);
        await KnowAddressAsync(context, row, url, cancellationToken);
        row.ContentHash = hash;
        row.Origin = article.Origin;
        row.LatestVersion++;
        var last = await context.Versions.MaxAsync(version => (long?)version.Sequence, cancellationToken) ?? 0;
        var note = CorrectionNote.Find(article.Body);
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
            Modified = article.Modified,
            Language = article.Language,
            CorrectionStart = note?.Start,
            CorrectionLength = note?.Length,
            Taken = time.GetUtcNow(),
            Passages = [.. PassageSplitter.Split(article.Body).Select((span, ordinal) =>
                new PassageRow { Ordinal = ordinal, Start = span.Start, Length = span.Length })],
            Changes = before is null ? [] : [.. SentenceDiff.Between(before.Body, article.Body).Select(RowOf)],
        });
        var isCorrection = before is not null && note is not null && note.Value.Cut(article.Body) != NoteOf(before);
        return new StoredArticle(row.Id, row.LatestVersion, held is null ? StoredAs.New : isCorrection ? StoredAs.Corrected : StoredAs.Updated);
    }

    private static SentenceChangeRow RowOf(SentenceChange change, int ordinal) => new()
    {
        Ordinal = ordinal,
        BeforeStart = change.Before?.Start,
        BeforeLength = change.Before?.Length,
        AfterStart = change.After?.Start,
        AfterLength = change.After?.Length,
    };

    private static string? NoteOf(VersionRow version) =>
        version is { CorrectionStart: { } start, CorrectionLength: { } length } ? new TextSpan(start, length).Cut(version.Body) : null;

    // A headline that changes to and fro while the text stays is being tried out on readers, not rewritten.
    private static async Task<bool> SaysTheSameAsync(
        ArchiveContext context, VersionRow latest, Article article, CancellationToken cancellationToken) =>
        latest.Body == article.Body
        && (latest.Title == article.Title || await context.Versions.AnyAsync(
            version => version.ArticleKey == latest.ArticleKey && version.Title == article.Title, cancellationToken));

    // Feeds move the date of publication when they change a comma; the first one known stands.
    private static Article WithWhatIsKnown(Article article, VersionRow latest) => article with
    {
        Published = latest.Published ?? article.Published,
        Outlet = article.Outlet ?? latest.Outlet,
        Author = article.Author ?? latest.Author,
        Language = article.Language ?? latest.Language,
    };

    private static async Task<VersionRow?> LatestAsync(ArchiveContext context, ArticleRow? held, CancellationToken cancellationToken) =>
        held is null ? null : await context.Versions.AsNoTracking().SingleOrDefaultAsync(
            version => version.ArticleKey == held.Key && version.Number == held.LatestVersion, cancellationToken);

    private static async Task<ArticleRow?> FindAsync(
        ArchiveContext context, Article article, string? url, string hash, CancellationToken cancellationToken)
    {
        if (url is not null)
            return (await context.Addresses.Include(row => row.Article).SingleOrDefaultAsync(row => row.Url == url, cancellationToken))?.Article;
        if (article.Id is not null)
            return await context.Articles.SingleOrDefaultAsync(row => row.GivenId == article.Id, cancellationToken);
        var same = await context.Articles.FirstOrDefaultAsync(row => row.ContentHash == hash, cancellationToken);
        if (same is not null || article.Origin is null) return same;
        return await context.Articles.FirstOrDefaultAsync(
            row => row.Origin == article.Origin && row.GivenId == null
                && !context.Addresses.Any(address => address.ArticleKey == row.Key),
            cancellationToken);
    }

    private static async Task KnowAddressAsync(ArchiveContext context, ArticleRow row, string? url, CancellationToken cancellationToken)
    {
        if (url is not null && !await context.Addresses.AnyAsync(address => address.Url == url, cancellationToken))
            context.Addresses.Add(new AddressRow { Url = url, Article = row });
    }

    private static async Task<string?> UnlessTakenAsync(ArchiveContext context, string id, CancellationToken cancellationToken) =>
        await context.Articles.AnyAsync(row => row.GivenId == id, cancellationToken) ? null : id;

    private static async Task<string> FreeIdAsync(
        ArchiveContext context, Article article, string hash, CancellationToken cancellationToken)
    {
        var wanted = article.Id ?? (article.Origin is null ? $"article-{hash[..12]}" : Path.GetFileNameWithoutExtension(article.Origin));
        return await context.Articles.AnyAsync(row => row.Id == wanted, cancellationToken) ? $"{wanted}-{hash[..12]}" : wanted;
    }
}
