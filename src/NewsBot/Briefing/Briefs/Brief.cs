using NewsBot.Answering;

namespace NewsBot.Briefing.Briefs;

/// <summary>The outcome of a request for a brief.</summary>
public enum BriefOutcome
{
    /// <summary>The brief has stories.</summary>
    Told,

    /// <summary>No article appeared in the period.</summary>
    NothingNew,

    /// <summary>The archive has no dated article that the asker may see.</summary>
    NothingHeld,
}

/// <summary>The top stories of a period, the most important first.</summary>
internal sealed record Brief
{
    public required BriefOutcome Outcome { get; init; }

    /// <summary>The start of the period, inclusive.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The end of the period, inclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>
    /// True if nothing appeared in the requested period, so that the brief covers a period up to the newest article instead.
    /// </summary>
    public bool UsesOlderPeriod { get; init; }

    public IReadOnlyList<BriefStory> Stories { get; init; } = [];

    /// <summary>The citations that the stories refer to, in the order of their numbers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The number of stories of the period that the brief leaves out.</summary>
    public int OmittedCount { get; init; }
}

/// <summary>
/// A story, represented by one sentence exactly as published, or by a headline if no sentence can be quoted.
/// </summary>
/// <param name="Citation">The number of the citation with that sentence; an empty quotation stands for the
/// headline.</param>
/// <param name="Outlets">The number of outlets that have the story; at least 1.</param>
/// <param name="News">What is new since the previous brief.</param>
internal sealed record BriefStory(int Citation, int Outlets, StoryNews News);

/// <summary>What is new about a story since the previous brief.</summary>
public enum StoryNews
{
    /// <summary>Nothing is new, or there is no previous brief.</summary>
    None,

    /// <summary>The story began since then.</summary>
    New,

    /// <summary>More outlets have reported it independently since then.</summary>
    More,
}
