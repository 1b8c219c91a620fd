using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using NewsBot.Storage.Articles;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Finds the address that a page states for its article. A mobile copy (AMP) names the original, whose address is then used. A
/// page is trusted only about addresses on its own site; otherwise it could attribute its text to another. Tracking
/// parameters are removed later, when the article is stored.
/// </summary>
internal static partial class PageAddress
{
    private static readonly string[] FrontPages = ["/", "/index.html", "/index.htm", "/index.php", "/home"];

    /// <summary>Returns the address of the article in a page.</summary>
    /// <param name="document">The page.</param>
    /// <param name="openGraph">Its <c>og:url</c>, or null.</param>
    /// <param name="url">The address that the page was read from; null for a file.</param>
    /// <returns>An absolute http(s) address, or null if none is known.</returns>
    public static string? Find(IHtmlDocument document, string? openGraph, string? url)
    {
        var page = ArticleFields.ParseWebAddress(url) is { } address ? new Uri(UnwrapCacheAddress(address) ?? address) : null;
        var candidates = new[] { document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"), openGraph }
            .Select(candidate => MakeAbsolute(candidate, page))
            .OfType<string>()
            .Select(candidate => UnwrapCacheAddress(candidate) ?? candidate)
            .Where(candidate => !IsFrontPage(candidate) && (page is null || WebSite.IsSameSite(candidate, page.OriginalString)))
            .ToList();
        var isAmp = document.DocumentElement.HasAttribute("amp") || document.DocumentElement.HasAttribute("⚡");
        var best = candidates.FirstOrDefault(candidate => !isAmp || !LooksLikeAmp(candidate)) ?? candidates.FirstOrDefault()
            ?? page?.OriginalString;
        return (isAmp ? RemoveAmpMarker(best) : null) ?? best;
    }

    private static string? MakeAbsolute(string? address, Uri? page) =>
        page is not null && address is not null && Uri.TryCreate(page, address.Trim(), out var absolute)
            ? ArticleFields.ParseWebAddress(absolute.OriginalString)
            : ArticleFields.ParseWebAddress(address);

    /// <summary>
    /// True if an address is that of a site's front page. Some templates state it for every article, and if it were used, all
    /// articles would count as one.
    /// </summary>
    public static bool IsFrontPage(string address) =>
        new Uri(address) is { Query.Length: 0 } uri && FrontPages.Contains(uri.AbsolutePath, StringComparer.OrdinalIgnoreCase);

    private static bool LooksLikeAmp(string address) =>
        new Uri(address).Host.StartsWith("amp.", StringComparison.OrdinalIgnoreCase) || RemoveAmpMarker(address) is not null;

    /// <summary>
    /// Returns the ordinary form of an AMP page's address, or null if its path and query have no AMP marker. A host such as
    /// <c>amp.post.example</c> is kept: the ordinary host may or may not have a "www", and a wrong guess makes a dead link.
    /// </summary>
    private static string? RemoveAmpMarker(string? address)
    {
        if (address is null)
            return null;
        var uri = new UriBuilder(address);
        uri.Path = AmpPath().Replace(uri.Path, "");
        uri.Query = string.Join('&', uri.Query.TrimStart('?').Split('&').Where(part => !AmpParameter().IsMatch(part)));
        var plain = uri.Uri.AbsoluteUri;
        return plain == new Uri(address).AbsoluteUri || IsFrontPage(plain) ? null : plain;
    }

    /// <summary>Returns the original address of a page in Google's AMP caches, or null for any other address.</summary>
    private static string? UnwrapCacheAddress(string address) =>
        Cache().Match(address) is { Success: true } match
            ? ArticleFields.ParseWebAddress($"http{(match.Groups["s"].Success ? "s" : "")}://{match.Groups["page"].Value}")
            : null;

    [GeneratedRegex(@"(?<=.)/amp/?$|\.amp(?=\.html?$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AmpPath();

    [GeneratedRegex("^amp(=(1|true)?)?$|^outputType=amp$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex AmpParameter();

    [GeneratedRegex(
        @"^https?://([\w-]{1,100}\.cdn\.ampproject\.org/[civ]/|www\.google\.[a-z.]{2,6}/amp/)(?<s>s/)?(?<page>[\w-]+\..+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cache();
}
