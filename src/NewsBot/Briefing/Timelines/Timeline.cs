using NewsBot.Answering;

namespace NewsBot.Briefing.Timelines;

/// <summary>The dated events of a topic, the earliest first.</summary>
/// <param name="Topic">What of the coverage it is told from.</param>
internal sealed record Timeline(TopicCoverage Topic)
{
    /// <summary>Empty where none can be placed on a day, or none within the days asked for.</summary>
    public IReadOnlyList<TimelineEvent> Events { get; init; } = [];

    /// <summary>What the events' numbers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Events that were found but are not among those told.</summary>
    public int LeftOut { get; init; }
}

/// <summary>An event: a sentence of the coverage, exactly as published, and its date.</summary>
/// <param name="Date">When it happened or was to happen.</param>
/// <param name="Citation">The number of the citation whose quotation tells it.</param>
/// <param name="IsPlanned">Whether it lay ahead when it was published.</param>
internal sealed record TimelineEvent(EventDate Date, int Citation, bool IsPlanned);
