namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>What came of reading a feed. Nothing that a feed holds is thrown.</summary>
/// <param name="Feed">The feed, as far as it could be read; null where it is none.</param>
/// <param name="Error">
/// What is wrong and what to do about it, as the end of a sentence that began with the name of the feed. Together with a
/// <paramref name="Feed"/> it is a notice: part of the feed could not be read. Null where all is well.
/// </param>
/// <param name="FoundFeeds">
/// What to try instead, as absolute addresses, the best first: the feeds that a web page links to, the parts of an index of
/// sitemaps. Empty for a feed.
/// </param>
internal sealed record FeedParseResult(Feed? Feed, string? Error, IReadOnlyList<string> FoundFeeds)
{
    internal static FeedParseResult Of(Feed feed, string? notice = null) => new(feed, notice, []);

    internal static FeedParseResult Failed(string error, IReadOnlyList<string>? foundFeeds = null) =>
        new(null, error, foundFeeds ?? []);
}
