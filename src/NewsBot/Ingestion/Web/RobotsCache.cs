namespace NewsBot.Ingestion.Web;

/// <summary>Remembers what the robots.txt files of sites allow, and asks for them.</summary>
/// <param name="fetch">How a robots.txt is fetched.</param>
internal sealed class RobotsCache(Func<FetchRequest, CancellationToken, Task<Fetched>> fetch, TimeProvider time)
{
    // RFC 9309, 2.4: no longer than a day; 2.3.1.4: after a long time, such as 30 days, a site that fails need not be waited for.
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
    private static readonly TimeSpan RetriedAfter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(30);

    // About 16 MB of rules. Most sites have a few kilobytes of them.
    private const int MostSites = 2000;
    private const int MostCharacters = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Site> _sites = new(StringComparer.Ordinal);
    private long _characters;

    /// <summary>The number of sites that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _sites.Count;
        }
    }

    /// <summary>
    /// Whether a page may be asked for. A site without a robots.txt (4xx) allows all; one that fails, or cannot be reached,
    /// allows what it did when it was last read, and before that nothing, until it answers.
    /// </summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="ct"/> says so.</exception>
    public async Task<bool> AllowsAsync(Uri address, CancellationToken ct) =>
        (await FileAsync(address, true, ct)).Allows(address.PathAndQuery);

    /// <summary>The file by which that is told.</summary>
    /// <param name="address">The page.</param>
    /// <param name="mayBePrivate">Whether it may be asked for at a host of the operator's own.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="OperationCanceledException">Only when <paramref name="ct"/> says so.</exception>
    public async Task<RobotsFile> FileAsync(Uri address, bool mayBePrivate, CancellationToken ct)
    {
        var site = SiteOf(address, mayBePrivate);
        if (IsDue(site))
        {
            // One asks and the others wait, and if that one gives up, the next asks.
            await site.Asking.WaitAsync(ct);
            try
            {
                if (IsDue(site)) await AskAsync(site, address, mayBePrivate, ct);
            }
            finally
            {
                site.Asking.Release();
            }
        }

        return site.File;
    }

    /// <summary>The pause between requests that a site would like, as far as its robots.txt was read.</summary>
    public TimeSpan? CrawlDelay(Uri address, bool mayBePrivate)
    {
        lock (_lock) return _sites.GetValueOrDefault(KeyOf(address, mayBePrivate))?.File.CrawlDelay;
    }

    // Counted from any beginning: waits that the clock of the wall measured would last for years where that was wrong once.
    private TimeSpan Now => time.GetElapsedTime(0);

    // Apart, because what is refused to a stranger's feed is not refused to the operator's.
    private static string KeyOf(Uri address, bool mayBePrivate) =>
        $"{address.Scheme}://{WebAddress.HostOf(address)}:{address.Port}{(mayBePrivate ? "" : " in public")}";

    private Site SiteOf(Uri address, bool mayBePrivate)
    {
        lock (_lock)
        {
            if (!_sites.TryGetValue(KeyOf(address, mayBePrivate), out var site))
            {
                _sites.Add(KeyOf(address, mayBePrivate), site = new Site());
                _characters += site.File.Size;
            }

            site.Used = Now;
            return site;
        }
    }

    private bool IsDue(Site site)
    {
        lock (_lock) return !(Now < site.Due);
    }

    private async Task AskAsync(Site site, Uri address, bool mayBePrivate, CancellationToken ct)
    {
        var place = new Uri(address, "/robots.txt").AbsoluteUri;
        var fetched = await fetch(new FetchRequest(place) { Kind = FetchKind.Robots, Source = mayBePrivate ? place : "" }, ct);
        var now = Now;
        var file = fetched switch
        {
            { Outcome: FetchOutcome.Done or FetchOutcome.TooLarge } when fetched.Body.Length > 0 =>
                RobotsFile.Parse(fetched.Body),
            { Outcome: FetchOutcome.Done or FetchOutcome.WrongType or FetchOutcome.Missing or FetchOutcome.Gone } =>
                RobotsFile.AllowsAll,
            // The page will be refused for the same reason, which says more than a robots.txt that could not be had.
            { Outcome: FetchOutcome.Refused } => RobotsFile.AllowsAll,
            // No file (RFC 9309, 2.3.1.3), or redirects that lead to none (2.3.1.2).
            { Outcome: FetchOutcome.Failed, Status: >= 300 and < 500 } => RobotsFile.AllowsAll,
            _ => null,
        };
        lock (_lock)
        {
            if (file is not null)
            {
                Keep(site, file);
                (site.Read, site.Due) = (now, now + Lasts);
            }
            else
            {
                if (site.Read is null || now - site.Read > GoodFor) Keep(site, RobotsFile.Unreadable(fetched.Error ?? ""));
                var pause = fetched.RetryAfter > RetriedAfter ? fetched.RetryAfter.Value : RetriedAfter;
                site.Due = now + (pause < Lasts ? pause : Lasts);
            }

            Trim();
        }
    }

    // A site that was forgotten while its file was on the way is not counted: nobody will find it again.
    private void Keep(Site site, RobotsFile file)
    {
        if (!site.IsForgotten) _characters += file.Size - site.File.Size;
        site.File = file;
    }

    private void Trim()
    {
        if (_sites.Count <= MostSites && _characters <= MostCharacters) return;
        foreach (var (key, site) in _sites.OrderBy(entry => entry.Value.Used).ToList())
        {
            if (_sites.Count <= MostSites * 3 / 4 && _characters <= MostCharacters * 3 / 4) return;
            _characters -= site.File.Size;
            site.IsForgotten = true;
            _sites.Remove(key);
        }
    }

    private sealed class Site
    {
        public SemaphoreSlim Asking { get; } = new(1);

        public RobotsFile File { get; set; } = RobotsFile.Unreadable("it was not asked for yet");

        /// <summary>When the file was last read; null for never.</summary>
        public TimeSpan? Read { get; set; }

        /// <summary>When it is to be read again; null for at once.</summary>
        public TimeSpan? Due { get; set; }

        public TimeSpan Used { get; set; }

        public bool IsForgotten { get; set; }
    }
}
