using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace NewsBot.Tests.Support;

/// <summary>
/// A clock that a test sets, and that tells when somebody begins to wait on it: time moves on only once the code under test
/// is where the test wants it.
/// </summary>
public sealed class WatchedTime() : FakeTimeProvider(new DateTimeOffset(2025, 10, 17, 12, 0, 0, TimeSpan.Zero))
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> waits = new();
    private readonly ConcurrentDictionary<TimeSpan, int> counts = new();

    /// <summary>Completes when a timer has been set to <paramref name="due"/>.</summary>
    public Task WaitSetAsync(TimeSpan due) => Wait(due).Task;

    /// <summary>How often a timer has been set to <paramref name="due"/>.</summary>
    public int TimesSet(TimeSpan due) => counts.GetValueOrDefault(due);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        Set(dueTime);
        return timer;
    }

    private void Set(TimeSpan due)
    {
        counts.AddOrUpdate(due, 1, (_, count) => count + 1);
        Wait(due).TrySetResult();
    }

    private TaskCompletionSource Wait(TimeSpan due) =>
        waits.GetOrAdd(due, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private sealed class WatchedTimer(WatchedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            time.Set(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
