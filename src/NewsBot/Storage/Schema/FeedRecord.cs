namespace NewsBot.Storage.Schema;

/// <summary>A feed that is followed, and how it stands. Stored as it is here.</summary>
internal sealed record FeedRecord
{
    /// <summary>The archive's key; 0 before it is stored.</summary>
    public long Key { get; init; }

    /// <summary>Where it is read, an absolute http(s) address.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// The community that follows it for itself, and alone sees what comes by it; null for everyone. Never empty.
    /// </summary>
    public string? Community { get; init; }

    /// <summary>What it calls itself; null until it was read once.</summary>
    public string? Title { get; init; }

    /// <summary>RSS, Atom, ...: as it was last read.</summary>
    public string? Kind { get; init; }

    /// <summary>Since when it is followed.</summary>
    public DateTimeOffset Added { get; init; }

    /// <summary>What its server wants to hear back, to say that nothing has changed.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; init; }

    /// <summary>When it was last asked, whatever came of it; null while it never was.</summary>
    public DateTimeOffset? Polled { get; init; }

    /// <summary>When it could last be read, also with nothing new in it.</summary>
    public DateTimeOffset? Succeeded { get; init; }

    /// <summary>When it is to be asked again.</summary>
    public DateTimeOffset NextPoll { get; init; }

    /// <summary>Seconds between polls while it can be read; 0 until that is known.</summary>
    public int Interval { get; init; }

    /// <summary>Polls in a row that failed; 0 while it can be read.</summary>
    public int Failures { get; init; }

    /// <summary>When the first of them failed.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why the last one failed.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether its server said that it is gone for good, so that it is asked no more unless somebody says so.</summary>
    public bool IsGone { get; init; }
}

/// <summary>
/// An entry that a feed has or had, and what became of it, so that it is not taken for a new one again. Stored as it is here.
/// </summary>
internal sealed record SeenEntry
{
    /// <summary>The key of its feed.</summary>
    public long FeedKey { get; init; }

    /// <summary>What the feed tells it by: its id, else its address, else its words.</summary>
    public required string Identity { get; init; }

    /// <summary>The archive's id of the article that it became; null where none did.</summary>
    public string? ArticleId { get; init; }

    /// <summary>Hash of all that the feed says of it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When the feed first had it.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When the feed last had it.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>When its page was last read; null while it was not, or could not be and may be yet.</summary>
    public DateTimeOffset? PageRead { get; init; }

    /// <summary>What the page's server wants to hear back, to say that nothing has changed.</summary>
    public string? PageETag { get; init; }

    /// <inheritdoc cref="PageETag"/>
    public string? PageLastModified { get; init; }

    /// <summary>Why there is no article, or not the whole of it.</summary>
    public string? Problem { get; init; }

    /// <summary>
    /// Whether one of its moments is yet to come. A clock that was wrong wrote it, and the entry would be left alone until then.
    /// </summary>
    public bool IsAheadOf(DateTimeOffset now) => FirstSeen > now || LastSeen > now || PageRead > now;
}
