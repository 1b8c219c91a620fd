using System.Globalization;
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
        "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "parsely-pub-date", "sailthru.date",
        "article.published", "article_date_original", "cxenseparse:recs:publishtime", "shareaholic:article_published_time",
        "citation_publication_date", "originalpublicationdate",
    ];

    private static readonly string[] AuthorNames = ["author", "article:author", "parsely-author", "byl"];

    private static readonly string[] ModificationDateNames =
        ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified", "article.updated"];

    public static ArticleFields Read(
        IHtmlDocument document, JsonLdArticle? jsonLd, string? url, PublicationDates dates, DateOnly today)
    {
        var language = FindLanguages(document, jsonLd).FirstOrDefault(text => LanguageTag.Parse(text) is not null);
        var finder = new PageDateFinder(today, LanguageTag.Parse(language));
        var address = PageAddress.Find(document, FindMeta(document, "og:url"), url);
        var title = jsonLd?.Headline ?? FindMeta(document, "og:title", "twitter:title");
        var outlet = NullIfAddress(FindMeta(document, "og:site_name")) ?? jsonLd?.Publisher;
        return new ArticleFields
        {
            Title = RemoveOutlet(title, outlet),
            Outlet = outlet,
            Author = jsonLd?.Authors ?? AuthorNames.Select(name => Byline.Parse(FindMeta(document, name)))
                .FirstOrDefault(name => name is not null),
            Published = FindPublished(),
            Modified = FirstReadable(FindModificationDates(document, jsonLd)),
            Language = language,
            Url = address,
        };

        // The metadata of the article, then a date that readers see beside the headline, then the metadata of the page: templates
        // put there when the page was made, not the article.
        string? FindPublished()
        {
            var shown = finder.FindShown(document, title ?? document.Title);
            if (FirstDate(FindArticleDates(document, jsonLd)) is { } stated) return WithShownDay(stated, shown);
            return (shown is { IsCertain: true } ? Format(shown.Day) : null)
                ?? FirstDate(FindPageDates(document)) ?? Format(finder.FindInAddress(address) ?? shown?.Day);
        }

        // Many sites state UTC and show the day where they are. The instant stays the same, with the offset that makes it
        // that day.
        string WithShownDay(string stated, ShownDate? shown)
        {
            if (shown is not { IsCertain: true } || dates.Parse(stated).Instant is not { Offset.Ticks: 0 } instant) return stated;
            var hours = Enumerable.Range(-12, 27).OrderBy(Math.Abs).Where(hours =>
                DateOnly.FromDateTime(instant.UtcDateTime.AddHours(hours)) == shown.Day).ToList();
            return hours is [var nearest, ..] && instant.TimeOfDay != TimeSpan.Zero
                ? instant.ToOffset(TimeSpan.FromHours(nearest)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
                : stated;
        }

        string? FirstDate(IEnumerable<string?> texts) => texts.Select(Normalize).FirstOrDefault(date => date is not null);

        // Metadata in a notation of its own has at least a date.
        string? Normalize(string? text) =>
            dates.Parse(text) is { Instant: { } instant, Error: null }
                ? DateOnly.FromDateTime(instant.UtcDateTime) <= today ? text : null
                : Format(finder.FindInText(text));

        static string? Format(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        string? FirstReadable(IEnumerable<string?> texts) =>
            texts.FirstOrDefault(text => dates.Parse(text) is { Instant: not null, Error: null });
    }

    // Several, because many cannot be parsed.
    private static IEnumerable<string?> FindArticleDates(IHtmlDocument document, JsonLdArticle? jsonLd) =>
        [jsonLd?.Published, FindMeta(document, "article:published_time", "og:article:published_time")];

    private static IEnumerable<string?> FindPageDates(IHtmlDocument document) =>
        PublicationDateNames.Select(name => FindMeta(document, name)).Append(JsonLdArticle.FindPublished(document));

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

    /// <summary>The title of a page without the site's name, where the page has the rest of it as its headline.</summary>
    public static string? RemoveSite(string? title, string? headline) =>
        title is not null && headline is { Length: > 0 } && title.StartsWith(headline, StringComparison.Ordinal)
        && title[headline.Length..].TrimStart() is ['|' or '-' or '–' or '—' or '·', ' ', ..] ? headline : title;

    private static string? RemoveOutlet(string? title, string? outlet)
    {
        if (title is null || outlet is null || !title.EndsWith(outlet, StringComparison.OrdinalIgnoreCase))
            return title;
        var rest = title[..^outlet.Length].TrimEnd();
        return rest is [.., ' ', '|' or '-' or '–' or '—' or '·'] ? rest[..^1].TrimEnd() : title;
    }
}
