namespace NewsBot.Ingestion.Web;

/// <summary>A request to fetch an address.</summary>
/// <param name="Address">An absolute http or https address without user info.</param>
internal sealed record FetchRequest(string Address)
{
    /// <summary>
    /// The address that links to this one, such as that of the feed; by default the address itself, for one that a user gave. A
    /// private host is fetched from only if its own source links to it, or any feed could make the bot read the operator's
    /// network.
    /// </summary>
    public string Source { get; init; } = Address;

    /// <summary>The kind of content expected. Default: a feed.</summary>
    public FetchKind Kind { get; init; } = FetchKind.Feed;

    /// <summary>The <see cref="Fetched.ETag"/> of the stored copy; null for none.</summary>
    public string? ETag { get; init; }

    /// <summary>The <see cref="Fetched.LastModified"/> of the stored copy, unchanged; null for none.</summary>
    public string? LastModified { get; init; }
}

/// <summary>The kind of content expected at an address. It decides limits, accepted types and the use of robots.txt.</summary>
internal enum FetchKind
{
    /// <summary>A feed of any format, or a sitemap. Feeds are published to be polled, so robots.txt is not checked.</summary>
    Feed,

    /// <summary>A web page, fetched only if robots.txt allows it.</summary>
    Page,

    /// <summary>A robots.txt.</summary>
    Robots,
}
