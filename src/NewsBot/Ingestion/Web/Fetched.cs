namespace NewsBot.Ingestion.Web;

/// <summary>What came of a fetch.</summary>
internal sealed record Fetched
{
    public required FetchOutcome Outcome { get; init; }

    /// <summary>The address that answered, after redirects and without a fragment.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// Where an unbroken chain of permanent redirects (301, 308) from the start leads; null where there is none. Told only
    /// with <see cref="FetchOutcome.Done"/> and <see cref="FetchOutcome.NotModified"/>, because a move to a place where
    /// nothing is is not to be believed, and never from https to http.
    /// </summary>
    public string? MovedTo { get; init; }

    /// <summary>Unpacked. Empty unless <see cref="Outcome"/> is Done; of a robots.txt that is too large, its beginning.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>In lower case, without parameters; null where the server names none.</summary>
    public string? MediaType { get; init; }

    /// <summary>As the server named it, so there may be no such encoding; null where it names none.</summary>
    public string? Charset { get; init; }

    public string? ETag { get; init; }

    /// <summary>As the server sent it, to be sent back the same.</summary>
    public string? LastModified { get; init; }

    /// <summary>
    /// For how long the server says that this stays current: max-age less Age, or else until Expires; zero for no-cache and
    /// no-store, at most a year. Null where it says nothing.
    /// </summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>For how long the server wants to be left alone, from 0 to a year; null where it says nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The status of the last answer; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// Why there is no body, with the address and the remedy; null with Done and NotModified. It holds no user info and no
    /// query of any address, because people put secrets there.
    /// </summary>
    public string? Error { get; init; }
}

/// <summary>How a fetch ended.</summary>
internal enum FetchOutcome
{
    /// <summary>The body is here.</summary>
    Done,

    /// <summary>The copy that is held is current (304).</summary>
    NotModified,

    /// <summary>It was taken down for good (410).</summary>
    Gone,

    /// <summary>Nothing is there (404).</summary>
    Missing,

    /// <summary>It may not be asked for: the address, its scheme, or robots.txt forbids it.</summary>
    Refused,

    /// <summary>It is larger than its kind may be.</summary>
    TooLarge,

    /// <summary>It is of a kind that cannot be read, such as a picture.</summary>
    WrongType,

    /// <summary>The server was too slow.</summary>
    TimedOut,

    /// <summary>Anything else.</summary>
    Failed,

    /// <summary>The server asks to be left alone for a while (429, or 503 with Retry-After).</summary>
    Throttled,
}
