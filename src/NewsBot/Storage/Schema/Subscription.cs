namespace NewsBot.Storage.Schema;

/// <summary>A topic whose news somebody wants to be told. Stored as it is here.</summary>
internal sealed record Subscription
{
    public long Key { get; init; }

    /// <summary>The community whose coverage it is told from; the member's own in a direct conversation.</summary>
    public required string Community { get; init; }

    /// <summary>Who follows, as the front end names members.</summary>
    public required string Member { get; init; }

    /// <summary>Where it is told, as the front end names places.</summary>
    public required string Place { get; init; }

    /// <summary>Whether that is the member alone, and no channel.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>A few words.</summary>
    public required string Topic { get; init; }

    public required DateTimeOffset Added { get; init; }

    /// <summary>The archive's change up to which it was looked for news; 0 or more.</summary>
    public required long Looked { get; init; }

    /// <summary>
    /// Not to be told before, so that what comes in quick succession comes together; or it is muted until then.
    /// </summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Whether what comes until <see cref="Due"/> is not to be told at all.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Why it is paused, as the end of a sentence; null while it is not.</summary>
    public string? Paused { get; init; }
}
