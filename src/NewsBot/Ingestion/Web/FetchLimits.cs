namespace NewsBot.Ingestion.Web;

/// <summary>The limits for responses of untrusted servers.</summary>
internal static class FetchLimits
{
    /// <summary>The longest address that is fetched, in UTF-16 units; nobody publishes longer ones.</summary>
    public const int MaxAddressLength = 8000;

    /// <summary>The most redirects that are followed; RFC 9309 asks for at least as many.</summary>
    public const int MaxRedirects = 5;

    /// <summary>The largest size of the headers of one response, in KiB; web servers accept about as much.</summary>
    public const int MaxHeadersKiB = 32;

    /// <summary>
    /// The longest time from the first request to the last byte, including redirects and retries, but not the wait for a turn.
    /// </summary>
    public static readonly TimeSpan MaxTotalTime = TimeSpan.FromSeconds(30);

    /// <summary>The longest time to resolve the name and open the connection.</summary>
    public static readonly TimeSpan MaxConnectTime = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause between two bytes, in the handshake, the headers and the body.</summary>
    public static readonly TimeSpan MaxIdleTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Returns the most bytes of a decompressed body. Feeds of 10,000 entries have about 10 MB, and the largest pages of
    /// newspapers 3 MB; RFC 9309 asks for at least 500 KiB of a robots.txt.
    /// </summary>
    public static int GetMaxBytes(FetchKind kind) => kind switch
    {
        FetchKind.Feed => 16 * 1024 * 1024,
        FetchKind.Page => 8 * 1024 * 1024,
        _ => 512 * 1024,
    };
}
