using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Briefing;

/// <summary>What became of a timeline that was asked for.</summary>
public enum TimelineOutcome
{
    /// <summary>It has an event at least.</summary>
    Told,

    /// <summary>No topic is named: nothing, or a word for everything ("news").</summary>
    NoTopic,

    /// <summary>No article is held that may be seen.</summary>
    NothingHeld,

    /// <summary>Nothing held is about the topic.</summary>
    NotCovered,

    /// <summary>Something is about the topic, but no event of it can be placed on a day, or none within the days asked for.</summary>
    NoDates,
}

/// <summary>The dated events of a topic, the earliest first.</summary>
public sealed record Timeline
{
    public required TimelineOutcome Outcome { get; init; }

    /// <summary>As it was asked for.</summary>
    public required string Topic { get; init; }

    /// <summary>The moment that it is told for. Nothing published later is in it.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public IReadOnlyList<TimelineEvent> Events { get; init; } = [];

    /// <summary>What the events' numbers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Where the topic is not covered: what comes nearest, the best first.</summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];

    /// <summary>Whether less was looked at than there is: of some outlets, a language, or days.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>Articles that bear on the topic.</summary>
    public int Articles { get; init; }

    /// <summary>Those of them whose day of publication is unknown, so that only full dates could be read in them.</summary>
    public int Undated { get; init; }

    /// <summary>Events that were found but are not among those told.</summary>
    public int LeftOut { get; init; }
}

/// <summary>An event: a sentence of the coverage, exactly as published, and its date.</summary>
/// <param name="Date">When it happened or was to happen.</param>
/// <param name="Citation">The number of the citation whose quotation tells it.</param>
/// <param name="IsPlanned">Whether it lay ahead when it was published.</param>
public sealed record TimelineEvent(EventDate Date, int Citation, bool IsPlanned);
