namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>The family of formats that a feed is written in.</summary>
public enum FeedKind
{
    /// <summary>RSS 0.90 to 2.0, the RDF ones too.</summary>
    Rss,

    /// <summary>Atom 0.3 and 1.0.</summary>
    Atom,

    /// <summary>JSON Feed 1.0 and 1.1.</summary>
    Json,

    /// <summary>A sitemap with the news extension of Google.</summary>
    Sitemap,
}

/// <summary>What a feed said at one time: about itself, and its entries in its own order.</summary>
internal sealed record Feed
{
    /// <summary>The name of the feed as plain text, one line. Null where it gives none; sitemaps never do.</summary>
    public string? Title { get; init; }

    public required FeedKind Kind { get; init; }

    /// <summary>The absolute http(s) address of the page that the feed belongs to. Null where it gives none.</summary>
    public string? Site { get; init; }

    /// <summary>The language as the feed writes it, such as <c>en-GB</c>. Null where it gives none.</summary>
    public string? Language { get; init; }

    /// <summary>How long the feed asks to be left alone after a visit: a minute to a year. Null where it does not say.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>In the order of the feed, doubles included: which of them are one is for the reader of the feed to say.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}
