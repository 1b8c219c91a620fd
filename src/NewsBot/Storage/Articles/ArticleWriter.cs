using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>
/// Stores an incoming article: as a new one, as a new version of a stored one, or not at all if it is unchanged.
/// </summary>
internal sealed class ArticleWriter(ArchiveDatabase database, DataFolder folder, TimeProvider time)
{
    // A text with less than half the length of the stored one, and without a correction note, is a stub: the page was put
    // behind a paywall, or its template changed.
    private const double MaxStubShare = 0.5;

    private readonly OutletSites outletSites = new(folder);

    /// <summary>Stores an article from a file, for everyone. Every difference makes a new version.</summary>
    public Task<StoredArticle> StoreFromFileAsync(Article given, CancellationToken cancellationToken) =>
        StoreInTransactionAsync(given, async (context, article) =>
        {
            var identity = ArticleIdentity.FromFile(article);
            var held = await ArticleMatcher.FindAsync(context, article, identity, Visibility.Everyone, cancellationToken);
            if (held is not null && held.ContentHash == ContentHash.Compute(article, identity.Link))
                return new StoredArticle(held.Id, held.LatestVersion, StoreOutcome.Unchanged);
            var latest = await ArticleMatcher.FindLatestVersionAsync(context, held, cancellationToken);
            return await AddVersionAsync(context, held, article, identity, latest, Visibility.Everyone, cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// Stores an article from a feed or page, for everyone or for one community. Only another text makes a new version.
    /// </summary>
    public Task<StoredArticle> StorePublishedAsync(
        Article given, string? knownId, string community, FeedTextFallback? feedText, CancellationToken cancellationToken) =>
        StoreInTransactionAsync(given, async (context, article) =>
        {
            var identity = ArticleIdentity.FromPublished(article, feedText);
            if (identity.Site is { } site)
            {
                var outlet = await outletSites.ResolveNameAsync(context, article.Outlet, site, community, cancellationToken);
                article = article with { Outlet = outlet };
            }

            (var held, identity) = await ArticleMatcher.MatchAsync(
                context, new PublishedArticle(article, identity, feedText, knownId), community, cancellationToken);
            var incoming = new PublishedArticle(article, identity, feedText, knownId);
            var latest = await ArticleMatcher.FindLatestVersionAsync(context, held, cancellationToken);
            if (held is null || latest is null)
            {
                // A text that everyone may see already needs no copy for a community.
                var known = community == Visibility.Everyone
                    ? null : await TryKeepPublicArticleAsync(context, incoming, cancellationToken);
                return known ?? await AddVersionAsync(context, held, article, identity, latest, community, cancellationToken);
            }

            await AddAddressAsync(context, held, identity.Address, cancellationToken);
            return await TryKeepLatestAsync(context, held, latest, incoming, cancellationToken) ?? await AddVersionAsync(
                context, held, FillFromLatest(article, latest), identity with { Link = identity.Link ?? latest.Url },
                    latest, community,
                cancellationToken);
        }, cancellationToken);

    private async Task<StoredArticle?> TryKeepPublicArticleAsync(
        ArchiveContext context, PublishedArticle incoming, CancellationToken cancellationToken)
    {
        var (held, _) = await ArticleMatcher.MatchAsync(context, incoming, Visibility.Everyone, cancellationToken);
        return held is not null && await ArticleMatcher.FindLatestVersionAsync(context, held, cancellationToken) is { } latest
            ? await TryKeepLatestAsync(context, held, latest, incoming, cancellationToken)
            : null;
    }

    // Keeps the stored version if the incoming text is the same or only a stub of it; otherwise returns null.
    private async Task<StoredArticle?> TryKeepLatestAsync(
        ArchiveContext context, ArticleRow held, VersionRow latest, PublishedArticle incoming,
        CancellationToken cancellationToken)
    {
        // A publication date in the future hides an article until then. If a wrong clock caused it, the right date is stored.
        if (!(IsPublishedInFuture(latest) && incoming.Article.Published <= time.GetUtcNow())
            && await HasSameTextAsync(context, latest, incoming.Article, cancellationToken))
            return new StoredArticle(held.Id, held.LatestVersion, StoreOutcome.Unchanged);
        // If the stored page is gone, the feed's shorter text is all that is left, and is stored.
        return incoming.FeedText is not { HasMoved: true } && incoming.Article.Body.Length < MaxStubShare * latest.Body.Length
            && CorrectionNote.Find(incoming.Article.Body) is null
            ? new StoredArticle(held.Id, held.LatestVersion, StoreOutcome.Unchanged) { IsStubIgnored = true }
            : null;
    }

    private Task<StoredArticle> StoreInTransactionAsync(
        Article article, Func<ArchiveContext, Article, Task<StoredArticle>> store, CancellationToken cancellationToken) =>
        database.WriteAsync(async context =>
        {
            // SQLite starts this transaction as a writer, so two processes wait for each other instead of colliding on commit.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var stored = await store(context, ReplaceNuls(article));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return stored;
        }, cancellationToken);

    // SQLite would store a text only up to its first NUL, and passages would lie beyond the end of the stored text.
    private static Article ReplaceNuls(Article article) => article with
    {
        Title = ReplaceNul(article.Title)!,
        Body = ReplaceNul(article.Body)!,
        Id = ReplaceNul(article.Id),
        Outlet = ReplaceNul(article.Outlet),
        Author = ReplaceNul(article.Author),
        Language = ReplaceNul(article.Language),
    };

    private static string? ReplaceNul(string? text) => text?.Replace('\0', '\uFFFD');

    private async Task<StoredArticle> AddVersionAsync(
        ArchiveContext context, ArticleRow? held, Article article, ArticleIdentity identity, VersionRow? before, string community,
        CancellationToken cancellationToken)
    {
        var hash = ContentHash.Compute(article, identity.Link);
        var row = held ?? new ArticleRow
        {
            Id = await CreateUniqueIdAsync(context, article, hash, community, cancellationToken),
            ContentHash = hash,
            GivenId = article.Id is null || community != Visibility.Everyone ? null
                : identity.Address is null ? article.Id : await NullIfTakenAsync(context, article.Id, cancellationToken),
            Community = community,
        };
        if (held is null) context.Articles.Add(row);
        await AddAddressAsync(context, row, identity.Address, cancellationToken);
        row.ContentHash = hash;
        row.Origin = article.Origin;
        row.LatestVersion++;
        var last = await context.GetLatestSequenceAsync(cancellationToken);
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
            Url = identity.Link,
            Published = article.Published,
            Modified = article.Modified,
            Language = article.Language,
            CorrectionStart = note?.Start,
            CorrectionLength = note?.Length,
            Taken = time.GetUtcNow(),
            Passages = [.. PassageSplitter.Split(article.Body).Select((span, ordinal) =>
                new PassageRow { Ordinal = ordinal, Start = span.Start, Length = span.Length })],
            Changes = before is null ? [] : [.. SentenceDiff.Compute(before.Body, article.Body).Select(CreateRow)],
        });
        var isCorrection = before is not null && note is not null && note.Value.Cut(article.Body) != GetCorrectionNote(before);
        return new StoredArticle(row.Id, row.LatestVersion, held is null ? StoreOutcome.New : isCorrection
            ? StoreOutcome.Corrected : StoreOutcome.Updated);
    }

    private static SentenceChangeRow CreateRow(SentenceChange change, int ordinal) => new()
    {
        Ordinal = ordinal,
        BeforeStart = change.Before?.Start,
        BeforeLength = change.Before?.Length,
        AfterStart = change.After?.Start,
        AfterLength = change.After?.Length,
    };

    private static string? GetCorrectionNote(VersionRow version) =>
        version is { CorrectionStart: { } start, CorrectionLength: { } length }
            ? new TextSpan(start, length).Cut(version.Body) : null;

    // An outlet that alternates between two headlines over the same text is testing them on readers; that is no new version.
    private static async Task<bool> HasSameTextAsync(
        ArchiveContext context, VersionRow latest, Article article, CancellationToken cancellationToken) =>
        latest.Body == article.Body
        && (latest.Title == article.Title || await context.Versions.AnyAsync(
            version => version.ArticleKey == latest.ArticleKey && version.Title == article.Title, cancellationToken));

    // Feeds update the publication date at every small change; the first known date stays.
    private Article FillFromLatest(Article article, VersionRow latest) => article with
    {
        Published = IsPublishedInFuture(latest) ? article.Published ?? latest.Published : latest.Published ?? article.Published,
        Outlet = article.Outlet ?? latest.Outlet,
        Author = article.Author ?? latest.Author,
        Language = article.Language ?? latest.Language,
    };

    private bool IsPublishedInFuture(VersionRow version) => version.Published > time.GetUtcNow();

    private static async Task AddAddressAsync(
        ArchiveContext context, ArticleRow row, string? address, CancellationToken cancellationToken)
    {
        // FindAsync also sees rows that this transaction has added.
        if (address is not null && await context.Addresses.FindAsync([address, row.Community], cancellationToken) is null)
            context.Addresses.Add(new AddressRow { Url = address, Community = row.Community, Article = row });
    }

    private static async Task<string?> NullIfTakenAsync(ArchiveContext context, string id, CancellationToken cancellationToken) =>
        await context.Articles.AnyAsync(row => row.GivenId == id, cancellationToken) ? null : id;

    private static async Task<string> CreateUniqueIdAsync(
        ArchiveContext context, Article article, string hash, string community, CancellationToken cancellationToken)
    {
        // A community's id is hashed with the community, because ids are unique across communities, and an id must not reveal
        // what another community reads.
        var preferred = community != Visibility.Everyone ? $"article-{ContentHash.Compute(hash, community)[..16]}"
            : article.Id ?? (article.Origin is null ? $"article-{hash[..12]}" : Path.GetFileNameWithoutExtension(article.Origin));
        var id = preferred;
        for (var attempt = 0; await context.Articles.AnyAsync(row => row.Id == id, cancellationToken); attempt++)
            id = attempt == 0 ? $"{preferred}-{hash[..12]}" : $"{preferred}-{hash[..12]}-{attempt + 1}";
        return id;
    }
}
