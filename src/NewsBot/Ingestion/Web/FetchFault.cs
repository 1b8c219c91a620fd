namespace NewsBot.Ingestion.Web;

/// <summary>The reason why a fetch returned no content.</summary>
/// <param name="Outcome">The outcome of the fetch.</param>
/// <param name="Reason">The message that follows the address, with the remedy: "is a loopback address; ...".</param>
internal sealed record FetchFault(FetchOutcome Outcome, string Reason);

/// <summary>
/// Carries a fault from a connection up through <see cref="HttpClient"/>, which wraps it in an exception of its own.
/// </summary>
internal sealed class FetchException(FetchFault fault) : IOException(fault.Reason)
{
    public FetchFault Fault { get; } = fault;

    /// <summary>Returns the fault inside an exception or its inner exceptions, or null.</summary>
    public static FetchFault? FindFault(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is FetchException found)
                return found.Fault;
        return null;
    }
}
