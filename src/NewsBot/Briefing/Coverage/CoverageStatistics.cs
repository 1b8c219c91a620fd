using NewsBot.Articles;

namespace NewsBot.Briefing.Coverage;

/// <summary>Statistics of the coverage of a topic, or of the whole archive. Days are UTC.</summary>
internal sealed record CoverageStatistics
{
    /// <summary>The coverage about the topic; null if the whole archive was counted.</summary>
    public TopicCoverage? Topic { get; init; }

    /// <summary>The time of the count. Nothing published later is included.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>True if the scope limits outlets, the language or days.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>True if there were too many articles, so that only the most relevant were counted.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The number of articles; 0 if the topic is not covered.</summary>
    public int Articles { get; init; }

    /// <summary>The number of articles without a known date of publication. They are in no stretch.</summary>
    public int Undated { get; init; }

    /// <summary>The number of stories: articles on one event count as one story.</summary>
    public int Stories { get; init; }

    /// <summary>The number of stories that at least two outlets report independently of each other.</summary>
    public int WellCoveredStories { get; init; }

    /// <summary>
    /// The number of independent reports: for each story the number of outlets that are independent of each other. Copies of a
    /// text or of an agency's report count once.
    /// </summary>
    public int IndependentArticles { get; init; }

    /// <summary>The number of articles that copy the text of another one.</summary>
    public int Copies { get; init; }

    /// <summary>The newest dated article; null if there is none.</summary>
    public ArticleReference? Newest { get; init; }

    /// <summary>The median age of the dated articles; null if there are none.</summary>
    public TimeSpan? MedianAge { get; init; }

    /// <summary>The length of each stretch.</summary>
    public StretchLength Length { get; init; }

    /// <summary>The length as a word, such as "day".</summary>
    public string Unit => Length.ToString().ToLowerInvariant();

    /// <summary>
    /// The stretches from the first to the last article, or of the requested days, without interruption; empty if nothing is
    /// dated.
    /// </summary>
    public IReadOnlyList<CoverageStretch> Stretches { get; init; } = [];

    /// <summary>The number of articles so long before all others that they are in no stretch.</summary>
    public int EarlyArticles { get; init; }

    /// <summary>The outlets, the one with most articles first.</summary>
    public IReadOnlyList<OutletCoverage> Outlets { get; init; } = [];

    /// <summary>Runs of stretches without an article where there usually are some, in order of time.</summary>
    public IReadOnlyList<CoverageGap> Gaps { get; init; } = [];
}

/// <summary>The length of a <see cref="CoverageStretch"/>; the shortest that needs few enough of them.</summary>
public enum StretchLength
{
    /// <summary>A day, for up to 62 days.</summary>
    Day,

    /// <summary>A week from Monday to Sunday, for up to 62 weeks.</summary>
    Week,

    /// <summary>A calendar month, for up to 120 months.</summary>
    Month,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>A day, a week, a month or a year.</summary>
/// <param name="First">Its first day, even if only a part of it was requested.</param>
/// <param name="ArticlesByOutlet">The number of articles of each outlet, in the order of
/// <see cref="CoverageStatistics.Outlets"/>.</param>
internal sealed record CoverageStretch(DateOnly First, IReadOnlyList<int> ArticlesByOutlet)
{
    /// <summary>The number of articles of all outlets.</summary>
    public int Total { get; } = ArticlesByOutlet.Sum();
}

/// <summary>The articles of one outlet.</summary>
/// <param name="Name">The outlet's name; null if unknown.</param>
/// <param name="Articles">The number of its articles; at least 1.</param>
/// <param name="Newest">The publication time of its newest article; null if none is dated.</param>
internal sealed record OutletCoverage(string? Name, int Articles, DateTimeOffset? Newest);

/// <summary>A period without an article.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="IsOpen">True if no article came since.</param>
internal sealed record CoverageGap(DateOnly First, DateOnly Last, bool IsOpen = false)
{
    /// <summary>The length in days; at least 1.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;
}
