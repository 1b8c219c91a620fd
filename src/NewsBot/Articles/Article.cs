namespace NewsBot.Articles;

/// <summary>
/// An article as an outlet published it, before it is stored in the archive. Its text is plain: line breaks separate the
/// paragraphs, and offsets everywhere else count the UTF-16 units of <see cref="Body"/>.
/// </summary>
internal sealed record Article
{
    /// <summary>The headline. Never empty; it is derived from the text if the source gave none.</summary>
    public required string Title { get; init; }

    /// <inheritdoc cref="ArticleReference.Headline"/>
    public string Headline => new ArticleReference("", 1, Title, Outlet, Published, Url).Headline;

    /// <summary>The article's text. Never empty.</summary>
    public required string Body { get; init; }

    /// <summary>The id that the source gave, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the outlet that published it ("The Harbour Post"), or null if it is unknown.</summary>
    public string? Outlet { get; init; }

    /// <summary>The absolute http(s) address at which it was published, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The byline, or null.</summary>
    public string? Author { get; init; }

    /// <summary>
    /// When it was published, or null if that is unknown. If the source gives only a date, this is midnight UTC of that day.
    /// </summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the outlet says that it last changed the article, or null if it does not say.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The language that the source names, as a BCP 47 tag in lower case (<c>en</c>, <c>pt-br</c>), or null.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The file that it was read from, or null. It identifies the article when neither an address nor an id does, so that a
    /// changed file becomes a new version and not a new article.
    /// </summary>
    public string? Origin { get; init; }
}
