namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>The limits for reading a feed, so that no feed takes the memory or time of the others.</summary>
internal static class FeedLimits
{
    /// <summary>
    /// The most entries of a feed. The archive of a whole outlet has some thousands; search engines read 1,000 from a news
    /// sitemap.
    /// </summary>
    public const int MaxEntries = 20_000;

    /// <summary>The most sitemaps that are read from an index; the protocol allows no more.</summary>
    public const int MaxSitemaps = 50_000;

    /// <summary>The most levels of elements below an entry. Real feeds stay below 30, including XHTML.</summary>
    public const int MaxNesting = 200;

    /// <summary>The most attributes of one element.</summary>
    public const int MaxAttributes = 200;

    /// <summary>The most elements in one entry, or in one folder of an OPML list.</summary>
    public const int MaxElements = 10_000;

    /// <summary>The number of damaged places after which the rest of a feed is dropped.</summary>
    public const int MaxDamagedPlaces = 100;

    public static readonly string TooManyEntries =
        FormattableString.Invariant($"it has more than {MaxEntries:N0} entries; the first {MaxEntries:N0} were read");
}
