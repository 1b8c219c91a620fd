using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Web;
using NewsBot.Storage.Articles;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Reads what was fetched from the address of a feed. If that is an index of sitemaps, the sitemaps it lists are fetched as
/// well, the newest first, and read as one feed. A sitemap that is not read is named in the notice.
/// </summary>
internal sealed class FeedContentReader(SafeFetcher fetcher, FeedReader reader)
{
    /// <summary>The most sitemaps fetched for one index. With a second between requests, they take 20 seconds.</summary>
    internal const int MaxSitemaps = 20;

    /// <summary>The levels of indexes that are followed; the protocol allows one.</summary>
    private const int MaxDepth = 2;

    /// <summary>No further sitemap is fetched once those of an index have this many bytes together, decompressed.</summary>
    private const long MaxBytes = 64 * 1024 * 1024;

    private const int MaxNamed = 3;

    /// <summary>Reads a feed, or returns why it is none. It throws only when it is cancelled.</summary>
    /// <param name="fetched">The fetched content.</param>
    /// <param name="cancellationToken">Cancels the fetches of further sitemaps.</param>
    public async Task<FeedParseResult> ReadAsync(Fetched fetched, CancellationToken cancellationToken)
    {
        var content = Parse(fetched);
        return content.IsIndex ? await FollowAsync(content, fetched.Address, cancellationToken) : content;
    }

    private FeedParseResult Parse(Fetched fetched) =>
        reader.Read(fetched.Body, fetched.MediaType, fetched.Charset, new Uri(fetched.Address));

    private async Task<FeedParseResult> FollowAsync(FeedParseResult index, string address, CancellationToken cancellationToken)
    {
        var reading = new Reading(address);
        reading.Add(index, depth: 1);
        while (reading.TryGetNext(out var sitemap, out var depth))
        {
            // The source is the index, so that a private host may be asked only if the index is on it.
            var fetched = await fetcher.FetchAsync(
                new FetchRequest(sitemap) { Kind = FetchKind.Feed, Source = address }, cancellationToken);
            reading.Bytes += fetched.Body.Length;
            reading.IsThrottled = fetched.Outcome == FetchOutcome.Throttled;
            if (fetched.Outcome != FetchOutcome.Done) reading.Problems.Add(fetched.Error!);
            else if (!reading.IsOwn(fetched.Address)) reading.Unread.Add(sitemap);
            else reading.Add(Parse(fetched), depth + 1, sitemap);
        }

        return reading.Finish();
    }

    /// <summary>The state of reading one index.</summary>
    private sealed class Reading(string index)
    {
        private readonly Queue<(string Address, int Depth)> waiting = [];
        private readonly HashSet<Uri> seen = [new(index)];
        private readonly List<FeedEntry> entries = [];
        private int listed;
        private int fetches;
        private bool hasFeed;

        public long Bytes { get; set; }

        /// <summary>True if the server asks to be left alone; then nothing more is fetched.</summary>
        public bool IsThrottled { get; set; }

        public List<string> Problems { get; } = [];

        public List<string> Unread { get; } = [];

        private bool IsFull =>
            IsThrottled || fetches == MaxSitemaps || Bytes >= MaxBytes || entries.Count >= FeedLimits.MaxEntries;

        /// <summary>True if an address is on the site of the index, which can speak only for itself.</summary>
        public bool IsOwn(string address) => WebSite.IsSameSite(address, index);

        public void Add(FeedParseResult content, int depth, string? sitemap = null)
        {
            foreach (var address in content.IsIndex ? content.LinkedFeeds : [])
                Add(address, depth);
            if (!content.IsIndex && content.Error is { } problem)
                Problems.Add($"{WebAddress.FormatForDisplay(sitemap!)}: {problem}");
            hasFeed |= content.Feed is not null;
            entries.AddRange(content.Feed?.Entries ?? []);
        }

        private void Add(string address, int depth)
        {
            var sitemap = WebAddress.Parse(address, out _);
            if (sitemap is not null && !seen.Add(sitemap)) return;
            listed++;
            if (sitemap is null) Unread.Add(address);
            else waiting.Enqueue((address, depth));
        }

        public bool TryGetNext(out string sitemap, out int depth)
        {
            while (waiting.TryDequeue(out var next))
            {
                (sitemap, depth) = next;
                if (IsFull || depth > MaxDepth || !IsOwn(sitemap))
                {
                    Unread.Add(sitemap);
                    continue;
                }

                fetches++;
                return true;
            }

            (sitemap, depth) = ("", 0);
            return false;
        }

        public FeedParseResult Finish()
        {
            if (entries.Count > FeedLimits.MaxEntries) Problems.Insert(0, FeedLimits.TooManyEntries);
            if (Unread.Count > 0)
                Problems.Insert(0, $"{Unread.Count} of the {listed} sitemaps that it lists "
                    + $"{(Unread.Count == 1 ? "was" : "were")} not read: "
                    + $"{Name([.. Unread.Select(WebAddress.FormatForDisplay)], ", ")}; "
                    + "follow those that you need by themselves");
            var problem = Problems.Count == 0 ? null : Name(Problems, "; ");
            if (!hasFeed)
                return FeedParseResult.Failed("this is an index of sitemaps, and none of them is one of news that could be read"
                    + (problem is null ? ": it lists none; give a feed of the site" : $": {problem}"));
            return FeedParseResult.Succeeded(
                new Feed { Kind = FeedKind.Sitemap, Entries = [.. entries.Take(FeedLimits.MaxEntries)] }, problem) with
            { IsIndex = true };
        }

        private static string Name(List<string> items, string separator) => items.Count <= MaxNamed
            ? string.Join(separator, items)
            : $"{string.Join(separator, items.Take(MaxNamed))}{separator}and {items.Count - MaxNamed} more";
    }
}
