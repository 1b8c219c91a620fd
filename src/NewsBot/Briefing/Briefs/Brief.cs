using NewsBot.Answering;

namespace NewsBot.Briefing.Briefs;

/// <summary>What became of a brief.</summary>
public enum BriefOutcome
{
    /// <summary>There is something to tell.</summary>
    Told,

    /// <summary>Nothing appeared in the period.</summary>
    NothingNew,

    /// <summary>No article of known date is held that may be seen.</summary>
    NothingHeld,
}

/// <summary>The top stories of a period, the most important first.</summary>
internal sealed record Brief
{
    public required BriefOutcome Outcome { get; init; }

    /// <summary>The first moment of the period.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last moment of the period.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>
    /// Whether nothing appeared in the period asked for, so that it is the one up to the newest article instead.
    /// </summary>
    public bool IsOlder { get; init; }

    public IReadOnlyList<BriefStory> Stories { get; init; } = [];

    /// <summary>What the stories' numbers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Stories of the period that are not among those told.</summary>
    public int LeftOut { get; init; }
}

/// <summary>
/// A story, told in a sentence of the coverage exactly as published, or where none can be told, in its headline.
/// </summary>
/// <param name="Citation">The number of the citation whose quotation tells it; an empty quotation stands for the
/// headline.</param>
/// <param name="Outlets">How many outlets have it; 1 or more.</param>
/// <param name="News">What is new about it.</param>
internal sealed record BriefStory(int Citation, int Outlets, StoryNews News);

/// <summary>What is new about a story since the brief before.</summary>
public enum StoryNews
{
    /// <summary>Nothing, or no brief is known before.</summary>
    None,

    /// <summary>It began since.</summary>
    New,

    /// <summary>Since then, more outlets say it on their own word.</summary>
    More,
}
