using System.Net;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingestion.Extraction;

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

    private static readonly string[] AuthorNames = ["author", "article:author", "parsely-author", "byl"];

    private static readonly string[] ModificationNames =
        ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified", "article.updated"];

    public static ArticleFields Read(IHtmlDocument document, JsonLdArticle? linked, string? url, PublicationDates dates)
    {
        var outlet = NameOnly(Meta(document, "og:site_name")) ?? linked?.Publisher;
        return new ArticleFields
        {
            Title = WithoutOutlet(linked?.Headline ?? Meta(document, "og:title", "twitter:title"), outlet),
            Outlet = outlet,
            Author = linked?.Authors ?? AuthorNames.Select(name => Byline.Read(Meta(document, name)))
                .FirstOrDefault(name => name is not null),
            Published = Readable(Published(document, linked)),
            Modified = Readable(Modified(document, linked)),
            Language = Languages(document, linked).FirstOrDefault(text => LanguageTag.Read(text) is not null),
            Url = PageAddress.Of(document, Meta(document, "og:url"), url),
        };

        string? Readable(IEnumerable<string?> texts) =>
            texts.FirstOrDefault(text => dates.Read(text) is { Instant: not null, Error: null });
    }

    /// <summary>All that may be the date, the most trusted first. Pages are full of dates that cannot be read.</summary>
    private static IEnumerable<string?> Published(IHtmlDocument document, JsonLdArticle? linked) =>
        new[] { linked?.Published, Meta(document, "article:published_time", "og:article:published_time") }
            .Concat(DateNames.Select(name => Meta(document, name)))
            .Concat(Times(document, "time[datetime]:not([itemprop=dateModified])"));

    private static IEnumerable<string?> Modified(IHtmlDocument document, JsonLdArticle? linked) =>
        ModificationNames.Select(name => Meta(document, name))
            .Prepend(linked?.Modified)
            .Concat(Times(document, "time[datetime][itemprop=dateModified]"));

    private static IEnumerable<string?> Times(IHtmlDocument document, string selector) =>
        document.QuerySelectorAll(selector).Take(5).Select(time => time.GetAttribute("datetime"));

    /// <summary>What is said of the article, then of the page, then what is said to networks, which is often a default.</summary>
    private static IEnumerable<string?> Languages(IHtmlDocument document, JsonLdArticle? linked) =>
        [linked?.Language, document.DocumentElement.GetAttribute("lang"), Meta(document, "og:locale", "content-language")];

    private static string? Meta(IHtmlDocument document, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var meta in document.QuerySelectorAll("meta[content]"))
            {
                var said = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop")
                    ?? meta.GetAttribute("http-equiv");
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
