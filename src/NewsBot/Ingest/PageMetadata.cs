using System.Net;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingest;

/// <summary>
/// What a page says of its article outside the text: JSON-LD first, which publishers write for search engines and keep
/// right, then Open Graph and the other meta elements.
/// </summary>
internal static class PageMetadata
{
    private static readonly string[] DateNames =
    [
        "datePublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date",
        "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "article.published",
    ];

    public static ArticleFields Read(IHtmlDocument document, string? url, PublicationDates dates)
    {
        var linked = LinkedArticle.In(document);
        var outlet = NameOnly(Meta(document, "og:site_name")) ?? linked?.Publisher;
        return new ArticleFields
        {
            Title = WithoutOutlet(linked?.Headline ?? Meta(document, "og:title", "twitter:title"), outlet),
            Outlet = outlet,
            Author = linked?.Authors ?? NameOnly(Meta(document, "author", "article:author", "parsely-author", "byl")),
            Published = Dates(document, linked).FirstOrDefault(text => dates.Read(text) is { Instant: not null, Error: null }),
            Url = Address(document, url),
        };
    }

    /// <summary>All that may be the date, the most trusted first. Pages are full of dates that cannot be read.</summary>
    private static IEnumerable<string> Dates(IHtmlDocument document, LinkedArticle? linked) =>
        new[] { linked?.Published, Meta(document, "article:published_time", "og:article:published_time") }
            .Concat(DateNames.Select(name => Meta(document, name)))
            .Concat(document.QuerySelectorAll("time[datetime]").Take(5).Select(time => time.GetAttribute("datetime")))
            .OfType<string>();

    /// <summary>
    /// The address that the page gives for its article, else the one that it was read from. An address without a path is
    /// a site's front page: templates put it on every article, which would make all of them one.
    /// </summary>
    private static string? Address(IHtmlDocument document, string? url) =>
        new[]
            {
                document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"),
                Meta(document, "og:url"),
            }
            .Select(address => Absolute(address, url))
            .FirstOrDefault(address => address is not null && new Uri(address).PathAndQuery.Length > 1)
        ?? ArticleFields.WebAddress(url);

    private static string? Absolute(string? address, string? url) =>
        ArticleFields.WebAddress(url) is { } page && address is not null
        && Uri.TryCreate(new Uri(page), address, out var absolute)
            ? ArticleFields.WebAddress(absolute.OriginalString)
            : ArticleFields.WebAddress(address);

    private static string? Meta(IHtmlDocument document, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var meta in document.QuerySelectorAll("meta[content]"))
            {
                var said = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
                if (string.Equals(said, name, StringComparison.OrdinalIgnoreCase)
                    && CleanText.Line(WebUtility.HtmlDecode(meta.GetAttribute("content"))) is { } content)
                    return content;
            }
        }

        return null;
    }

    /// <summary>Some pages give the address of the author's profile or of the site, which is no name.</summary>
    public static string? NameOnly(string? name) => ArticleFields.WebAddress(name) is null ? name : null;

    private static string? WithoutOutlet(string? title, string? outlet)
    {
        if (title is null || outlet is null || !title.EndsWith(outlet, StringComparison.OrdinalIgnoreCase))
            return title;
        var left = title[..^outlet.Length].TrimEnd();
        return left is [.., ' ', '|' or '-' or '–' or '—' or '·'] ? left[..^1].TrimEnd() : title;
    }
}
