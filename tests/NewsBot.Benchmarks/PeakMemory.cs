using System.Diagnostics;

namespace NewsBot.Benchmarks;

/// <summary>Samples this process's working set until it is disposed of.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly Timer timer;
    private long peak;

    public PeakMemory() => timer = new Timer(_ => Sample(), null, TimeSpan.Zero, Between);

    public double Megabytes => Interlocked.Read(ref peak) / 1048576.0;

    public static double NowMegabytes() => WorkingSet() / 1048576.0;

    public void Dispose() => timer.Dispose();

    private void Sample()
    {
        var now = WorkingSet();
        if (now > Interlocked.Read(ref peak)) Interlocked.Exchange(ref peak, now);
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
