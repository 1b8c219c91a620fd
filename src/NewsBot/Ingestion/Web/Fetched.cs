namespace NewsBot.Ingestion.Web;

/// <summary>The result of a fetch.</summary>
internal sealed record Fetched
{
    public required FetchOutcome Outcome { get; init; }

    /// <summary>The address that answered, after redirects and without a fragment.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// The target of an unbroken chain of permanent redirects (301, 308) from the start; null if there is none. It is set only
    /// with <see cref="FetchOutcome.Done"/> and <see cref="FetchOutcome.NotModified"/>, because a move to an address without
    /// content is not to be trusted, and never for a redirect from https to http.
    /// </summary>
    public string? MovedTo { get; init; }

    /// <summary>
    /// The decompressed body. Empty unless <see cref="Outcome"/> is Done; for a robots.txt that is too large, its beginning.
    /// </summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The media type in lower case, without parameters; null if the server states none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset as the server states it, which may be unknown; null if it states none.</summary>
    public string? Charset { get; init; }

    /// <summary>The ETag, to be sent back in a conditional request; null if the server sent none.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified header as the server sent it, to be sent back unchanged; null if it sent none.</summary>
    public string? LastModified { get; init; }

    /// <summary>
    /// How long the response stays fresh: max-age minus Age, else the time until Expires; zero for no-cache and no-store, at
    /// most a year. Null if the server does not say.
    /// </summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>The Retry-After time, from zero to a year; null if the server sent none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// Why there is no body, with the address and the remedy; null with Done and NotModified. Addresses in it have no user info
    /// and no query, because these may hold secrets.
    /// </summary>
    public string? Error { get; init; }
}

/// <summary>How a fetch ended.</summary>
internal enum FetchOutcome
{
    /// <summary>The body was read.</summary>
    Done,

    /// <summary>The caller's copy is current (304).</summary>
    NotModified,

    /// <summary>The address was taken down permanently (410).</summary>
    Gone,

    /// <summary>The address does not exist (404).</summary>
    Missing,

    /// <summary>The address may not be fetched: its host, its scheme or robots.txt forbids it.</summary>
    Refused,

    /// <summary>The body is larger than its kind may be.</summary>
    TooLarge,

    /// <summary>The content is of a type that cannot be read, such as a picture.</summary>
    WrongType,

    /// <summary>The server was too slow.</summary>
    TimedOut,

    /// <summary>The fetch failed for any other reason.</summary>
    Failed,

    /// <summary>The server asks to be left alone for a while (429, or 503 with Retry-After).</summary>
    Throttled,
}
