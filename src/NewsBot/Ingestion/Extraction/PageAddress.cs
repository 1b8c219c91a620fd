using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using NewsBot.Storage.Articles;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// The address that a page gives for its article. A copy for telephones (AMP) names the original, and then the article is known
/// by that. A page is believed about its own site alone: what it says of another would put its words into the other's mouth.
/// Parameters that only track readers go when the article is stored.
/// </summary>
internal static partial class PageAddress
{
    private static readonly string[] FrontPages = ["/", "/index.html", "/index.htm", "/index.php", "/home"];

    /// <param name="document">The page.</param>
    /// <param name="openGraph">Its <c>og:url</c>, or null.</param>
    /// <param name="url">The address that the page was read from; null for a file.</param>
    /// <returns>An absolute http(s) address, or null where none is known.</returns>
    public static string? Of(IHtmlDocument document, string? openGraph, string? url)
    {
        var page = ArticleFields.WebAddress(url) is { } read ? new Uri(FromCache(read) ?? read) : null;
        var given = new[] { document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"), openGraph }
            .Select(address => Absolute(address, page))
            .OfType<string>()
            .Select(address => FromCache(address) ?? address)
            .Where(address => !IsFrontPage(address) && (page is null || WebSite.AreSame(address, page.OriginalString)))
            .ToList();
        var isAmp = document.DocumentElement.HasAttribute("amp") || document.DocumentElement.HasAttribute("⚡");
        var best = given.FirstOrDefault(address => !isAmp || !LooksAmp(address)) ?? given.FirstOrDefault()
            ?? page?.OriginalString;
        return (isAmp ? Plain(best) : null) ?? best;
    }

    private static string? Absolute(string? address, Uri? page) =>
        page is not null && address is not null && Uri.TryCreate(page, address.Trim(), out var absolute)
            ? ArticleFields.WebAddress(absolute.OriginalString)
            : ArticleFields.WebAddress(address);

    /// <summary>
    /// Whether it is that of a site itself. Templates put it on every article, which would make all of them one.
    /// </summary>
    public static bool IsFrontPage(string address) =>
        new Uri(address) is { Query.Length: 0 } uri && FrontPages.Contains(uri.AbsolutePath, StringComparer.OrdinalIgnoreCase);

    private static bool LooksAmp(string address) =>
        new Uri(address).Host.StartsWith("amp.", StringComparison.OrdinalIgnoreCase) || Plain(address) is not null;

    /// <summary>
    /// The ordinary form of an AMP page's address, or null where its path and query show none. A host such as
    /// <c>amp.post.example</c> stays: nothing says whether the ordinary one has a "www", and a wrong guess is a dead link.
    /// </summary>
    private static string? Plain(string? address)
    {
        if (address is null)
            return null;
        var uri = new UriBuilder(address);
        uri.Path = AmpPath().Replace(uri.Path, "");
        uri.Query = string.Join('&', uri.Query.TrimStart('?').Split('&').Where(part => !AmpParameter().IsMatch(part)));
        var plain = uri.Uri.AbsoluteUri;
        return plain == new Uri(address).AbsoluteUri || IsFrontPage(plain) ? null : plain;
    }

    /// <summary>What Google's caches hold is named by where it came from.</summary>
    private static string? FromCache(string address) =>
        Cache().Match(address) is { Success: true } match
            ? ArticleFields.WebAddress($"http{(match.Groups["s"].Success ? "s" : "")}://{match.Groups["page"].Value}")
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
