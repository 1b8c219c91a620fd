namespace NewsBot.Ingestion.Web;

/// <summary>Why there is nothing to read.</summary>
/// <param name="Outcome">What the fetch ends with.</param>
/// <param name="Reason">Follows the address and gives the remedy: "is a loopback address; ...".</param>
internal sealed record FetchFault(FetchOutcome Outcome, string Reason);

/// <summary>Ends a connection from below <see cref="HttpClient"/>, which hands it up inside an exception of its own.</summary>
internal sealed class FetchException(FetchFault fault) : IOException(fault.Reason)
{
    public FetchFault Fault { get; } = fault;

    /// <summary>The fault that lies in <paramref name="error"/>, or null.</summary>
    public static FetchFault? In(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is FetchException found)
                return found.Fault;
        return null;
    }
}
