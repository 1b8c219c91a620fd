namespace NewsBot.Desk.Chat;

/// <summary>
/// Replies appear in a channel in the order in which they were asked for, though they are worked on side by side. Nobody waits
/// for long behind one that takes its time: while none appears for ten seconds, whoever is ready goes first.
/// </summary>
internal sealed class ChannelSequencer(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TimeProvider time = time;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Stream> streams = new(StringComparer.Ordinal);

    /// <summary>A place in the line, to be given up with <see cref="Turn.Dispose"/> when the reply has appeared.</summary>
    public Turn Enter(string name)
    {
        lock (gate)
        {
            if (!streams.TryGetValue(name, out var stream)) streams[name] = stream = new Stream(name);
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var before = stream.Last;
            stream.Last = mine.Task;
            stream.Inside++;
            return new Turn(this, stream, before, mine);
        }
    }

    private void Leave(Stream stream)
    {
        lock (gate)
        {
            stream.Moved = time.GetTimestamp();
            if (--stream.Inside == 0) streams.Remove(stream.Name);
        }
    }

    private long MovedOf(Stream stream)
    {
        lock (gate) return stream.Moved;
    }

    /// <summary>The line of one channel.</summary>
    internal sealed class Stream(string name)
    {
        public string Name { get; } = name;

        public Task Last { get; set; } = Task.CompletedTask;

        public int Inside { get; set; }

        /// <summary>When one last left it, a timestamp.</summary>
        public long Moved { get; set; }
    }

    /// <summary>A place in it.</summary>
    internal sealed class Turn(ChannelSequencer order, Stream stream, Task before, TaskCompletionSource mine) : IDisposable
    {
        private int isLeft;
        private bool hasOvertaken;

        /// <summary>Waits for those before, as long as the line moves.</summary>
        public async Task ComesAsync(CancellationToken cancellationToken)
        {
            var since = order.time.GetTimestamp();
            while (!before.IsCompleted && !hasOvertaken)
            {
                var moved = order.MovedOf(stream);
                var left = Patience - order.time.GetElapsedTime(moved > since ? moved : since);
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
                    // Unless it moved meanwhile.
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
