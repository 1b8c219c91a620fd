namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// The time budget for reading one page. It is checked at every token of the page and between the steps, and
/// <see cref="PageLimits"/> bounds each step, so that nothing runs on after a page was given up.
/// </summary>
internal sealed class PageBudget(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    private TimeSpan Remaining => PageLimits.MaxTime - time.GetElapsedTime(start);

    /// <summary>Throws if the time is over.</summary>
    /// <exception cref="PageException">The time is over.</exception>
    public void ThrowIfExceeded()
    {
        if (Remaining <= TimeSpan.Zero) throw CreateTimeoutException();
    }

    /// <summary>Creates a token source that is cancelled when the time is over. The caller disposes it.</summary>
    /// <exception cref="PageException">The time is over already.</exception>
    public CancellationTokenSource CreateTokenSource() =>
        Remaining is { Ticks: > 0 } remaining ? new CancellationTokenSource(remaining, time) : throw CreateTimeoutException();

    /// <summary>Creates the exception for a page that takes too long.</summary>
    public static PageException CreateTimeoutException() => new(
        $"it takes longer than {PageLimits.MaxTime.TotalSeconds:0} seconds to read, so it was given up; "
        + "try again later, or save it as plain text", isTransient: true);
}
