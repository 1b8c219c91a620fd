using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Finds the feed at an address: the feed itself, a feed that the page there links to, or one at a path where sites usually
/// keep their feed.
/// </summary>
internal sealed class FeedDiscoverer(SafeFetcher fetcher, FeedContentReader contents, FeedReader reader)
{
    // A page that links to more feeds lists the sections of its site.
    private const int MaxLinksTried = 5;

    // The paths where common publishing systems keep the feed, tried for sites that link to none.
    private static readonly string[] UsualPaths = ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"];

    /// <summary>
    /// Returns the feed that <paramref name="input"/> leads to, or why there is none. It throws only when it is cancelled.
    /// </summary>
    /// <param name="input">The address of a feed or page, or the path of a file that holds a feed.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async Task<FeedDiscovery> FindAsync(string input, CancellationToken cancellationToken)
    {
        if (!PageReader.IsAddress(input)) return await ReadFileAsync(input, cancellationToken);
        var first = await ReadAsync(input, input, cancellationToken);
        if (first.Feed is not null) return first;
        foreach (var address in first.LinkedFeeds.Take(MaxLinksTried))
            if (await ReadAsync(address, first.FinalAddress, cancellationToken) is { Feed: not null } found) return found;
        if (!first.IsPage) return first;
        foreach (var path in UsualPaths)
            if (await ReadAsync(new Uri(new Uri(first.Address), path).AbsoluteUri, first.Address,
                cancellationToken) is { Feed: not null } found) return found;
        return first;
    }

    private async Task<FeedDiscovery> ReadAsync(string address, string source, CancellationToken cancellationToken)
    {
        var fetched =
            await fetcher.FetchAsync(new FetchRequest(address) { Kind = FetchKind.Feed, Source = source }, cancellationToken);
        if (fetched.Outcome != FetchOutcome.Done) return new FeedDiscovery(address, null, fetched.Error);
        var parsed = await contents.ReadAsync(fetched, cancellationToken);
        return new FeedDiscovery(fetched.MovedTo ?? address, parsed.Feed, parsed.Feed is null
            ? $"{address}: {parsed.Error}" : parsed.Error)
        {
            LinkedFeeds = parsed.LinkedFeeds,
            FinalAddress = fetched.Address,
            IsPage = parsed.Feed is null && fetched.MediaType is "text/html" or "application/xhtml+xml",
        };
    }

    private async Task<FeedDiscovery> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(path))
                return new FeedDiscovery(
                    path, null, $"{path}: there is no such file; check the path, or give an address that begins with https://");
            if (RealPath.GetFileLength(path) > ArticleLimits.MaxFileBytes)
                return new FeedDiscovery(
                    path, null, $"{path}: it is larger than {ArticleLimits.MaxFileBytes / (1024 * 1024)} MB, which no feed is");
            var parsed = reader.Read(await File.ReadAllBytesAsync(path, cancellationToken), null, null, null);
            return new FeedDiscovery(path, parsed.Feed, parsed.Feed is null ? $"{path}: {parsed.Error}" : parsed.Error);
        }
        catch (Exception exception) when (FileProblem.Describe(exception) is { } problem)
        {
            return new FeedDiscovery(path, null, $"{path}: {problem}");
        }
    }
}

/// <summary>The feed that was found, or why there is none.</summary>
/// <param name="Address">The address of the feed after permanent redirects.</param>
/// <param name="Feed">The feed as it was read; null if there is none.</param>
/// <param name="Problem">Why there is no feed, or which part of it could not be read; null if all is well.</param>
internal sealed record FeedDiscovery(string Address, Feed? Feed, string? Problem)
{
    /// <inheritdoc cref="FeedParseResult.LinkedFeeds"/>
    internal IReadOnlyList<string> LinkedFeeds { get; init; } = [];

    /// <summary>The address that answered, after all redirects.</summary>
    internal string FinalAddress { get; init; } = Address;

    /// <summary>True if the address leads to a web page and not to a feed.</summary>
    internal bool IsPage { get; init; }
}
