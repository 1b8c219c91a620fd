using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;
using NewsBot.Storage;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk;

/// <summary>The part of the desk that manages the followed feeds.</summary>
/// <inheritdoc cref="NewsDesk" path="/remarks"/>
internal sealed class FeedService(
    FeedStore store, FeedDiscoverer discoverer, FeedPoller poller, FeedWorker worker, DataFolder folder,
    IOptions<NewsBotOptions> options, TimeProvider time)
{
    private readonly IList<string> configured = options.Value.Feeds;

    /// <summary>
    /// Lists the followed feeds, including those of the configuration, in the order in which they were added. A feed that both a
    /// community and everyone follow is listed once, as the community's, with the state of the shared subscription.
    /// </summary>
    /// <param name="community">
    /// Lists this community's own feeds and those for everyone; null lists only those for everyone, which the operator set up.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<FeedRecord>> ListAsync(
        string? community = null, CancellationToken cancellationToken = default)
    {
        foreach (var address in configured) await store.AddAsync(address, cancellationToken: cancellationToken);
        var visible = (await store.ListAsync(cancellationToken))
            .Where(feed => feed.Community is null || feed.Community == community).ToList();
        var own = visible.Where(feed => feed.Community is not null).ToDictionary(feed => feed.Address, StringComparer.Ordinal);
        var polled = FeedStore.SelectForPolling(visible).ToDictionary(feed => feed.Address, StringComparer.Ordinal);
        return [.. visible.Where(feed => feed.Community is not null || !own.ContainsKey(feed.Address))
            .Select(feed => feed.Community is null
                ? feed
                : polled[feed.Address] with { Key = feed.Key, Community = feed.Community, Added = feed.Added })];
    }

    /// <summary>
    /// Follows feeds. Each input is the address of a feed or of a page that links to one, or an OPML file of feeds. An address is
    /// fetched first and followed only if there is a feed; feeds of an OPML file are followed unread, and polling finds the bad
    /// ones.
    /// </summary>
    /// <param name="inputs">What to follow. A community may only give addresses, because files belong to the operator.</param>
    /// <param name="community">
    /// The community that follows the feeds; only it sees their articles. Null to follow them for everyone.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<AddedFeed> AddAsync(
        IReadOnlyList<string> inputs, string? community = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var input in inputs)
        {
            if (community is not null && !PageReader.IsAddress(input))
            {
                yield return new AddedFeed(input, null, false, 0, $"{input} is no address; give one that begins with https://");
                continue;
            }

            if (File.Exists(input))
            {
                var opml = await ReadOpmlAsync(input, cancellationToken);
                foreach (var feed in opml.Feeds)
                    yield return await AddOneAsync(input, feed.Url, feed.Title, null, 0, null, community, cancellationToken);
                foreach (var failure in opml.Failures) yield return new AddedFeed(input, null, false, 0, $"{input}: {failure}");
                continue;
            }

            var found = await discoverer.FindAsync(input, cancellationToken);
            if (found.Feed is null) yield return new AddedFeed(input, null, false, 0, found.Problem);
            else
            {
                yield return await AddOneAsync(
                    input, found.Address, found.Feed.Title, found.Feed.Kind.ToString(), found.Feed.Entries.Count,
                    found.Problem, community, cancellationToken);
            }
        }
    }

    /// <summary>Stops following a feed. Its articles stay in the archive.</summary>
    /// <param name="address">The feed's address or title, or a beginning of either that is unique.</param>
    /// <param name="community">The community that owns the feed; null for a feed for everyone. Other feeds are not found.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RemovedFeed> RemoveAsync(
        string address, string? community = null, CancellationToken cancellationToken = default)
    {
        var feeds = await ListAsync(community, cancellationToken);
        var matches = FindMatching([.. feeds.Where(feed => feed.Community == community)], address);
        if (matches.Count != 1)
        {
            return new RemovedFeed(null, matches.Count == 0
                ? FindMatching(feeds, address).Count > 0 ? $"{address} is followed for everyone; only the operator can remove it"
                : $"{address} is not followed; the list of feeds shows what is"
                : $"{address} could be any of {matches.Count} feeds; give the whole address: "
                    + string.Join(", ", matches.Take(5).Select(feed => feed.Address)));
        }

        await store.RemoveAsync(matches[0].Key, cancellationToken);
        return new RemovedFeed(matches[0], community is null && configured.Contains(matches[0].Address)
            ? $"{matches[0].Address} is named in NewsBot:Feeds; take it out there too, or it is followed again with the next "
                + "list or poll"
            : null);
    }

    /// <summary>Polls feeds now, whether they are due or not, and returns each result as soon as it is complete.</summary>
    /// <param name="addresses">
    /// The feeds to poll, each given as for <see cref="RemoveAsync"/>. If empty: all feeds for everyone, or, with a community,
    /// all of its own.
    /// </param>
    /// <param name="onWaiting">Called once if another process must finish first.</param>
    /// <param name="community">
    /// The community that asks; it may name its own feeds and those for everyone. Null: only feeds for everyone can be named.
    /// </param>
    /// <param name="cancellationToken">Stops polling; every result that was returned is stored.</param>
    /// <exception cref="KeyNotFoundException">An address matches no followed feed; the message names it.</exception>
    public async IAsyncEnumerable<FeedPollResult> PollAsync(
        IReadOnlyList<string> addresses, Action? onWaiting = null, string? community = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var feeds = await ListAsync(community, cancellationToken);
        var unknown = addresses.FirstOrDefault(address => FindMatching(feeds, address).Count == 0);
        if (unknown is not null) throw new KeyNotFoundException($"{unknown} is not followed; add it first with `feeds add`");
        var addressesToPoll = (addresses.Count == 0
                ? feeds.Where(feed => feed.Community == community)
                : addresses.SelectMany(address => FindMatching(feeds, address)))
            .Select(feed => feed.Address).ToHashSet(StringComparer.Ordinal);
        var feedsToPoll = FeedStore.SelectForPolling(
                [.. (await store.ListAsync(cancellationToken))
                    .Where(feed => feed.Community is null || feed.Community == community)])
            .Where(feed => addressesToPoll.Contains(feed.Address)).ToList();
        using var feedLock = await folder.LockFeedsAsync(onWaiting, time, cancellationToken);
        await foreach (var polled in poller.PollAsync(feedsToPoll, isAsked: true, onWaiting, cancellationToken))
            yield return polled;
    }

    /// <summary>Reads a feed without following it or storing any of its articles.</summary>
    /// <param name="input">The address of a feed or of a page that links to one, or the path of a file with a feed in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<FeedDiscovery> CheckAsync(string input, CancellationToken cancellationToken = default) =>
        discoverer.FindAsync(input, cancellationToken);

    /// <summary>Polls each feed when it is due, until it is cancelled.</summary>
    /// <param name="onPolled">
    /// Called with each result of a feed for everyone. Feeds of communities are polled, too, but not reported.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WatchAsync(Action<FeedPollResult> onPolled, CancellationToken cancellationToken)
    {
        await ListAsync(null, cancellationToken);
        await worker.RunAsync(
            polled =>
            {
                if (polled.Feed.Community is null) onPolled(polled);
            },
            cancellationToken);
    }

    /// <summary>
    /// Writes the feeds that <see cref="ListAsync"/> lists as an OPML document, which other feed readers import.
    /// </summary>
    public async Task<string> ExportOpmlAsync(string? community = null, CancellationToken cancellationToken = default) =>
        Opml.Write((await ListAsync(community, cancellationToken)).Select(feed => new ListedFeed(feed.Address, feed.Title)));

    private static async Task<FeedList> ReadOpmlAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            SpecialFile.Refuse(file);
            return Opml.Read(TextDecoder.Decode(await File.ReadAllBytesAsync(file, cancellationToken)));
        }
        catch (Exception exception) when (FileProblem.Describe(exception) is { } problem)
        {
            return new FeedList([], [problem]);
        }
    }

    private async Task<AddedFeed> AddOneAsync(
        string input, string address, string? title, string? kind, int entries, string? notice, string? community,
        CancellationToken cancellationToken)
    {
        var (feed, isNew) = await store.AddAsync(address, title, kind, community, cancellationToken);
        return new AddedFeed(input, feed, isNew, entries, notice);
    }

    private static List<FeedRecord> FindMatching(IReadOnlyList<FeedRecord> feeds, string text)
    {
        var exact = feeds
            .Where(feed => feed.Address == text || string.Equals(feed.Title, text, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0 || string.IsNullOrWhiteSpace(text) ? exact : [.. feeds.Where(feed =>
            feed.Address.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            || feed.Title?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true)];
    }
}

/// <summary>The result of adding a feed.</summary>
/// <param name="Input">The input as it was given.</param>
/// <param name="Feed">The followed feed; null if it is not followed.</param>
/// <param name="IsNew">True if the feed was not followed before.</param>
/// <param name="EntryCount">How many entries the feed has now; 0 if it was not fetched.</param>
/// <param name="Problem">Why the feed is not followed, or which part of it could not be read; null for no problem.</param>
internal sealed record AddedFeed(string Input, FeedRecord? Feed, bool IsNew, int EntryCount, string? Problem);

/// <summary>The result of removing a feed.</summary>
/// <param name="Feed">The removed feed; null if nothing was removed.</param>
/// <param name="Problem">Why nothing was removed, or what else the operator has to do; null for no problem.</param>
internal sealed record RemovedFeed(FeedRecord? Feed, string? Problem);
