using System.Globalization;
using NewsBot.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>What an article that comes in is known by, and the site on whose word.</summary>
/// <remarks>
/// A feed may link to whatever it likes. So an article that it tells in its own words under an address of another site is known
/// by both together (<c>planet.example https://post.example/dam</c>), leads readers to the feed's site, and is never the one that
/// the other site published. An
/// address that several entries share identifies none of them, and their words take its place.
/// </remarks>
/// <param name="Site">The site whose words these are, as <see cref="WebSite"/> has it; null for a file, the operator's
/// word.</param>
/// <param name="Address">Its <see cref="AddressRow.Url"/>; null where nothing but its id, content or file tells it.</param>
/// <param name="Link">The address that readers are sent to; null where there is none.</param>
internal sealed record ArticleIdentity(string? Site, string? Address, string? Link)
{
    /// <summary>The identity of an article that a file tells.</summary>
    public static ArticleIdentity OfFiled(Article article)
    {
        var address = CanonicalUrl.Of(article.Url);
        return new ArticleIdentity(null, address, address);
    }

    /// <summary>The identity of an article that the page at its address shows, or that a feed tells in its own words.</summary>
    /// <param name="article">As it is published now.</param>
    /// <param name="words">The feed whose words they are; null where they are the page's.</param>
    public static ArticleIdentity OfPublished(Article article, FeedTextFallback? words)
    {
        var address = CanonicalUrl.Of(article.Url);
        if (words is null || WebSite.Of(words.Feed) is not { } site)
            return new ArticleIdentity(WebSite.Of(address), address, address);
        var isOwn = WebSite.Of(address) == site;
        // Under another site's link, the words would be taken for that site's. The feed's own address may hold a key.
        var link = address is null || isOwn ? address : new Uri(words.Feed).GetLeftPart(UriPartial.Authority);
        if (address is not null && !words.IsLinkShared)
            return new ArticleIdentity(site, isOwn ? address : $"{site} {address}", link);
        var published = article.Published?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";
        return new ArticleIdentity(
            site,
            $"{site} {ContentHash.Of(article.Title, article.Body, published)}",
            // Where a page has many entries, the fragment is what leads to this one.
            isOwn ? link + new Uri(article.Url!).Fragment : link);
    }

    /// <summary>The site of an article that is known by <paramref name="address"/>.</summary>
    public static string? SiteOf(string address) =>
        address.IndexOf(' ', StringComparison.Ordinal) is var end and >= 0 ? address[..end] : WebSite.Of(address);
}
