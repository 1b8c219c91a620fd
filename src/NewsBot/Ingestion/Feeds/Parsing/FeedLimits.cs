namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>How much of a feed is read, so that no feed can take the memory or the time of the others.</summary>
internal static class FeedLimits
{
    /// <summary>Entries. Archives of a whole outlet have some thousands; search engines take 1,000 from a news sitemap.</summary>
    public const int Entries = 20_000;

    /// <summary>Levels of elements below an entry. Real ones stay below 30, their XHTML included.</summary>
    public const int Nesting = 200;

    /// <summary>Attributes of one element.</summary>
    public const int Attributes = 200;

    /// <summary>Elements in one entry, or in one folder of a list of feeds.</summary>
    public const int Elements = 10_000;

    /// <summary>Damaged places after which the rest of a feed is given up.</summary>
    public const int DamagedPlaces = 100;

    public static readonly string TooManyEntries =
        FormattableString.Invariant($"it has more than {Entries:N0} entries; the first {Entries:N0} were read");
}
