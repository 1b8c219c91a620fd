namespace NewsBot.Storage.Schema;

/// <summary>A message that somebody sent and that was taken up. Platforms deliver one more than once.</summary>
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

    /// <summary>Where it stands, as the front end names places; null where nothing can be sent there unasked.</summary>
    public string? Place { get; set; }
}
