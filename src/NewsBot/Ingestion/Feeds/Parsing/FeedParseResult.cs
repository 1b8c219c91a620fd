namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>The result of reading a feed: the feed, or the reason why there is none.</summary>
/// <param name="Feed">The feed as far as it could be read; null if the document is no feed.</param>
/// <param name="Error">
/// The problem and its remedy, as the end of a sentence that begins with the name of the feed. Together with a
/// <paramref name="Feed"/> it is a notice that part of the feed could not be read. Null if all is well.
/// </param>
/// <param name="LinkedFeeds">
/// Absolute addresses to try instead, the best first: the feeds that a web page links to, or the sitemaps of an index, the newest
/// first. Empty for a feed.
/// </param>
internal sealed record FeedParseResult(Feed? Feed, string? Error, IReadOnlyList<string> LinkedFeeds)
{
    /// <summary>True for an index of sitemaps, and for the feed that was read from those it lists.</summary>
    public bool IsIndex { get; init; }

    internal static FeedParseResult Succeeded(Feed feed, string? notice = null) => new(feed, notice, []);

    internal static FeedParseResult Failed(string error, IReadOnlyList<string>? foundFeeds = null) =>
        new(null, error, foundFeeds ?? []);
}
