namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>An entry as it was found: what its addresses are relative to may stand behind it in the feed.</summary>
internal sealed record RawEntry
{
    public required FeedEntry Entry { get; init; }

    /// <summary>All that may be the address of the article, the most trusted first, each with the xml:base beside it.</summary>
    public required IReadOnlyList<(string? Link, string? Base)> Links { get; init; }

    public string? OriginalLink { get; init; }

    public string? Base { get; init; }

    public FeedEntry With(FeedAddresses addresses) => Entry with
    {
        Url = Links.Select(link => addresses.Absolute(link.Link, Base, link.Base)).FirstOrDefault(url => url is not null),
        OriginalUrl = addresses.Absolute(OriginalLink, Base),
    };
}
