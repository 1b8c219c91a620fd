using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Finds the feed at an address: the feed itself, the one that a page links to, or the one where sites keep theirs.
/// </summary>
internal sealed class FeedDiscoverer(SafeFetcher fetcher, FeedReader reader)
{
    // A site that links to more than this lists its sections.
    private const int MostTried = 5;

    // Where the common publishing systems keep the feed of a site that does not say where.
    private static readonly string[] UsualPlaces = ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"];

    /// <summary>The feed that <paramref name="input"/> leads to, or why there is none. Only cancellation is thrown.</summary>
    /// <param name="input">The address of a feed or page, or a file with a feed in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FeedDiscovery> FindAsync(string input, CancellationToken cancellationToken)
    {
        if (!PageReader.IsAddress(input)) return await ReadFileAsync(input, cancellationToken);
        var first = await ReadAsync(input, input, cancellationToken);
        if (first.Feed is not null) return first;
        foreach (var address in first.Elsewhere.Take(MostTried))
            if (await ReadAsync(address, first.ReadFrom, cancellationToken) is { Feed: not null } found) return found;
        if (!first.IsPage) return first;
        foreach (var place in UsualPlaces)
            if (await ReadAsync(new Uri(new Uri(first.Address), place).AbsoluteUri, first.Address,
                cancellationToken) is { Feed: not null } found) return found;
        return first;
    }

    private async Task<FeedDiscovery> ReadAsync(string address, string source, CancellationToken cancellationToken)
    {
        var fetched =
            await fetcher.FetchAsync(new FetchRequest(address) { Kind = FetchKind.Feed, Source = source }, cancellationToken);
        if (fetched.Outcome != FetchOutcome.Done) return new FeedDiscovery(address, null, fetched.Error);
        var read = reader.Read(fetched.Body, fetched.MediaType, fetched.Charset, new Uri(fetched.Address));
        return new FeedDiscovery(fetched.MovedTo ?? address, read.Feed, read.Feed is null
            ? $"{address}: {read.Error}" : read.Error)
        {
            Elsewhere = read.FoundFeeds,
            ReadFrom = fetched.Address,
            IsPage = read.Feed is null && fetched.MediaType is "text/html" or "application/xhtml+xml",
        };
    }

    private async Task<FeedDiscovery> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(path))
                return new FeedDiscovery(
                    path, null, $"{path}: there is no such file; check the path, or give an address that begins with https://");
            if (RealPath.LengthOf(path) > ArticleLimits.StoredBytes)
                return new FeedDiscovery(
                    path, null, $"{path}: it is larger than {ArticleLimits.StoredBytes / (1024 * 1024)} MB, which no feed is");
            var read = reader.Read(await File.ReadAllBytesAsync(path, cancellationToken), null, null, null);
            return new FeedDiscovery(path, read.Feed, read.Feed is null ? $"{path}: {read.Error}" : read.Error);
        }
        catch (Exception exception) when (FileProblem.Of(exception) is { } problem)
        {
            return new FeedDiscovery(path, null, $"{path}: {problem}");
        }
    }
}

/// <summary>A feed, or why there is none.</summary>
/// <param name="Address">Where it is: after permanent redirects, or behind the page that links to it.</param>
/// <param name="Feed">What it says; null where it cannot be read.</param>
/// <param name="Problem">Why; or what of it could not be read.</param>
internal sealed record FeedDiscovery(string Address, Feed? Feed, string? Problem)
{
    internal IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>Where it was read, behind all redirects.</summary>
    internal string ReadFrom { get; init; } = Address;

    internal bool IsPage { get; init; }
}
