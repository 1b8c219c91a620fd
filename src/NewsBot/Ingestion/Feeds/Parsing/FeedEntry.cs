namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>One entry of a feed. Feeds leave out any field, so all may be null.</summary>
internal sealed record FeedEntry
{
    /// <summary>
    /// The permanent id of the entry (<c>guid</c>, an Atom <c>id</c>, <c>rdf:about</c>). It is meant to be unique within the
    /// feed, but some feeds use one twice.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>The absolute http(s) address of the article, spelled as in the feed if it is absolute there.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The absolute http(s) address to which <see cref="Url"/> redirects, for feeds that send readers through a counter
    /// (FeedBurner) and state the target. Null otherwise.
    /// </summary>
    public string? OriginalUrl { get; init; }

    /// <summary>The headline as plain text, one line.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// When the article was published, as stated, even if that is midnight or in the future; if the entry states only when it
    /// was updated, that date. Null if there is no date that can be read.
    /// </summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the article was last changed, as stated.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The summary, as plain text with a blank line between paragraphs.</summary>
    public string? Summary { get; init; }

    /// <summary>The content, for feeds that have it beside a summary; plain text like <see cref="Summary"/>.</summary>
    public string? Content { get; init; }

    /// <summary>The names of the authors, separated by commas.</summary>
    public string? Author { get; init; }

    /// <summary>The outlet that published the article, if the feed collects articles of others.</summary>
    public string? Outlet { get; init; }
}
