namespace NewsBot.Ingestion.Web;

/// <summary>How a host is asked.</summary>
/// <param name="AtOnce">The most requests under way at a time.</param>
/// <param name="Gap">From the start of one request to the start of the next.</param>
internal readonly record struct CrawlPolicy(int AtOnce, TimeSpan Gap)
{
    /// <summary>The longest gap that a robots.txt can ask for; a longer one would hold up a round of polling.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(10);

    /// <summary>Somebody else's host: one request at a time and a second between starts, as crawlers that mean well do.</summary>
    public static readonly CrawlPolicy Guest = new(1, TimeSpan.FromSeconds(1));

    /// <summary>A host of the operator's own.</summary>
    public static readonly CrawlPolicy Owner = new(4, TimeSpan.Zero);
}

/// <summary>
/// Lets requests to one host go one after the other, in the order in which they were asked for. Hosts do not wait for one
/// another.
/// </summary>
internal sealed class HostRateLimiter(TimeProvider time)
{
    // Hosts that may be forgotten are looked for only when there are this many, and never more often than hosts are added.
    private const int FewHosts = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private int _sweepAt = FewHosts;

    /// <summary>The number of hosts that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _lines.Count;
        }
    }

    /// <summary>Waits for a turn at a host; it lasts until the place is disposed.</summary>
    /// <exception cref="OperationCanceledException">The wait was given up, and its place with it.</exception>
    public async Task<HostTurn> EnterAsync(string host, CrawlPolicy courtesy, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (line, turn) = Join(host, courtesy);
        await using (ct.Register(() => Abandon(line, turn, ct)))
            await turn.Task;
        var place = new HostTurn(this, line, courtesy.Gap);
        try
        {
            if (PauseBefore(line, courtesy.Gap) is { Ticks: > 0 } pause) await Task.Delay(pause, time, ct);
            StartIn(line, TimeSpan.Zero);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    internal void StartIn(Line line, TimeSpan delay)
    {
        lock (_lock) line.LastStart = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
    }

    internal void Leave(Line line)
    {
        lock (_lock)
        {
            line.Busy--;
            LetIn(line);
            if (_lines.Count >= _sweepAt) Sweep();
        }
    }

    private (Line Line, TaskCompletionSource Turn) Join(string host, CrawlPolicy courtesy)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_lines.TryGetValue(host, out var line)) _lines.Add(host, line = new Line());
            line.AtOnce = courtesy.AtOnce;
            line.Gap = courtesy.Gap;
            line.Waiting.AddLast(turn);
            LetIn(line);
            return (line, turn);
        }
    }

    private void Abandon(Line line, TaskCompletionSource turn, CancellationToken ct)
    {
        lock (_lock)
            // Whoever is not in the line any more has the turn, and gives it back on the way out.
            if (line.Waiting.Remove(turn))
                turn.TrySetCanceled(ct);
    }

    private static void LetIn(Line line)
    {
        while (line.Busy < line.AtOnce && line.Waiting.First is { } first)
        {
            line.Waiting.RemoveFirst();
            line.Busy++;
            first.Value.SetResult();
        }
    }

    private TimeSpan PauseBefore(Line line, TimeSpan gap)
    {
        lock (_lock) return line.LastStart is { } last ? gap - time.GetElapsedTime(last) : TimeSpan.Zero;
    }

    // A host without a request under way and past its gap is as good as one that was never asked.
    private void Sweep()
    {
        foreach (var (host, line) in _lines)
            if (line is { Busy: 0, Waiting.Count: 0 } && PauseBefore(line, line.Gap) <= TimeSpan.Zero)
                _lines.Remove(host);
        _sweepAt = Math.Max(FewHosts, 2 * _lines.Count);
    }

    /// <summary>Those who wait for one host.</summary>
    internal sealed class Line
    {
        public LinkedList<TaskCompletionSource> Waiting { get; } = [];

        public int Busy { get; set; }

        public int AtOnce { get; set; }

        public TimeSpan Gap { get; set; }

        /// <summary>A timestamp; in the future when a request is to be made again then.</summary>
        public long? LastStart { get; set; }
    }
}

/// <summary>A turn at a host. Disposing it lets the next in.</summary>
internal sealed class HostTurn(HostRateLimiter places, HostRateLimiter.Line line, TimeSpan gap) : IDisposable
{
    /// <summary>Carries the place to the handler that makes requests again.</summary>
    public static readonly HttpRequestOptionsKey<HostTurn> Key = new("NewsBot.HostPlace");

    private int _isLeft;

    /// <summary>How long the host wants to be left alone between two requests.</summary>
    public TimeSpan Gap => gap;

    /// <summary>Notes that the request will be made again, which counts as a start.</summary>
    public void StartsAgainIn(TimeSpan delay) => places.StartIn(line, delay);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isLeft, 1) == 0) places.Leave(line);
    }
}
