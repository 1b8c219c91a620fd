namespace NewsBot.Ingestion.Web;

/// <summary>How much is taken from a server that nobody here knows.</summary>
internal static class FetchLimits
{
    /// <summary>The longest address that is asked for, in characters; nobody publishes longer ones.</summary>
    public const int AddressLength = 8000;

    /// <summary>The most redirects that are followed, as many as RFC 9309 asks for.</summary>
    public const int Redirects = 5;

    /// <summary>The most headers of one answer, in KiB: what web servers themselves take.</summary>
    public const int HeadersKiB = 32;

    /// <summary>From the first request to the last byte, redirects and retries included, waiting for a turn excluded.</summary>
    public static readonly TimeSpan TotalTime = TimeSpan.FromSeconds(30);

    /// <summary>From the look-up of the name to the open connection.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause between two bytes, in the handshake, the headers and the body.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The most bytes of a body, unpacked. Feeds of 10,000 entries have about 10 MB; the largest pages of newspapers 3 MB;
    /// RFC 9309 asks for at least 500 KiB of a robots.txt.
    /// </summary>
    public static int Bytes(FetchKind kind) => kind switch
    {
        FetchKind.Feed => 16 * 1024 * 1024,
        FetchKind.Page => 8 * 1024 * 1024,
        _ => 512 * 1024,
    };
}
