namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// An entry whose addresses are not yet absolute, because the base that they are relative to may follow it in the feed.
/// </summary>
internal sealed record RawEntry
{
    public required FeedEntry Entry { get; init; }

    /// <summary>The links that may be the article's address, the most trusted first, each with its own xml:base.</summary>
    public required IReadOnlyList<(string? Link, string? Base)> Links { get; init; }

    public string? OriginalLink { get; init; }

    /// <summary>The xml:base of the entry.</summary>
    public string? Base { get; init; }

    /// <summary>Returns the entry with absolute addresses.</summary>
    public FeedEntry ResolveAddresses(FeedAddresses addresses) => Entry with
    {
        Url = Links.Select(link => addresses.MakeAbsolute(link.Link, Base, link.Base)).FirstOrDefault(url => url is not null),
        OriginalUrl = addresses.MakeAbsolute(OriginalLink, Base),
    };
}
