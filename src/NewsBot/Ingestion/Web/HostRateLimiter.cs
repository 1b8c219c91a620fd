namespace NewsBot.Ingestion.Web;

/// <summary>The rate of requests to a host.</summary>
/// <param name="MaxConcurrent">The most requests at the same time.</param>
/// <param name="Gap">The shortest time from the start of one request to the start of the next.</param>
internal readonly record struct CrawlPolicy(int MaxConcurrent, TimeSpan Gap)
{
    /// <summary>The longest gap that a robots.txt can ask for; a longer one would delay all polling.</summary>
    public static readonly TimeSpan MaxGap = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The policy for foreign hosts: one request at a time and a second between starts, as is polite for crawlers.
    /// </summary>
    public static readonly CrawlPolicy ForeignHost = new(1, TimeSpan.FromSeconds(1));

    /// <summary>The policy for the operator's own hosts (<see cref="PrivateHosts"/>).</summary>
    public static readonly CrawlPolicy OwnHost = new(4, TimeSpan.Zero);
}

/// <summary>
/// Limits the rate of requests to each host by its <see cref="CrawlPolicy"/>. Requests to one host start in the order in which
/// they were made; different hosts do not wait for each other.
/// </summary>
internal sealed class HostRateLimiter(TimeProvider time)
{
    // Idle hosts are removed only when there are at least this many, and only after the number of hosts has doubled.
    private const int MinSweepCount = 1000;

    private readonly Lock @lock = new();
    private readonly Dictionary<string, HostQueue> queues = new(StringComparer.Ordinal);
    private int sweepAt = MinSweepCount;

    /// <summary>The number of hosts that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (@lock) return queues.Count;
        }
    }

    /// <summary>Waits for a turn at a host. The turn lasts until it is disposed.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; it no longer counts.</exception>
    public async Task<HostTurn> AcquireAsync(string host, CrawlPolicy policy, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (queue, turn) = Enqueue(host, policy);
        await using (ct.Register(() => CancelWait(queue, turn, ct)))
            await turn.Task;
        var hostTurn = new HostTurn(this, queue, policy.Gap);
        try
        {
            if (GetPause(queue, policy.Gap) is { Ticks: > 0 } pause) await Task.Delay(pause, time, ct);
            RecordStart(queue, TimeSpan.Zero);
            return hostTurn;
        }
        catch
        {
            hostTurn.Dispose();
            throw;
        }
    }

    internal void RecordStart(HostQueue queue, TimeSpan delay)
    {
        lock (@lock) queue.LastStart = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
    }

    internal void Release(HostQueue queue)
    {
        lock (@lock)
        {
            queue.ActiveCount--;
            AdmitWaiting(queue);
            if (queues.Count >= sweepAt) RemoveIdleHosts();
        }
    }

    private (HostQueue Queue, TaskCompletionSource Turn) Enqueue(string host, CrawlPolicy policy)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (@lock)
        {
            if (!queues.TryGetValue(host, out var queue)) queues.Add(host, queue = new HostQueue());
            queue.MaxConcurrent = policy.MaxConcurrent;
            queue.Gap = policy.Gap;
            queue.Waiting.AddLast(turn);
            AdmitWaiting(queue);
            return (queue, turn);
        }
    }

    private void CancelWait(HostQueue queue, TaskCompletionSource turn, CancellationToken ct)
    {
        lock (@lock)
            // A waiter that is not in the queue any more has been given its turn, and releases it itself.
            if (queue.Waiting.Remove(turn))
                turn.TrySetCanceled(ct);
    }

    private static void AdmitWaiting(HostQueue queue)
    {
        while (queue.ActiveCount < queue.MaxConcurrent && queue.Waiting.First is { } first)
        {
            queue.Waiting.RemoveFirst();
            queue.ActiveCount++;
            first.Value.SetResult();
        }
    }

    private TimeSpan GetPause(HostQueue queue, TimeSpan gap)
    {
        lock (@lock) return queue.LastStart is { } last ? gap - time.GetElapsedTime(last) : TimeSpan.Zero;
    }

    // A host without requests whose gap has passed needs no record: the next request may start at once either way.
    private void RemoveIdleHosts()
    {
        foreach (var (host, queue) in queues)
            if (queue is { ActiveCount: 0, Waiting.Count: 0 } && GetPause(queue, queue.Gap) <= TimeSpan.Zero)
                queues.Remove(host);
        sweepAt = Math.Max(MinSweepCount, 2 * queues.Count);
    }

    /// <summary>The requests that wait for one host, and the state of its limits.</summary>
    internal sealed class HostQueue
    {
        public LinkedList<TaskCompletionSource> Waiting { get; } = [];

        public int ActiveCount { get; set; }

        public int MaxConcurrent { get; set; }

        public TimeSpan Gap { get; set; }

        /// <summary>The timestamp of the last start; in the future if a retry will start then; null before the first.</summary>
        public long? LastStart { get; set; }
    }
}

/// <summary>A turn at a host. Disposing it gives the turn to the next request.</summary>
internal sealed class HostTurn(HostRateLimiter limiter, HostRateLimiter.HostQueue queue, TimeSpan gap) : IDisposable
{
    /// <summary>The request option that passes the turn to the retry handler.</summary>
    public static readonly HttpRequestOptionsKey<HostTurn> Key = new("NewsBot.HostPlace");

    private int isReleased;

    /// <inheritdoc cref="CrawlPolicy.Gap"/>
    public TimeSpan Gap => gap;

    /// <summary>Records that the request will be retried after a delay, which counts as a start.</summary>
    public void RecordRetry(TimeSpan delay) => limiter.RecordStart(queue, delay);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0) limiter.Release(queue);
    }
}
