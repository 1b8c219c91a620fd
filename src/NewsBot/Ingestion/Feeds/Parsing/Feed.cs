namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>The family of formats that a feed is written in.</summary>
public enum FeedKind
{
    /// <summary>RSS 0.90 to 2.0, including the RDF versions.</summary>
    Rss,

    /// <summary>Atom 0.3 and 1.0.</summary>
    Atom,

    /// <summary>JSON Feed 1.0 and 1.1.</summary>
    Json,

    /// <summary>A sitemap with Google's news extension.</summary>
    Sitemap,
}

/// <summary>A feed as it was read: facts about the feed itself, and its entries.</summary>
internal sealed record Feed
{
    /// <summary>The name of the feed as plain text on one line. Null if it has none; sitemaps never have one.</summary>
    public string? Title { get; init; }

    /// <summary>The format of the feed.</summary>
    public required FeedKind Kind { get; init; }

    /// <summary>The absolute http(s) address of the site that the feed belongs to. Null if it gives none.</summary>
    public string? Site { get; init; }

    /// <summary>The language as the feed writes it, such as <c>en-GB</c>. Null if it gives none.</summary>
    public string? Language { get; init; }

    /// <summary>The time between polls that the feed asks for: one minute to 366 days. Null if it asks for none.</summary>
    public TimeSpan? RequestedInterval { get; init; }

    /// <summary>The entries in the order of the feed, duplicates included; <see cref="EntryIdentity"/> removes those.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}
