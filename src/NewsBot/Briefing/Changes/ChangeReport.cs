using NewsBot.Answering;
using NewsBot.Briefing.Comparisons;

namespace NewsBot.Briefing.Changes;

/// <summary>What is new since a moment: on a topic, or at all.</summary>
/// <param name="Since">The moment.</param>
/// <param name="AsOf">The moment that it is told for.</param>
internal sealed record ChangeReport(DateTimeOffset Since, DateTimeOffset AsOf)
{
    /// <summary>What of the coverage is about the topic; null where none was asked for.</summary>
    public TopicCoverage? Topic { get; init; }

    /// <summary>Whether the moment is when the asker last asked. Otherwise it was given, or is the usual one.</summary>
    public bool IsSinceAsked { get; init; }

    /// <summary>What is new, the weightiest first; empty for nothing.</summary>
    public IReadOnlyList<NewsItem> Items { get; init; } = [];

    /// <summary>How many more were found; 0 or more.</summary>
    public int More { get; init; }

    /// <summary>What the items' numbers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>Something new.</summary>
/// <param name="Weight">How much there is to it; only the order means anything.</param>
internal abstract record NewsItem(double Weight);

/// <summary>A story that was not told before, or a new report of one that was.</summary>
/// <param name="Citation">The number of the sentence that tells it.</param>
/// <param name="Outlets">In how many outlets it is; 1 or more.</param>
/// <param name="IsKnown">Whether the story was told before.</param>
internal sealed record NewStory(double Weight, int Citation, int Outlets, bool IsKnown) : NewsItem(Weight);

/// <summary>A number or name that is told otherwise than before.</summary>
/// <param name="Fact">What, with its values.</param>
internal sealed record NewValue(double Weight, ComparedFact Fact) : NewsItem(Weight);

/// <summary>Sentences that an outlet changed after it had published them.</summary>
/// <param name="Before">As it was; null where the sentence is new.</param>
/// <param name="Citation">The number of the sentence as it is now; null where it is gone.</param>
/// <param name="Headline">Of the article.</param>
/// <param name="Outlet">Whose; null where unknown.</param>
/// <param name="IsCorrection">Whether the outlet calls it a correction.</param>
/// <param name="Others">How many more sentences of it were changed; 0 or more.</param>
internal sealed record ChangedText(
    double Weight, string? Before, int? Citation, string Headline, string? Outlet, bool IsCorrection, int Others)
        : NewsItem(Weight);
