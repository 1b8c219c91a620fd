namespace NewsBot.Storage.Schema;

/// <summary>Why something is said unasked.</summary>
public enum OutboxMessageKind
{
    /// <summary>A brief that is due; of the <see cref="ChannelBriefs"/> with that key.</summary>
    Brief,

    /// <summary>News on a followed topic; of the <see cref="Subscription"/> with that key.</summary>
    Alert,

    /// <summary>A sentence that an answer cited was changed; of the answer with that key.</summary>
    Correction,

    /// <summary>A word to whoever set something up that works no more; of nothing.</summary>
    Word,
}

/// <summary>Something to be said unasked, kept until it is out. Stored as it is here.</summary>
internal sealed record OutboxMessage
{
    public long Key { get; init; }

    public required OutboxMessageKind Kind { get; init; }

    /// <summary>The key of what it is said for, by kind; 0 for nothing.</summary>
    public long Of { get; init; }

    /// <summary>
    /// The key of the answer that it shows, so that corrections of what it cites find its readers; null for none.
    /// </summary>
    public long? Answer { get; init; }

    /// <summary>Where it goes, as the front end names places.</summary>
    public required string Place { get; init; }

    /// <summary>The message of ours that it replies to, as the front end names messages; null for none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Its messages, in Markdown, in their order; 1 or more.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    public DateTimeOffset Made { get; init; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>How many of its messages are out; 0 or more.</summary>
    public int Sent { get; init; }

    /// <summary>Since when the next one is being posted; null while none is. After a crash it may be out or not.</summary>
    public DateTimeOffset? Trying { get; init; }

    /// <summary>How often it failed; 0 or more.</summary>
    public int Failures { get; init; }
}
