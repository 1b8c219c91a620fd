namespace NewsBot.Ingestion.Web;

/// <summary>What is to be fetched.</summary>
/// <param name="Address">An absolute http or https address without user info.</param>
internal sealed record FetchRequest(string Address)
{
    /// <summary>
    /// The address of whatever names this one: the feed that links to a page, or the address itself where a person gave it. A
    /// host of the operator's own is asked for its own sources alone, or any feed could have the operator's network read.
    /// </summary>
    public string Source { get; init; } = Address;

    /// <summary>Default: a feed.</summary>
    public FetchKind Kind { get; init; } = FetchKind.Feed;

    /// <summary>The <see cref="Fetched.ETag"/> of the copy that is held; null where none is.</summary>
    public string? ETag { get; init; }

    /// <summary>The <see cref="Fetched.LastModified"/> of the copy that is held, as it was sent; null where none is.</summary>
    public string? LastModified { get; init; }
}

/// <summary>What is expected at an address; limits, accepted types and manners hang on it.</summary>
internal enum FetchKind
{
    /// <summary>A feed of any format, or a sitemap. Published to be polled, so robots.txt is not asked.</summary>
    Feed,

    /// <summary>A page for readers. Only where robots.txt allows it.</summary>
    Page,

    /// <summary>A robots.txt.</summary>
    Robots,
}
