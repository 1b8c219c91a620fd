namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>What a feed says of one article. Feeds leave anything out, so everything may be null.</summary>
internal sealed record FeedEntry
{
    /// <summary>
    /// The name that the feed gives the entry for good (<c>guid</c>, an Atom <c>id</c>, <c>rdf:about</c>). In one feed, not
    /// in the world; and some feeds use one twice.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>The absolute http(s) address of the article, spelled as the feed does where that is absolute.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The absolute http(s) address behind <see cref="Url"/> where the feed passes its readers through a counter
    /// (FeedBurner) and tells where it sends them. Null otherwise.
    /// </summary>
    public string? OriginalUrl { get; init; }

    /// <summary>The headline as plain text, one line.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// When it was published, as told: midnights and dates to come are kept. Where an entry only says when it was updated,
    /// that. Null where there is no date, or none that can be read.
    /// </summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed, as told.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>What the feed tells of the article, as plain text with a blank line between paragraphs.</summary>
    public string? Summary { get; init; }

    /// <summary>The full text where the feed carries it beside a summary, as plain text like <see cref="Summary"/>.</summary>
    public string? Content { get; init; }

    /// <summary>Names, with commas between several.</summary>
    public string? Author { get; init; }

    /// <summary>Who published the article, where the feed passes on the articles of others.</summary>
    public string? Outlet { get; init; }
}
