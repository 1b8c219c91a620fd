namespace NewsBot.Storage.Schema;

/// <summary>The schedule of one channel's briefs, with the times of the last and the next one. This is a table row.</summary>
internal sealed record ChannelBriefs
{
    public long Key { get; init; }

    /// <summary>The channel, as the front end names places.</summary>
    public required string Place { get; init; }

    /// <summary>The community that it belongs to.</summary>
    public required string Community { get; init; }

    /// <summary>
    /// The schedule: times of day or a cron expression, in the community's time zone; null for no scheduled briefs.
    /// </summary>
    public string? Times { get; init; }

    /// <summary>The member who set the schedule, as the front end names members; null if none is set.</summary>
    public string? Member { get; init; }

    /// <summary>The outlets that the briefs cover, as the member gave them; null for all.</summary>
    public string? Outlet { get; init; }

    /// <summary>The language of the articles that the briefs cover, as the member gave it; null for the community's.</summary>
    public string? Language { get; init; }

    /// <summary>When the next brief is due; null if none is scheduled, or if the schedule is paused.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Why the schedule is paused, as the end of a sentence; null if it is not paused.</summary>
    public string? Paused { get; init; }

    /// <summary>When the channel last got a scheduled brief; null for never.</summary>
    public DateTimeOffset? LastBriefAt { get; init; }

    /// <summary>When the channel last got a brief because a member asked for one; null for never.</summary>
    public DateTimeOffset? RequestedBriefAt { get; init; }

    /// <summary>When the last scheduled brief was left out because nothing was new; null if it was not left out.</summary>
    public DateTimeOffset? SkippedAt { get; init; }
}
