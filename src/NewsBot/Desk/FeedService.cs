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

/// <summary>The part of the desk that knows which feeds are followed.</summary>
/// <inheritdoc cref="NewsDesk" path="/remarks"/>
internal sealed class FeedService
{
    private readonly FeedStore register;
    private readonly FeedDiscoverer finder;
    private readonly FeedPoller polling;
    private readonly FeedWorker worker;
    private readonly DataFolder folder;
    private readonly IList<string> configured;
    private readonly TimeProvider time;

    public FeedService(
        FeedStore register, FeedDiscoverer finder, FeedPoller polling, FeedWorker worker, DataFolder folder,
        IOptions<NewsBotOptions> options, TimeProvider time)
    {
        this.register = register;
        this.finder = finder;
        this.polling = polling;
        this.worker = worker;
        this.folder = folder;
        this.time = time;
        configured = options.Value.Feeds;
    }

    /// <summary>
    /// The feeds that are followed, those of the configuration among them, in the order in which they were added. One that a
    /// community follows and everyone does, too, is listed as that community's, and stands as everyone's does.
    /// </summary>
    /// <param name="community">
    /// Its own feeds and those for everyone; null for those for everyone alone, which are the operator's.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<FeedRecord>> ListAsync(
        string? community = null, CancellationToken cancellationToken = default)
    {
        foreach (var address in configured) await register.AddAsync(address, cancellationToken: cancellationToken);
        var seen = (await register.ListAsync(cancellationToken))
            .Where(feed => feed.Community is null || feed.Community == community).ToList();
        var own = seen.Where(feed => feed.Community is not null).ToDictionary(feed => feed.Address, StringComparer.Ordinal);
        var asked = FeedStore.ToAsk(seen).ToDictionary(feed => feed.Address, StringComparer.Ordinal);
        return [.. seen.Where(feed => feed.Community is not null || !own.ContainsKey(feed.Address))
            .Select(feed => feed.Community is null
                ? feed
                : asked[feed.Address] with { Key = feed.Key, Community = feed.Community, Added = feed.Added })];
    }

    /// <summary>
    /// Follows feeds. Each input is the address of a feed or of a page that links to one, or an OPML file of feeds. An address
    /// is read first and followed only where there is a feed; those of an OPML file are followed as they are, and polling tells.
    /// </summary>
    /// <param name="inputs">What to follow. For a community addresses alone: files are the operator's.</param>
    /// <param name="community">
    /// The community that follows them for itself, and alone sees what comes by them; null for everyone.
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
                var list = await ReadListAsync(input, cancellationToken);
                foreach (var feed in list.Feeds)
                    yield return await FollowAsync(input, feed.Url, feed.Title, null, 0, null, community, cancellationToken);
                foreach (var failure in list.Failures) yield return new AddedFeed(input, null, false, 0, $"{input}: {failure}");
                continue;
            }

            var found = await finder.FindAsync(input, cancellationToken);
            if (found.Feed is null) yield return new AddedFeed(input, null, false, 0, found.Problem);
            else
            {
                yield return await FollowAsync(
                    input, found.Address, found.Feed.Title, found.Feed.Kind.ToString(), found.Feed.Entries.Count,
                    found.Problem, community, cancellationToken);
            }
        }
    }

    /// <summary>Follows a feed no more; what came by it stays held.</summary>
    /// <param name="address">Its address or its title, or the start of either that no other has.</param>
    /// <param name="community">The community whose feed it is; null for one for everyone. No other is found.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RemovedFeed> RemoveAsync(
        string address, string? community = null, CancellationToken cancellationToken = default)
    {
        var feeds = await ListAsync(community, cancellationToken);
        var meant = Meant([.. feeds.Where(feed => feed.Community == community)], address);
        if (meant.Count != 1)
        {
            return new RemovedFeed(null, meant.Count == 0
                ? Meant(feeds, address).Count > 0 ? $"{address} is followed for everyone; only the operator can remove it"
                : $"{address} is not followed; the list of feeds shows what is"
                : $"{address} could be any of {meant.Count} feeds; give the whole address: "
                    + string.Join(", ", meant.Take(5).Select(feed => feed.Address)));
        }

        await register.RemoveAsync(meant[0].Key, cancellationToken);
        return new RemovedFeed(meant[0], community is null && configured.Contains(meant[0].Address)
            ? $"{meant[0].Address} is named in NewsBot:Feeds; take it out there too, or it comes back at the next start"
            : null);
    }

    /// <summary>Asks feeds for news now, due or not, and tells of each as it is done.</summary>
    /// <param name="addresses">
    /// Which, each read as in <see cref="RemoveAsync"/>; none for all for everyone, or for all of the community's own.
    /// </param>
    /// <param name="onWaiting">Told once when another process must finish first.</param>
    /// <param name="community">
    /// Who asks: it may name its own feeds and those for everyone; null for those for everyone alone.
    /// </param>
    /// <param name="cancellationToken">Ends it; what was told of is stored.</param>
    /// <exception cref="ArgumentException">An address is of no feed that is followed; the message names it.</exception>
    public async IAsyncEnumerable<FeedPollResult> PollAsync(
        IReadOnlyList<string> addresses, Action? onWaiting = null, string? community = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var feeds = await ListAsync(community, cancellationToken);
        var unknown = addresses.FirstOrDefault(address => Meant(feeds, address).Count == 0);
        if (unknown is not null) throw new ArgumentException($"{unknown} is not followed; add it first with `feeds add`");
        var named = (addresses.Count == 0
                ? feeds.Where(feed => feed.Community == community)
                : addresses.SelectMany(address => Meant(feeds, address)))
            .Select(feed => feed.Address).ToHashSet(StringComparer.Ordinal);
        var asked = FeedStore.ToAsk(
                [.. (await register.ListAsync(cancellationToken))
                    .Where(feed => feed.Community is null || feed.Community == community)])
            .Where(feed => named.Contains(feed.Address)).ToList();
        using var taken = await TakeAsync(onWaiting, cancellationToken);
        await foreach (var polled in polling.PollAsync(asked, isAsked: true, onWaiting, cancellationToken)) yield return polled;
    }

    /// <summary>Reads a feed without following it or storing anything of it.</summary>
    /// <param name="input">The address of a feed or of a page that links to one, or a file with a feed in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<FeedDiscovery> CheckAsync(string input, CancellationToken cancellationToken = default) =>
        finder.FindAsync(input, cancellationToken);

    /// <summary>Asks each feed when it is due, until it is cancelled.</summary>
    /// <param name="onPolled">
    /// Told of each feed for everyone as it is done; those of communities are asked, and not told of.
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

    /// <summary>The feeds that <see cref="ListAsync"/> lists as an OPML document, for any other reader of feeds.</summary>
    public async Task<string> ExportAsync(string? community = null, CancellationToken cancellationToken = default) =>
        Opml.Write((await ListAsync(community, cancellationToken)).Select(feed => new ListedFeed(feed.Address, feed.Title)));

    private static async Task<FeedList> ReadListAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            SpecialFile.Refuse(file);
            return Opml.Read(TextDecoder.Decode(await File.ReadAllBytesAsync(file, cancellationToken)));
        }
        catch (Exception exception) when (FileProblem.Of(exception) is { } problem)
        {
            return new FeedList([], [problem]);
        }
    }

    private async Task<AddedFeed> FollowAsync(
        string input, string address, string? title, string? kind, int entries, string? notice, string? community,
        CancellationToken cancellationToken)
    {
        var (feed, isNew) = await register.AddAsync(address, title, kind, community, cancellationToken);
        return new AddedFeed(input, feed, isNew, entries, notice);
    }

    private async Task<IDisposable> TakeAsync(Action? onWaiting, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (folder.TryTakeFeeds() is { } taken) return taken;
            if (isFirst) onWaiting?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellationToken);
        }
    }

    private static List<FeedRecord> Meant(IReadOnlyList<FeedRecord> feeds, string text)
    {
        var exact = feeds
            .Where(feed => feed.Address == text || string.Equals(feed.Title, text, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0 || string.IsNullOrWhiteSpace(text) ? exact : [.. feeds.Where(feed =>
            feed.Address.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            || feed.Title?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true)];
    }
}

/// <summary>What came of adding a feed.</summary>
/// <param name="Input">What was given.</param>
/// <param name="Feed">The feed as it is followed; null where it is not.</param>
/// <param name="IsNew">Whether it was not followed before.</param>
/// <param name="Entries">How many entries it has now.</param>
/// <param name="Problem">Why it is not followed; or what of it could not be read.</param>
internal sealed record AddedFeed(string Input, FeedRecord? Feed, bool IsNew, int Entries, string? Problem);

/// <param name="Feed">What is followed no more; null where nothing was removed.</param>
/// <param name="Problem">Why not, or what to do besides.</param>
internal sealed record RemovedFeed(FeedRecord? Feed, string? Problem);
