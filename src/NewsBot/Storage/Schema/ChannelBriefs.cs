namespace NewsBot.Storage.Schema;

/// <summary>The briefs of one channel: when the last one was, and when the next is due. Stored as it is here.</summary>
internal sealed record ChannelBriefs
{
    public long Key { get; init; }

    /// <summary>The channel, as the front end names places.</summary>
    public required string Place { get; init; }

    /// <summary>The community that it belongs to.</summary>
    public required string Community { get; init; }

    /// <summary>
    /// When it gets one by itself: times of day or a cron expression, in the community's time zone; null for never.
    /// </summary>
    public string? Times { get; init; }

    /// <summary>Who set them, as the front end names members; null while there are none.</summary>
    public string? Member { get; init; }

    /// <summary>The outlets that they are told from, as they were given; null for all.</summary>
    public string? Outlet { get; init; }

    /// <summary>The language that they are told from, as it was given; null for the community's.</summary>
    public string? Language { get; init; }

    /// <summary>When the next one is due; null where none is, or they are paused.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Why they are paused, as the end of a sentence; null while they are not.</summary>
    public string? Paused { get; init; }

    /// <summary>When the last one was told, by itself or because somebody asked; null for never.</summary>
    public DateTimeOffset? Told { get; init; }
}
