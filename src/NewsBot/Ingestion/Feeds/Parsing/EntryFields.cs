namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Reads an entry of RSS, Atom or a sitemap. The formats use different names for a field, but hardly ever one name for two
/// fields, and feeds mix the formats. Each field therefore has one list of names, the most trusted first.
/// </summary>
internal sealed class EntryFields(FeedKind kind, FeedDates dates)
{
    private static readonly string[] NoArticles =
    [
        "edit", "edit-media", "hub", "license", "next", "prev", "previous", "first", "last", "replies", "search",
    ];

    private static readonly string[] PublicationNames =
    [
        "pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date", "created",
        "atom:published", "date",
    ];

    private static readonly string[] SummaryNames =
        ["description", "summary", "atom:summary", "itunes:summary", "media:description", "dc:description"];

    /// <summary>Reads an entry; its addresses are not yet absolute.</summary>
    public RawEntry Read(FeedElement item) => kind == FeedKind.Sitemap ? OfSitemap(item) : OfFeed(item);

    /// <summary>
    /// Returns the names of the persons in the first of these elements that has any: <c>name</c> in Atom, a line in RSS.
    /// </summary>
    public static string? Authors(FeedElement element, params IEnumerable<string> names) =>
        names.Select(name => Joined(element.All(name))).FirstOrDefault(authors => authors is not null);

    public static string? Title(FeedElement? title, FeedKind kind) =>
        title is null ? null : HtmlText.OfTitle(title.Text, kind == FeedKind.Atom && !IsHtml(title, defaultValue: false));

    private RawEntry OfFeed(FeedElement item)
    {
        var idElement = item.First("guid", "id", "atom:id");
        var id = CleanText.Line(idElement?.Text ?? item.Attribute("rdf:about"));
        var isAddress = idElement?.Attribute("isPermaLink")?.Trim().ToLowerInvariant() is not "false";
        var updated = Date(item, "updated", "modified", "dcterms:modified", "atom:updated");
        return new RawEntry
        {
            Entry = new FeedEntry
            {
                Id = id,
                Title = Title(item.First("title", "atom:title", "media:title", "dc:title"), kind),
                Published = Date(item, PublicationNames) ?? updated,
                Updated = updated,
                Summary = Text(item.First(SummaryNames)
                               ?? item.All("media:group").Select(group => group.First("media:description")).FirstOrDefault()),
                Content = Text(item.First("content:encoded", "content", "atom:content", "xhtml:body", "body", "xhtml:div")),
                Author = Authors(item, "author", "dc:creator", "atom:author", "creator", "itunes:author"),
                Outlet = Outlet(item.All("source", "atom:source").FirstOrDefault()),
            },
            Links = [.. Links(item), (isAddress ? ArticleFields.WebAddress(id) : null, null)],
            OriginalLink = item.TextOf("feedburner:origLink", "pheedo:origLink"),
            Base = item.Attribute("xml:base"),
        };
    }

    private RawEntry OfSitemap(FeedElement url)
    {
        var news = url.All("news:news").First();
        var publication = news.All("news:publication").FirstOrDefault();
        var updated = Date(url, "lastmod");
        return new RawEntry
        {
            Entry = new FeedEntry
            {
                Title = HtmlText.OfTitle(news.TextOf("news:title")),
                Published = Date(news, "news:publication_date") ?? updated,
                Updated = updated,
                Outlet = CleanText.Line(publication?.TextOf("news:name")),
            },
            Links = [(url.TextOf("loc"), null)],
        };
    }

    /// <inheritdoc cref="RawEntry.Links"/>
    private static IEnumerable<(string? Link, string? Base)> Links(FeedElement item)
    {
        var links = item.All("link", "atom:link").ToList();
        var textLinks = links.Where(link => link.Text.Length > 0).Select(link => (link.Text, link.Attribute("xml:base")));
        var hrefLinks = links
            .Where(link => link.Attribute("href") is not null)
            .Select(link => (Link: link, Rank: Rank(link)))
            .Where(link => link.Rank is not null)
            .OrderBy(link => link.Rank)
            .Select(link => (link.Link.Attribute("href")!, link.Link.Attribute("xml:base")));
        return textLinks.Concat(hrefLinks).Select(link => ((string?)link.Item1, link.Item2));
    }

    private static int? Rank(FeedElement link)
    {
        var relation = link.Attribute("rel")?.Trim().ToLowerInvariant() ?? "";
        var isPage = link.Attribute("type") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase);
        return relation switch
        {
            "" or "alternate" => isPage ? 0 : 1,
            "enclosure" => 3,
            _ => NoArticles.Contains(relation) ? null : 2,
        };
    }

    private DateTimeOffset? Date(FeedElement element, params IEnumerable<string> names) =>
        element.All(names).Select(date => dates.Read(date.Text)).FirstOrDefault(date => date is not null);

    private string? Text(FeedElement? element)
    {
        if (element is null || element.Attribute("mode") is "base64")
            return null;
        var type = element.Attribute("type")?.Trim() ?? "";
        // Content of another media type is an encoded image or document.
        var isText = !type.Contains('/', StringComparison.Ordinal)
            || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
        if (!isText && !IsHtml(element, defaultValue: false))
            return null;
        var mayBeHtml = type.Length == 0 && (kind == FeedKind.Rss || HtmlText.LooksLikeHtml(element.Text));
        var isHtml = IsHtml(element, defaultValue: mayBeHtml);
        return isHtml ? HtmlText.Of(element.Text) : HtmlText.OfPlain(element.Text);
    }

    private static bool IsHtml(FeedElement element, bool defaultValue) =>
        element.IsMarkup
        || (element.Attribute("type") is { } type ? type.Contains("html", StringComparison.OrdinalIgnoreCase) : defaultValue);

    private string? Outlet(FeedElement? source) =>
        source is null ? null : Title(source.First("title", "atom:title"), kind) ?? HtmlText.OfTitle(source.Text);

    private static string? Joined(IEnumerable<FeedElement> persons)
    {
        var names = persons
            .Select(person => Byline.Read(HtmlText.OfTitle(person.TextOf("name", "atom:name") ?? person.Text)))
            .OfType<string>()
            .Distinct()
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
