using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>Finds the stored article that an incoming one is a version of.</summary>
internal static class ArticleMatcher
{
    // A corrected or updated text keeps most of its words; two unrelated articles of one small outlet share a tenth of theirs.
    private const double MinOverlap = 0.25;

    /// <summary>
    /// Finds the stored article that an article published now is a version of, and returns the identity to store it under. The
    /// id that the feed knows comes first, unless that article is from another site or the feed has reused its entry for
    /// another article; then the address decides.
    /// </summary>
    public static async Task<(ArticleRow? Held, ArticleIdentity Identity)> MatchAsync(
        ArchiveContext context, PublishedArticle incoming, string community, CancellationToken cancellationToken)
    {
        var known = incoming.KnownId is null
            ? null
            : await context.Articles.SingleOrDefaultAsync(
                row => row.Id == incoming.KnownId && row.Community == community, cancellationToken);
        if (known is not null && await IsVersionOfAsync(context, known, incoming, cancellationToken))
            return (known, incoming.Identity);
        var found = await FindAsync(context, incoming.Article, incoming.Identity, community, cancellationToken);
        if (found is null || incoming.FeedText is not { IsLinkShared: false } feedText
            || await IsSimilarAsync(context, found, incoming, cancellationToken))
            return (found, incoming.Identity);
        // A live ticker has one address for all its entries, and a feed may carry only one of them at a time.
        var separate = ArticleIdentity.FromPublished(incoming.Article, feedText with { IsLinkShared = true });
        return (await FindAsync(context, incoming.Article, separate, community, cancellationToken), separate);
    }

    /// <summary>
    /// Finds the stored article with the same identity. Without an address, the given id, the content and the source file are
    /// tried, in this order.
    /// </summary>
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
        var hash = ContentHash.Compute(article, identity.Link);
        var same = await context.Articles.FirstOrDefaultAsync(
            row => row.ContentHash == hash && row.Community == community, cancellationToken);
        if (same is not null || article.Origin is null) return same;
        return await context.Articles.FirstOrDefaultAsync(
            row => row.Origin == article.Origin && row.GivenId == null && row.Community == community
                && !context.Addresses.Any(address => address.ArticleKey == row.Key),
            cancellationToken);
    }

    public static async Task<VersionRow?> FindLatestVersionAsync(
        ArchiveContext context, ArticleRow? held, CancellationToken cancellationToken) =>
        held is null ? null : await context.Versions.AsNoTracking().SingleOrDefaultAsync(
            version => version.ArticleKey == held.Key && version.Number == held.LatestVersion, cancellationToken);

    private static async Task<bool> IsVersionOfAsync(
        ArchiveContext context, ArticleRow known, PublishedArticle incoming, CancellationToken cancellationToken)
    {
        var addresses = await context.Addresses.Where(row => row.ArticleKey == known.Key)
            .Select(row => row.Url).ToListAsync(cancellationToken);
        if (incoming.Identity.Address is not { } address || addresses.Contains(address)) return true;
        if (addresses.Count > 0 && !addresses.Exists(held => ArticleIdentity.GetSite(held) == incoming.Identity.Site))
            return false;
        return await IsSimilarAsync(context, known, incoming, cancellationToken);
    }

    private static async Task<bool> IsSimilarAsync(
        ArchiveContext context, ArticleRow held, PublishedArticle incoming, CancellationToken cancellationToken) =>
        await FindLatestVersionAsync(context, held, cancellationToken) is not { } latest
        || TextOverlap.ComputeShare(
        $"{latest.Title}\n{latest.Body}", $"{incoming.Article.Title}\n{incoming.Article.Body}") >= MinOverlap;
}

/// <summary>An incoming article from a feed or page.</summary>
/// <param name="Article">The article as the feed or page shows it now.</param>
/// <param name="Identity">Its identity.</param>
/// <param name="FeedText">The feed that the text is from; null if it is from the page.</param>
/// <param name="KnownId">The id of the stored article that its feed knows it to be; null for none.</param>
internal sealed record PublishedArticle(Article Article, ArticleIdentity Identity, FeedTextFallback? FeedText, string? KnownId);
