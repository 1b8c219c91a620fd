using Microsoft.Extensions.Time.Testing;

namespace NewsBot.Tests.Support;

/// <summary>
/// A clock that stands still until a test moves it. As with a machine's own, putting it right or wrong moves the time of day
/// alone: the counter by which waits are measured goes on as if nothing had happened.
/// </summary>
public sealed class TestClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private long put;

    public override long GetTimestamp() => base.GetTimestamp() - Interlocked.Read(ref put);

    /// <summary>Puts it to another moment, earlier or later.</summary>
    public new void AdjustTime(DateTimeOffset value)
    {
        var before = base.GetTimestamp();
        base.AdjustTime(value);
        Interlocked.Add(ref put, base.GetTimestamp() - before);
    }
}
