using NewsBot.Answering;

namespace NewsBot.Briefing.Timelines;

/// <summary>The dated events of a topic, the earliest first.</summary>
/// <param name="Topic">The coverage that it was made from.</param>
internal sealed record Timeline(TopicCoverage Topic)
{
    /// <summary>The events; empty if none has a date within the requested days.</summary>
    public IReadOnlyList<TimelineEvent> Events { get; init; } = [];

    /// <summary>The citations that the events refer to, in the order of their numbers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The number of events found but left out.</summary>
    public int OmittedCount { get; init; }
}

/// <summary>An event: a sentence exactly as published, and its date.</summary>
/// <param name="Date">The date of the event.</param>
/// <param name="Citation">The number of the citation with the sentence.</param>
/// <param name="IsPlanned">True if the date was in the future when the sentence was published.</param>
internal sealed record TimelineEvent(EventDate Date, int Citation, bool IsPlanned);
