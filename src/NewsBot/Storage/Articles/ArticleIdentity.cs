using System.Globalization;
using NewsBot.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>Identifies an incoming article by its address and by the site that vouches for its text.</summary>
/// <remarks>
/// A feed may link to any address. If the text is from the feed and the address belongs to another site, both together identify
/// the article (<c>planet.example https://post.example/dam</c>): it leads readers to the feed's site and never becomes a version
/// of the article that the other site published. An address that several entries share identifies none of them; a hash of the
/// content identifies such an entry instead.
/// </remarks>
/// <param name="Site">The site that the text is from, in the form of <see cref="WebSite"/>; null for a file, which the operator
/// vouches for.</param>
/// <param name="Address">The key in <see cref="AddressRow.Url"/>; null if only the id, the content or the file identifies the
/// article.</param>
/// <param name="Link">The address that readers are sent to; null if there is none.</param>
internal sealed record ArticleIdentity(string? Site, string? Address, string? Link)
{
    /// <summary>Returns the identity of an article that was read from a file.</summary>
    public static ArticleIdentity FromFile(Article article)
    {
        var address = CanonicalUrl.Normalize(article.Url);
        return new ArticleIdentity(null, address, address);
    }

    /// <summary>Returns the identity of an article whose text is from the page at its address, or from a feed.</summary>
    /// <param name="article">The article as it is published now.</param>
    /// <param name="feedText">The feed that the text is from; null if it is from the page.</param>
    public static ArticleIdentity FromPublished(Article article, FeedTextFallback? feedText)
    {
        var address = CanonicalUrl.Normalize(article.Url);
        if (feedText is null || WebSite.FromUrl(feedText.FeedAddress) is not { } site)
            return new ArticleIdentity(WebSite.FromUrl(address), address, address);
        var isOwn = WebSite.FromUrl(address) == site;
        // With another site's link, readers would take the text for that site's. The feed's full address may contain a secret
        // key, so only its host is shown.
        var link = address is null || isOwn ? address : new Uri(feedText.FeedAddress).GetLeftPart(UriPartial.Authority);
        if (address is not null && !feedText.IsLinkShared)
            return new ArticleIdentity(site, isOwn ? address : $"{site} {address}", link);
        var published = article.Published?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";
        return new ArticleIdentity(
            site,
            $"{site} {ContentHash.Compute(article.Title, article.Body, published)}",
            // On a page with many entries, the fragment leads to this one.
            isOwn ? link + new Uri(article.Url!).Fragment : link);
    }

    /// <summary>Returns the site that vouches for the article with a stored address; null if the address names none.</summary>
    public static string? GetSite(string address) =>
        address.IndexOf(' ', StringComparison.Ordinal) is var end and >= 0 ? address[..end] : WebSite.FromUrl(address);
}
