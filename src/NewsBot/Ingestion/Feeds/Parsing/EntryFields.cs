namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Reads an entry of RSS, Atom or a sitemap. The formats use different names for a field, but hardly ever one name for two
/// fields, and feeds mix the formats. Each field therefore has one list of names, the most trusted first.
/// </summary>
internal sealed class EntryFields(FeedKind kind, FeedDates dates)
{
    private static readonly string[] NonArticleRelations =
    [
        "edit", "edit-media", "hub", "license", "next", "prev", "previous", "first", "last", "replies", "search",
    ];

    private static readonly string[] PublicationDateNames =
    [
        "pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date", "created",
        "atom:published", "date",
    ];

    private static readonly string[] SummaryNames =
        ["description", "summary", "atom:summary", "itunes:summary", "media:description", "dc:description"];

    /// <summary>Reads an entry; its addresses are not yet absolute.</summary>
    public RawEntry Read(FeedElement item) => kind == FeedKind.Sitemap ? ReadSitemapEntry(item) : ReadFeedEntry(item);

    /// <summary>
    /// Returns the names of the persons in the first of these elements that has any: <c>name</c> in Atom, a line in RSS.
    /// </summary>
    public static string? ReadAuthors(FeedElement element, params IEnumerable<string> names) =>
        names.Select(name => JoinNames(element.FindAll(name))).FirstOrDefault(authors => authors is not null);

    public static string? ReadTitle(FeedElement? title, FeedKind kind) =>
        title is null ? null : HtmlText.FromTitle(title.Text, kind == FeedKind.Atom && !IsHtml(title, defaultValue: false));

    private RawEntry ReadFeedEntry(FeedElement item)
    {
        var idElement = item.FindFirst("guid", "id", "atom:id");
        var id = CleanText.ToLine(idElement?.Text ?? item.GetAttribute("rdf:about"));
        var isAddress = idElement?.GetAttribute("isPermaLink")?.Trim().ToLowerInvariant() is not "false";
        var updated = ReadDate(item, "updated", "modified", "dcterms:modified", "atom:updated");
        return new RawEntry
        {
            Entry = new FeedEntry
            {
                Id = id,
                Title = ReadTitle(item.FindFirst("title", "atom:title", "media:title", "dc:title"), kind),
                Published = ReadDate(item, PublicationDateNames) ?? updated,
                Updated = updated,
                Summary = ReadText(item.FindFirst(SummaryNames)
                               ?? item.FindAll("media:group").Select(group => group.FindFirst("media:description"))
                                   .FirstOrDefault()),
                Content =
                    ReadText(item.FindFirst("content:encoded", "content", "atom:content", "xhtml:body", "body", "xhtml:div")),
                Author = ReadAuthors(item, "author", "dc:creator", "atom:author", "creator", "itunes:author"),
                Outlet = ReadOutlet(item.FindAll("source", "atom:source").FirstOrDefault()),
            },
            Links = [.. FindLinks(item), (isAddress ? ArticleFields.ParseWebAddress(id) : null, null)],
            OriginalLink = item.FindText("feedburner:origLink", "pheedo:origLink"),
            Base = item.GetAttribute("xml:base"),
        };
    }

    private RawEntry ReadSitemapEntry(FeedElement url)
    {
        var news = url.FindAll("news:news").First();
        var publication = news.FindAll("news:publication").FirstOrDefault();
        var updated = ReadDate(url, "lastmod");
        return new RawEntry
        {
            Entry = new FeedEntry
            {
                Title = HtmlText.FromTitle(news.FindText("news:title")),
                Published = ReadDate(news, "news:publication_date") ?? updated,
                Updated = updated,
                Outlet = CleanText.ToLine(publication?.FindText("news:name")),
            },
            Links = [(url.FindText("loc"), null)],
        };
    }

    /// <inheritdoc cref="RawEntry.Links"/>
    private static IEnumerable<(string? Link, string? Base)> FindLinks(FeedElement item)
    {
        var links = item.FindAll("link", "atom:link").ToList();
        var textLinks = links.Where(link => link.Text.Length > 0).Select(link => (link.Text, link.GetAttribute("xml:base")));
        var hrefLinks = links
            .Where(link => link.GetAttribute("href") is not null)
            .Select(link => (Link: link, Rank: RankLink(link)))
            .Where(link => link.Rank is not null)
            .OrderBy(link => link.Rank)
            .Select(link => (link.Link.GetAttribute("href")!, link.Link.GetAttribute("xml:base")));
        return textLinks.Concat(hrefLinks).Select(link => ((string?)link.Item1, link.Item2));
    }

    private static int? RankLink(FeedElement link)
    {
        var relation = link.GetAttribute("rel")?.Trim().ToLowerInvariant() ?? "";
        var isPage = link.GetAttribute("type") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase);
        return relation switch
        {
            "" or "alternate" => isPage ? 0 : 1,
            "enclosure" => 3,
            _ => NonArticleRelations.Contains(relation) ? null : 2,
        };
    }

    private DateTimeOffset? ReadDate(FeedElement element, params IEnumerable<string> names) =>
        element.FindAll(names).Select(date => dates.Parse(date.Text)).FirstOrDefault(date => date is not null);

    private string? ReadText(FeedElement? element)
    {
        if (element is null || element.GetAttribute("mode") is "base64")
            return null;
        var type = element.GetAttribute("type")?.Trim() ?? "";
        // Content of another media type is an encoded image or document.
        var isText = !type.Contains('/', StringComparison.Ordinal)
            || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
        if (!isText && !IsHtml(element, defaultValue: false))
            return null;
        var mayBeHtml = type.Length == 0 && (kind == FeedKind.Rss || HtmlText.LooksLikeHtml(element.Text));
        var isHtml = IsHtml(element, defaultValue: mayBeHtml);
        return isHtml ? HtmlText.FromHtml(element.Text) : HtmlText.FromPlainText(element.Text);
    }

    private static bool IsHtml(FeedElement element, bool defaultValue) =>
        element.IsMarkup
        || (element.GetAttribute("type") is { } type ? type.Contains("html", StringComparison.OrdinalIgnoreCase) : defaultValue);

    private string? ReadOutlet(FeedElement? source) =>
        source is null ? null : ReadTitle(source.FindFirst("title", "atom:title"), kind) ?? HtmlText.FromTitle(source.Text);

    private static string? JoinNames(IEnumerable<FeedElement> persons)
    {
        var names = persons
            .Select(person => Byline.Parse(HtmlText.FromTitle(person.FindText("name", "atom:name") ?? person.Text)))
            .OfType<string>()
            .Distinct()
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
