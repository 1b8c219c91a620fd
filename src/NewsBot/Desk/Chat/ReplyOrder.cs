namespace NewsBot.Desk.Chat;

/// <summary>
/// Replies appear in a channel in the order in which they were asked for, though they are worked on side by side. Nobody waits for
/// long: who is behind one that takes its time overtakes it.
/// </summary>
internal sealed class ReplyOrder(TimeProvider time)
{
    private readonly TimeProvider time = time;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Task Last, int Inside)> streams = new(StringComparer.Ordinal);

    /// <summary>A place in the line, to be given up with <see cref="Turn.Dispose"/> as soon as the reply has begun to appear.</summary>
    public Turn Enter(string stream)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            var (before, inside) = streams.TryGetValue(stream, out var known) ? known : (Task.CompletedTask, 0);
            streams[stream] = (mine.Task, inside + 1);
            return new Turn(this, stream, before, mine);
        }
    }

    private void Leave(string stream)
    {
        lock (gate)
        {
            var (last, inside) = streams[stream];
            if (inside == 1) streams.Remove(stream);
            else streams[stream] = (last, inside - 1);
        }
    }

    internal sealed class Turn(ReplyOrder order, string stream, Task before, TaskCompletionSource mine) : IDisposable
    {
        private int isLeft;
        private bool hasWaited;

        /// <summary>Waits for those before, but not for longer than 10 seconds, all calls together.</summary>
        public async Task ComesAsync(CancellationToken cancellationToken)
        {
            if (before.IsCompleted || hasWaited) return;
            try
            {
                await before.WaitAsync(Patience, order.time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Overtaken.
            }

            hasWaited = true;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 1) return;
            order.Leave(stream);
            mine.TrySetResult();
        }
    }

}
