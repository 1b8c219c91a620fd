namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// The time that reading a page may take. It is asked at every piece of the page and between the steps, and each step is
/// bounded by <see cref="PageLimits"/>: nothing runs on behind a page that was given up.
/// </summary>
internal sealed class PageBudget(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    private TimeSpan Left => PageLimits.Time - time.GetElapsedTime(_start);

    /// <exception cref="PageException">The time is over.</exception>
    public void Check()
    {
        if (Left <= TimeSpan.Zero) throw TooSlow();
    }

    /// <summary>Is cancelled when the time is over; to be disposed.</summary>
    /// <exception cref="PageException">It is over.</exception>
    public CancellationTokenSource Limit() =>
        Left is { Ticks: > 0 } left ? new CancellationTokenSource(left, time) : throw TooSlow();

    public static PageException TooSlow() => new(
        $"it takes longer than {PageLimits.Time.TotalSeconds:0} seconds to read, so it was given up; "
        + "try again later, or save it as plain text", isPassing: true);
}
