namespace NewsBot.Storage.Schema;

/// <summary>A member's subscription to the news on a topic. This is a table row.</summary>
internal sealed record Subscription
{
    public long Key { get; init; }

    /// <summary>The community whose articles it covers; in a direct conversation, the member's own.</summary>
    public required string Community { get; init; }

    /// <summary>The subscriber, as the front end names members.</summary>
    public required string Member { get; init; }

    /// <summary>The place of its alerts, as the front end names places.</summary>
    public required string Place { get; init; }

    /// <summary>True if that place is a direct conversation with the member; false for a channel.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>The topic, in a few words.</summary>
    public required string Topic { get; init; }

    public required DateTimeOffset Added { get; init; }

    /// <summary>The number of the last change of the archive that was searched for news; 0 for none.</summary>
    public required long SearchedSequence { get; init; }

    /// <summary>
    /// The earliest time of the next alert, so that news in quick succession comes in one alert; or the end of a mute.
    /// </summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>True if news until <see cref="Due"/> is dropped without an alert.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Why it is paused, as the end of a sentence; null if it is not paused.</summary>
    public string? Paused { get; init; }
}
