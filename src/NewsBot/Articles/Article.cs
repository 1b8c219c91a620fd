namespace NewsBot.Articles;

/// <summary>
/// The room that says what news is. An article as an outlet published it, before the archive has seen it.
/// Its text is plain: paragraphs are separated by line breaks, and every offset elsewhere counts UTF-16 units of
/// <see cref="Body"/>.
/// </summary>
internal sealed record Article
{
    /// <summary>The headline. Never empty; derived from the text where the source gave none.</summary>
    public required string Title { get; init; }

    /// <summary>The article's text. Never empty.</summary>
    public required string Body { get; init; }

    /// <summary>The id that the source gave, or null.</summary>
    public string? Id { get; init; }

    /// <summary>Who published it ("The Harbour Post"), or null where that is unknown.</summary>
    public string? Outlet { get; init; }

    /// <summary>The absolute http(s) address that it was published at, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The byline, or null.</summary>
    public string? Author { get; init; }

    /// <summary>
    /// When it was published, or null where that is unknown. A source that gives only a date gives midnight UTC of it.
    /// </summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the outlet says that it last changed it, or null where it does not say.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The language that the source names, as a BCP 47 tag in lower case (<c>en</c>, <c>pt-br</c>), or null.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The file that it was read from, or null. Tells a changed file from a new article where neither an address nor an
    /// id does.
    /// </summary>
    public string? Origin { get; init; }
}
