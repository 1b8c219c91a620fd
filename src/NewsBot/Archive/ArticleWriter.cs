using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;

namespace NewsBot.Archive;

/// <summary>Decides what an article that comes in is to the archive: new, a new version of one held, or nothing new.</summary>
internal sealed class ArticleWriter(ArchiveDatabase database, TimeProvider time)
{
    // Below half of what is held, without a word of correction, a page shows less than it did: it was put behind a
    // subscription, or its template changed.
    private const double Shrunk = 0.5;

    /// <summary>Stores what a file tells, for everyone; every difference counts.</summary>
    public Task<StoredArticle> StoreFiledAsync(Article given, CancellationToken cancellationToken) =>
        InTransactionAsync(given, async (context, article) =>
        {
            var url = CanonicalUrl.Of(article.Url);
            var hash = ContentHash.Of(article, url);
            var held = await FindAsync(context, article, url, hash, Audience.Everyone, cancellationToken);
            if (held is not null && held.ContentHash == hash)
                return new StoredArticle(held.Id, held.LatestVersion, StoredAs.Unchanged);
            var latest = await LatestAsync(context, held, cancellationToken);
            return await AddAsync(context, held, article, url, latest, Audience.Everyone, cancellationToken);
        }, cancellationToken);

    /// <summary>Stores what a feed or page shows, for everyone or for one community; only other words count.</summary>
    public Task<StoredArticle> StorePublishedAsync(Article given, string? heldAs, string community, CancellationToken cancellationToken) =>
        InTransactionAsync(given, async (context, article) =>
        {
            var url = CanonicalUrl.Of(article.Url);
            var held = await HeldAsync(context, article, url, heldAs, community, cancellationToken);
            var latest = await LatestAsync(context, held, cancellationToken);
            if (held is null || latest is null)
            {
                // What everyone may see already needs no copy for a community.
                return (community == Audience.Everyone ? null : await HeldForEveryoneAsync(context, article, url, heldAs, cancellationToken))
                    ?? await AddAsync(context, held, article, url, latest, community, cancellationToken);
            }

            await KnowAddressAsync(context, held, url, cancellationToken);
            return await AsHeldAsync(context, held, latest, article, cancellationToken)
                ?? await AddAsync(context, held, WithWhatIsKnown(article, latest), url ?? latest.Url, latest, community, cancellationToken);
        }, cancellationToken);

    private static async Task<ArticleRow?> HeldAsync(
        ArchiveContext context, Article article, string? url, string? heldAs, string community, CancellationToken cancellationToken) =>
        (heldAs is null ? null : await context.Articles.SingleOrDefaultAsync(row => row.Id == heldAs && row.Community == community, cancellationToken))
            ?? await FindAsync(context, article, url, ContentHash.Of(article, url), community, cancellationToken);

    private static async Task<StoredArticle?> HeldForEveryoneAsync(
        ArchiveContext context, Article article, string? url, string? heldAs, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(context, article, url, heldAs, Audience.Everyone, cancellationToken);
        return held is not null && await LatestAsync(context, held, cancellationToken) is { } latest
            ? await AsHeldAsync(context, held, latest, article, cancellationToken)
            : null;
    }

    // Null where it says something else.
    private static async Task<StoredArticle?> AsHeldAsync(
        ArchiveContext context, ArticleRow held, VersionRow latest, Article article, CancellationToken cancellationToken)
    {
        if (await SaysTheSameAsync(context, latest, article, cancellationToken))
            return new StoredArticle(held.Id, held.LatestVersion, StoredAs.Unchanged);
        return article.Body.Length < Shrunk * latest.Body.Length && CorrectionNote.Find(article.Body) is null
            ? new StoredArticle(held.Id, held.LatestVersion, StoredAs.Unchanged) { IsFullerThanCame = true }
            : null;
    }

    private Task<StoredArticle> InTransactionAsync(
        Article article, Func<ArchiveContext, Article, Task<StoredArticle>> store, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            // SQLite begins this as a writer, so that two processes wait for each other instead of colliding on commit.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var stored = await store(context, Storable(article));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return stored;
        }, cancellationToken);

    // A text is handed to SQLite up to its first NUL, and would come back shorter than it was cut into passages.
    private static Article Storable(Article article) => article with
    {
        Title = WithoutNul(article.Title)!,
        Body = WithoutNul(article.Body)!,
        Id = WithoutNul(article.Id),
        Outlet = WithoutNul(article.Outlet),
        Author = WithoutNul(article.Author),
        Language = WithoutNul(article.Language),
    };

    private static string? WithoutNul(string? text) => text?.Replace('\0', '\uFFFD');

    private async Task<StoredArticle> AddAsync(
        ArchiveContext context, ArticleRow? held, Article article, string? url, VersionRow? before, string community,
        CancellationToken cancellationToken)
    {
        var hash = ContentHash.Of(article, url);
        var row = held ?? new ArticleRow
        {
            Id = await FreeIdAsync(context, article, hash, community, cancellationToken),
            ContentHash = hash,
            GivenId = article.Id is null || community != Audience.Everyone ? null
                : url is null ? article.Id : await UnlessTakenAsync(context, article.Id, cancellationToken),
            Community = community,
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
        ArchiveContext context, Article article, string? url, string hash, string community, CancellationToken cancellationToken)
    {
        if (url is not null)
        {
            return (await context.Addresses.Include(row => row.Article)
                .SingleOrDefaultAsync(row => row.Url == url && row.Community == community, cancellationToken))?.Article;
        }

        if (article.Id is not null && community == Audience.Everyone)
            return await context.Articles.SingleOrDefaultAsync(row => row.GivenId == article.Id, cancellationToken);
        var same = await context.Articles.FirstOrDefaultAsync(row => row.ContentHash == hash && row.Community == community, cancellationToken);
        if (same is not null || article.Origin is null) return same;
        return await context.Articles.FirstOrDefaultAsync(
            row => row.Origin == article.Origin && row.GivenId == null && row.Community == community
                && !context.Addresses.Any(address => address.ArticleKey == row.Key),
            cancellationToken);
    }

    private static async Task KnowAddressAsync(ArchiveContext context, ArticleRow row, string? url, CancellationToken cancellationToken)
    {
        if (url is not null && !await context.Addresses.AnyAsync(address => address.Url == url && address.Community == row.Community, cancellationToken))
            context.Addresses.Add(new AddressRow { Url = url, Community = row.Community, Article = row });
    }

    private static async Task<string?> UnlessTakenAsync(ArchiveContext context, string id, CancellationToken cancellationToken) =>
        await context.Articles.AnyAsync(row => row.GivenId == id, cancellationToken) ? null : id;

    private static async Task<string> FreeIdAsync(
        ArchiveContext context, Article article, string hash, string community, CancellationToken cancellationToken)
    {
        // Of the community too, or the second that has the same words would find the id taken twice.
        if (community != Audience.Everyone) return $"article-{ContentHash.Of(hash, community)[..16]}";
        var wanted = article.Id ?? (article.Origin is null ? $"article-{hash[..12]}" : Path.GetFileNameWithoutExtension(article.Origin));
        return await context.Articles.AnyAsync(row => row.Id == wanted, cancellationToken) ? $"{wanted}-{hash[..12]}" : wanted;
    }
}
