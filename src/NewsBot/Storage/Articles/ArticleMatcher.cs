using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>Finds which article held, if any, an article that comes in is another state of.</summary>
internal static class ArticleMatcher
{
    // What is corrected or updated keeps most of its words, and two articles of one small outlet share a tenth of theirs.
    private const double Alike = 0.25;

    /// <summary>
    /// The article held that one published now is, and the identity that this one has then. It is what its feed knows it to
    /// be, unless that is another site's, or the feed has given the id to another article since; else what is at its address.
    /// </summary>
    public static async Task<(ArticleRow? Held, ArticleIdentity Identity)> MatchAsync(
        ArchiveContext context, PublishedArticle came, string community, CancellationToken cancellationToken)
    {
        var known = came.HeldAs is null
            ? null
            : await context.Articles.SingleOrDefaultAsync(
                row => row.Id == came.HeldAs && row.Community == community, cancellationToken);
        if (known is not null && await IsVersionOfAsync(context, known, came, cancellationToken)) return (known, came.Identity);
        var found = await FindAsync(context, came.Article, came.Identity, community, cancellationToken);
        if (found is null || came.Words is not { IsLinkShared: false } words
            || await IsLikeAsync(context, found, came, cancellationToken))
            return (found, came.Identity);
        // A ticker has one address for all that it tells, of which a feed may carry one at a time.
        var apart = ArticleIdentity.OfPublished(came.Article, words with { IsLinkShared = true });
        return (await FindAsync(context, came.Article, apart, community, cancellationToken), apart);
    }

    /// <summary>The article held that has the identity; else, where it has no address, its id, its content or its file.</summary>
    public static async Task<ArticleRow?> FindAsync(
        ArchiveContext context, Article article, ArticleIdentity identity, string community, CancellationToken cancellationToken)
    {
        if (identity.Address is { } address)
        {
            return (await context.Addresses.Include(row => row.Article)
                .SingleOrDefaultAsync(row => row.Url == address && row.Community == community, cancellationToken))?.Article;
        }

        if (article.Id is not null && community == Visibility.Everyone)
            return await context.Articles.SingleOrDefaultAsync(row => row.GivenId == article.Id, cancellationToken);
        var hash = ContentHash.Of(article, identity.Link);
        var same = await context.Articles.FirstOrDefaultAsync(
            row => row.ContentHash == hash && row.Community == community, cancellationToken);
        if (same is not null || article.Origin is null) return same;
        return await context.Articles.FirstOrDefaultAsync(
            row => row.Origin == article.Origin && row.GivenId == null && row.Community == community
                && !context.Addresses.Any(address => address.ArticleKey == row.Key),
            cancellationToken);
    }

    public static async Task<VersionRow?> LatestAsync(
        ArchiveContext context, ArticleRow? held, CancellationToken cancellationToken) =>
        held is null ? null : await context.Versions.AsNoTracking().SingleOrDefaultAsync(
            version => version.ArticleKey == held.Key && version.Number == held.LatestVersion, cancellationToken);

    private static async Task<bool> IsVersionOfAsync(
        ArchiveContext context, ArticleRow known, PublishedArticle came, CancellationToken cancellationToken)
    {
        var addresses = await context.Addresses.Where(row => row.ArticleKey == known.Key)
            .Select(row => row.Url).ToListAsync(cancellationToken);
        if (came.Identity.Address is not { } address || addresses.Contains(address)) return true;
        if (addresses.Count > 0 && !addresses.Exists(held => ArticleIdentity.SiteOf(held) == came.Identity.Site)) return false;
        return await IsLikeAsync(context, known, came, cancellationToken);
    }

    private static async Task<bool> IsLikeAsync(
        ArchiveContext context, ArticleRow held, PublishedArticle came, CancellationToken cancellationToken) =>
        await LatestAsync(context, held, cancellationToken) is not { } latest
        || TextOverlap.Share($"{latest.Title}\n{latest.Body}", $"{came.Article.Title}\n{came.Article.Body}") >= Alike;
}

/// <param name="Article">As a feed or page shows it now.</param>
/// <param name="Identity">What it is known by.</param>
/// <param name="Words">The feed whose words it is told in; null where they are the page's.</param>
/// <param name="HeldAs">The id of the article held that its feed knows it to be; null for none.</param>
internal sealed record PublishedArticle(Article Article, ArticleIdentity Identity, FeedTextFallback? Words, string? HeldAs);
