namespace NewsBot.Storage.Schema;

/// <summary>A feed that is polled, and its state. This is a table row.</summary>
internal sealed record FeedRecord
{
    /// <summary>The database key; 0 before it is stored.</summary>
    public long Key { get; init; }

    /// <summary>The absolute http(s) address that the feed is read from.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// The community that follows the feed for itself and alone sees its articles; null for everyone. Never empty.
    /// </summary>
    public string? Community { get; init; }

    /// <summary>The feed's own title; null until it was read once.</summary>
    public string? Title { get; init; }

    /// <summary>The format at the last read: RSS, Atom, ...</summary>
    public string? Kind { get; init; }

    /// <summary>When the feed was added.</summary>
    public DateTimeOffset Added { get; init; }

    /// <summary>The validator that the server sent, for conditional requests.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; init; }

    /// <summary>When the feed was last polled, with or without success; null for never.</summary>
    public DateTimeOffset? Polled { get; init; }

    /// <summary>When the feed was last polled with success, even if nothing was new; null for never.</summary>
    public DateTimeOffset? Succeeded { get; init; }

    /// <summary>When the next poll is due.</summary>
    public DateTimeOffset NextPoll { get; init; }

    /// <summary>The seconds between polls while they succeed; 0 until that is known.</summary>
    public int Interval { get; init; }

    /// <summary>The failed polls since the last success.</summary>
    public int Failures { get; init; }

    /// <summary>When the first of these polls failed; null if there is none.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why the last poll failed; null if it succeeded.</summary>
    public string? Problem { get; init; }

    /// <summary>
    /// True if the server said that the feed is gone for good. It is then polled only when somebody asks for it.
    /// </summary>
    public bool IsGone { get; init; }
}

/// <summary>
/// An entry that a feed has or had, and its state, so that it does not count as new again. This is a table row.
/// </summary>
internal sealed record SeenEntry
{
    /// <summary>The key of its feed.</summary>
    public long FeedKey { get; init; }

    /// <summary>The entry's identity within the feed: its id, or else its address, or else its text.</summary>
    public required string Identity { get; init; }

    /// <summary>The id of the article that was stored for it; null if there is none.</summary>
    public string? ArticleId { get; init; }

    /// <summary>A hash of all fields of the entry.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When the feed first contained it.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When the feed last contained it.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>When its page was last read; null if it was not, or if reading it failed and is to be retried.</summary>
    public DateTimeOffset? PageRead { get; init; }

    /// <summary>The validator that the page's server sent, for conditional requests.</summary>
    public string? PageETag { get; init; }

    /// <inheritdoc cref="PageETag"/>
    public string? PageLastModified { get; init; }

    /// <summary>Why there is no article, or only a part of it; null if all went well.</summary>
    public string? Problem { get; init; }

    /// <summary>
    /// True if one of the times is in the future. A wrong clock wrote it, and the entry would be ignored until then.
    /// </summary>
    public bool HasTimeAfter(DateTimeOffset now) => FirstSeen > now || LastSeen > now || PageRead > now;
}
