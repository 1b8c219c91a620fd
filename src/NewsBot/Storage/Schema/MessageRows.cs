namespace NewsBot.Storage.Schema;

/// <summary>An incoming message that was handled. Platforms sometimes deliver a message more than once.</summary>
internal sealed class TakenMessageRow
{
    public required string Id { get; set; }

    public DateTimeOffset Taken { get; set; }
}

/// <summary>A message of ours that shows an answer.</summary>
internal sealed class PostedMessageRow
{
    public required string Id { get; set; }

    public long AnswerKey { get; set; }

    /// <summary>The place of the message, as the front end names places; null if no notification can be sent there.</summary>
    public string? Place { get; set; }
}
