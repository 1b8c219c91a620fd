namespace NewsBot.Ingestion.Web;

/// <summary>Fetches the robots.txt files of sites and caches their rules.</summary>
/// <param name="fetch">Fetches a robots.txt.</param>
/// <param name="time">The clock of the cache.</param>
internal sealed class RobotsCache(Func<FetchRequest, CancellationToken, Task<Fetched>> fetch, TimeProvider time)
{
    // RFC 9309 allows caching for a day (2.4), and using the last rules of a site that fails for about 30 days (2.3.1.4).
    private static readonly TimeSpan CacheDuration = TimeSpan.FromHours(24);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MaxStaleAge = TimeSpan.FromDays(30);

    // The limits amount to about 16 MB of rules. Most sites have a few kilobytes.
    private const int MaxSites = 2000;
    private const int MaxCharacters = 8 * 1024 * 1024;

    private readonly Lock @lock = new();
    private readonly Dictionary<string, Site> sites = new(StringComparer.Ordinal);
    private long characters;

    /// <summary>The number of sites in the cache.</summary>
    public int Count
    {
        get
        {
            lock (@lock) return sites.Count;
        }
    }

    /// <summary>
    /// True if a page may be fetched. A site without a robots.txt (4xx) allows all. For a site that fails or cannot be reached,
    /// the last rules apply; if there are none, nothing is allowed until it responds.
    /// </summary>
    /// <exception cref="OperationCanceledException">Thrown only if <paramref name="ct"/> is cancelled.</exception>
    public async Task<bool> IsAllowedAsync(Uri address, CancellationToken ct) =>
        (await GetFileAsync(address, true, ct)).Allows(address.PathAndQuery);

    /// <summary>Returns the robots.txt of a page's site, and fetches it first if it is not cached or too old.</summary>
    /// <param name="address">The address of the page.</param>
    /// <param name="mayBePrivate">True if the operator's private hosts may be fetched from.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">Thrown only if <paramref name="ct"/> is cancelled.</exception>
    public async Task<RobotsFile> GetFileAsync(Uri address, bool mayBePrivate, CancellationToken ct)
    {
        var site = GetOrAddSite(address, mayBePrivate);
        if (IsDue(site))
        {
            // One caller fetches while the others wait; if it is cancelled, the next one fetches.
            await site.RefreshLock.WaitAsync(ct);
            try
            {
                if (IsDue(site)) await RefreshAsync(site, address, mayBePrivate, ct);
            }
            finally
            {
                site.RefreshLock.Release();
            }
        }

        return site.File;
    }

    /// <summary>Returns the crawl delay of a site from the cached robots.txt; null if none is cached or it has none.</summary>
    public TimeSpan? FindCrawlDelay(Uri address, bool mayBePrivate)
    {
        lock (@lock) return sites.GetValueOrDefault(GetKey(address, mayBePrivate))?.File.CrawlDelay;
    }

    // Monotonic time is used, because one wrong reading of the system clock could make the waits last for years.
    private TimeSpan Now => time.GetElapsedTime(0);

    // Private and public access are cached separately, because a host that is refused to a foreign feed may be allowed to the
    // operator's own.
    private static string GetKey(Uri address, bool mayBePrivate) =>
        $"{address.Scheme}://{WebAddress.GetHost(address)}:{address.Port}{(mayBePrivate ? "" : " in public")}";

    private Site GetOrAddSite(Uri address, bool mayBePrivate)
    {
        lock (@lock)
        {
            if (!sites.TryGetValue(GetKey(address, mayBePrivate), out var site))
            {
                sites.Add(GetKey(address, mayBePrivate), site = new Site());
                characters += site.File.Size;
            }

            site.LastUsed = Now;
            return site;
        }
    }

    private bool IsDue(Site site)
    {
        lock (@lock) return !(Now < site.NextRead);
    }

    private async Task RefreshAsync(Site site, Uri address, bool mayBePrivate, CancellationToken ct)
    {
        var robotsAddress = new Uri(address, "/robots.txt").AbsoluteUri;
        var request = new FetchRequest(robotsAddress) { Kind = FetchKind.Robots, Source = mayBePrivate ? robotsAddress : "" };
        var fetched = await fetch(request, ct);
        var now = Now;
        var file = fetched switch
        {
            { Outcome: FetchOutcome.Done or FetchOutcome.TooLarge } when fetched.Body.Length > 0 =>
                RobotsFile.Parse(fetched.Body),
            { Outcome: FetchOutcome.Done or FetchOutcome.WrongType or FetchOutcome.Missing or FetchOutcome.Gone } =>
                RobotsFile.AllowsAll,
            // The page itself will be refused for the same reason, which makes a clearer message.
            { Outcome: FetchOutcome.Refused } => RobotsFile.AllowsAll,
            // There is no file (RFC 9309, 2.3.1.3), or redirects lead to none (2.3.1.2).
            { Outcome: FetchOutcome.Failed, Status: >= 300 and < 500 } => RobotsFile.AllowsAll,
            _ => null,
        };
        lock (@lock)
        {
            if (file is not null)
            {
                SetFile(site, file);
                (site.LastRead, site.NextRead) = (now, now + CacheDuration);
            }
            else
            {
                if (site.LastRead is null || now - site.LastRead > MaxStaleAge)
                    SetFile(site, RobotsFile.FromProblem(fetched.Error ?? ""));
                var pause = fetched.RetryAfter > RetryInterval ? fetched.RetryAfter.Value : RetryInterval;
                site.NextRead = now + (pause < CacheDuration ? pause : CacheDuration);
            }

            EvictOldest();
        }
    }

    // A site that was evicted while its file was being fetched is no longer in the cache, so its size does not count.
    private void SetFile(Site site, RobotsFile file)
    {
        if (!site.IsEvicted) characters += file.Size - site.File.Size;
        site.File = file;
    }

    private void EvictOldest()
    {
        if (sites.Count <= MaxSites && characters <= MaxCharacters) return;
        foreach (var (key, site) in sites.OrderBy(entry => entry.Value.LastUsed).ToList())
        {
            if (sites.Count <= MaxSites * 3 / 4 && characters <= MaxCharacters * 3 / 4) return;
            characters -= site.File.Size;
            site.IsEvicted = true;
            sites.Remove(key);
        }
    }

    private sealed class Site
    {
        public SemaphoreSlim RefreshLock { get; } = new(1);

        public RobotsFile File { get; set; } = RobotsFile.FromProblem("it was not asked for yet");

        /// <summary>When the file was last read; null for never.</summary>
        public TimeSpan? LastRead { get; set; }

        /// <summary>When the file must be read again; null for at once.</summary>
        public TimeSpan? NextRead { get; set; }

        public TimeSpan LastUsed { get; set; }

        public bool IsEvicted { get; set; }
    }
}
