namespace NewsBot.Storage.Schema;

/// <summary>The cause of a notification.</summary>
public enum OutboxMessageKind
{
    /// <summary>A scheduled brief. <see cref="OutboxMessage.CauseKey"/> is the key of the <see cref="ChannelBriefs"/>.</summary>
    Brief,

    /// <summary>News on a topic. <see cref="OutboxMessage.CauseKey"/> is the key of the <see cref="Subscription"/>.</summary>
    Alert,

    /// <summary>A cited sentence was changed. <see cref="OutboxMessage.CauseKey"/> is the key of the answer.</summary>
    Correction,

    /// <summary>A notice to the member who set something up that no longer works. It has no key.</summary>
    Notice,
}

/// <summary>A notification that is stored until it is posted. This is a table row.</summary>
internal sealed record OutboxMessage
{
    public long Key { get; init; }

    public required OutboxMessageKind Kind { get; init; }

    /// <summary>The key of the row that caused the message, see <see cref="Kind"/>; 0 for none.</summary>
    public long CauseKey { get; init; }

    /// <summary>
    /// The key of the answer that the message shows, so that later corrections reach its readers; null for none.
    /// </summary>
    public long? Answer { get; init; }

    /// <summary>The place to post it, as the front end names places.</summary>
    public required string Place { get; init; }

    /// <summary>The message that it replies to, as the front end names messages; null for none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The parts, in Markdown and in order, each posted as one message; 1 or more.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    public DateTimeOffset Made { get; init; }

    /// <summary>The time of the next attempt to post it.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>The number of parts that are posted.</summary>
    public int Sent { get; init; }

    /// <summary>When posting the next part began; null if none is being posted. After a crash it may be posted or not.</summary>
    public DateTimeOffset? Trying { get; init; }

    /// <summary>The number of failed attempts.</summary>
    public int Failures { get; init; }
}
