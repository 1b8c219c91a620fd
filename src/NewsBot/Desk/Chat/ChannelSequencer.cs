namespace NewsBot.Desk.Chat;

/// <summary>
/// Keeps the order of replies in a channel: they appear in the order of the requests, although they are worked on in parallel. A
/// slow reply does not block the others: if none has appeared for ten seconds, the next one that is ready goes first.
/// </summary>
internal sealed class ChannelSequencer(TimeProvider time)
{
    private static readonly TimeSpan OvertakeAfter = TimeSpan.FromSeconds(10);

    private readonly TimeProvider time = time;
    private readonly Lock gate = new();
    private readonly Dictionary<string, ChannelQueue> streams = new(StringComparer.Ordinal);

    /// <summary>
    /// Enters the queue of a channel. The caller disposes of the turn (<see cref="Turn.Dispose"/>) when its reply has appeared.
    /// </summary>
    public Turn Enter(string name)
    {
        lock (gate)
        {
            if (!streams.TryGetValue(name, out var stream)) streams[name] = stream = new ChannelQueue(name);
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var before = stream.LastDone;
            stream.LastDone = mine.Task;
            stream.PendingCount++;
            return new Turn(this, stream, before, mine);
        }
    }

    private void Leave(ChannelQueue stream)
    {
        lock (gate)
        {
            stream.LastMoved = time.GetTimestamp();
            if (--stream.PendingCount == 0) streams.Remove(stream.Name);
        }
    }

    private long GetLastMoved(ChannelQueue stream)
    {
        lock (gate) return stream.LastMoved;
    }

    /// <summary>The queue of one channel.</summary>
    internal sealed class ChannelQueue(string name)
    {
        public string Name { get; } = name;

        public Task LastDone { get; set; } = Task.CompletedTask;

        public int PendingCount { get; set; }

        /// <summary>The timestamp at which a reply last left the queue; 0 for never.</summary>
        public long LastMoved { get; set; }
    }

    /// <summary>The turn of one reply in the queue.</summary>
    internal sealed class Turn(ChannelSequencer order, ChannelQueue stream, Task before, TaskCompletionSource mine) : IDisposable
    {
        private int isLeft;
        private bool hasOvertaken;

        /// <summary>Waits for the replies before this one, as long as the queue moves.</summary>
        public async Task WaitAsync(CancellationToken cancellationToken)
        {
            var since = order.time.GetTimestamp();
            while (!before.IsCompleted && !hasOvertaken)
            {
                var moved = order.GetLastMoved(stream);
                var left = OvertakeAfter - order.time.GetElapsedTime(moved > since ? moved : since);
                if (left <= TimeSpan.Zero)
                {
                    hasOvertaken = true;
                    return;
                }

                try
                {
                    await before.WaitAsync(left, order.time, cancellationToken);
                }
                catch (TimeoutException)
                {
                    // The loop checks whether the queue has moved meanwhile.
                }
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 1) return;
            order.Leave(stream);
            mine.TrySetResult();
        }
    }
}
