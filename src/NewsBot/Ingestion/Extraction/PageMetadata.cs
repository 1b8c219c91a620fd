using System.Net;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Reads the fields of an article from the metadata of its page: first from JSON-LD, which publishers keep correct for search
/// engines, then from Open Graph and other meta elements.
/// </summary>
internal static class PageMetadata
{
    private static readonly string[] PublicationDateNames =
    [
        "datePublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date",
        "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "article.published",
    ];

    private static readonly string[] AuthorNames = ["author", "article:author", "parsely-author", "byl"];

    private static readonly string[] ModificationDateNames =
        ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified", "article.updated"];

    public static ArticleFields Read(IHtmlDocument document, JsonLdArticle? jsonLd, string? url, PublicationDates dates)
    {
        var outlet = NullIfAddress(FindMeta(document, "og:site_name")) ?? jsonLd?.Publisher;
        return new ArticleFields
        {
            Title = RemoveOutlet(jsonLd?.Headline ?? FindMeta(document, "og:title", "twitter:title"), outlet),
            Outlet = outlet,
            Author = jsonLd?.Authors ?? AuthorNames.Select(name => Byline.Parse(FindMeta(document, name)))
                .FirstOrDefault(name => name is not null),
            Published = FirstReadable(FindPublicationDates(document, jsonLd)),
            Modified = FirstReadable(FindModificationDates(document, jsonLd)),
            Language = FindLanguages(document, jsonLd).FirstOrDefault(text => LanguageTag.Parse(text) is not null),
            Url = PageAddress.Find(document, FindMeta(document, "og:url"), url),
        };

        string? FirstReadable(IEnumerable<string?> texts) =>
            texts.FirstOrDefault(text => dates.Parse(text) is { Instant: not null, Error: null });
    }

    /// <summary>
    /// Returns all texts that may be the publication date, the most trusted first, because many cannot be parsed.
    /// </summary>
    private static IEnumerable<string?> FindPublicationDates(IHtmlDocument document, JsonLdArticle? jsonLd) =>
        new[] { jsonLd?.Published, FindMeta(document, "article:published_time", "og:article:published_time") }
            .Concat(PublicationDateNames.Select(name => FindMeta(document, name)))
            .Concat(FindTimeElements(document, "time[datetime]:not([itemprop=dateModified])"));

    private static IEnumerable<string?> FindModificationDates(IHtmlDocument document, JsonLdArticle? jsonLd) =>
        ModificationDateNames.Select(name => FindMeta(document, name))
            .Prepend(jsonLd?.Modified)
            .Concat(FindTimeElements(document, "time[datetime][itemprop=dateModified]"));

    private static IEnumerable<string?> FindTimeElements(IHtmlDocument document, string selector) =>
        document.QuerySelectorAll(selector).Take(5).Select(time => time.GetAttribute("datetime"));

    /// <summary>Returns the languages stated for the article, for the page, and for social networks (often a default).</summary>
    private static IEnumerable<string?> FindLanguages(IHtmlDocument document, JsonLdArticle? jsonLd) =>
        [jsonLd?.Language, document.DocumentElement.GetAttribute("lang"), FindMeta(document, "og:locale", "content-language")];

    private static string? FindMeta(IHtmlDocument document, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var meta in document.QuerySelectorAll("meta[content]"))
            {
                var metaName = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop")
                    ?? meta.GetAttribute("http-equiv");
                if (string.Equals(metaName, name, StringComparison.OrdinalIgnoreCase)
                    && CleanText.ToLine(WebUtility.HtmlDecode(meta.GetAttribute("content"))) is { } content)
                    return content;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the name, or null if it is an address: some pages give the author's profile or the site in place of a name.
    /// </summary>
    public static string? NullIfAddress(string? name) => ArticleFields.ParseWebAddress(name) is null ? name : null;

    private static string? RemoveOutlet(string? title, string? outlet)
    {
        if (title is null || outlet is null || !title.EndsWith(outlet, StringComparison.OrdinalIgnoreCase))
            return title;
        var rest = title[..^outlet.Length].TrimEnd();
        return rest is [.., ' ', '|' or '-' or '–' or '—' or '·'] ? rest[..^1].TrimEnd() : title;
    }
}
