using System.Diagnostics;

namespace NewsBot.Tests.Support;

/// <summary>Waits for something that happens elsewhere, in another process or on another thread.</summary>
internal static class Poll
{
    // Only a hang lasts this long, on however busy a machine.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > Bound) throw new TimeoutException($"It did not come about: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Xunit.TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);
}
