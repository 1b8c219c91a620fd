using NewsBot.Answering;
using NewsBot.Briefing.Comparisons;

namespace NewsBot.Briefing.Changes;

/// <summary>What is new since a given time, on a topic or overall.</summary>
/// <param name="Since">The start of the period.</param>
/// <param name="AsOf">The time of the report; nothing published later is included.</param>
internal sealed record ChangeReport(DateTimeOffset Since, DateTimeOffset AsOf)
{
    /// <summary>The coverage about the topic; null if no topic was requested.</summary>
    public TopicCoverage? Topic { get; init; }

    /// <summary>True if the period starts at the asker's last request. Otherwise the start was given or is the default.</summary>
    public bool IsSinceLastRequest { get; init; }

    /// <summary>The news, weightiest first; may be empty.</summary>
    public IReadOnlyList<NewsItem> Items { get; init; } = [];

    /// <summary>The number of items found but left out.</summary>
    public int MoreCount { get; init; }

    /// <summary>The citations that the items refer to, in the order of their numbers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>One item of news.</summary>
/// <param name="Weight">The importance, for ordering only.</param>
internal abstract record NewsItem(double Weight);

/// <summary>A new story, or a new report on a known one.</summary>
/// <param name="Citation">The number of the citation that represents it.</param>
/// <param name="Outlets">The number of outlets that have it; at least 1.</param>
/// <param name="IsKnown">True if the story was known before the period.</param>
internal sealed record NewStory(double Weight, int Citation, int Outlets, bool IsKnown) : NewsItem(Weight);

/// <summary>A number, date or name that is reported differently than before.</summary>
/// <param name="Fact">The fact with its old and new values.</param>
internal sealed record NewValue(double Weight, ComparedFact Fact) : NewsItem(Weight);

/// <summary>An article that an outlet changed after it had published it.</summary>
/// <param name="Before">The sentence before the change; null if it is new.</param>
/// <param name="Citation">The number of the citation of the new sentence; null if it was removed.</param>
/// <param name="Headline">The headline of the article.</param>
/// <param name="Outlet">The outlet; null if unknown.</param>
/// <param name="IsCorrection">True if the outlet marks the change as a correction.</param>
/// <param name="OtherChanges">The number of other changed sentences in the article.</param>
internal sealed record ChangedText(
    double Weight, string? Before, int? Citation, string Headline, string? Outlet, bool IsCorrection, int OtherChanges)
        : NewsItem(Weight);
