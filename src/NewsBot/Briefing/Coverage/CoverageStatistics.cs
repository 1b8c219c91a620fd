using NewsBot.Articles;

namespace NewsBot.Briefing.Coverage;

/// <summary>The numbers of the coverage of a topic, or of all that is held. Days are UTC's.</summary>
internal sealed record CoverageStatistics
{
    /// <summary>What of the coverage is about the topic; null where all that is held was counted.</summary>
    public TopicCoverage? Topic { get; init; }

    /// <summary>Nothing published later is counted.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether less was counted than there is: of some outlets, a language, or days.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>Whether only the articles that bear most on the topic were counted, because there are too many.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>All articles; 0 where the topic is not covered.</summary>
    public int Articles { get; init; }

    /// <summary>Of those, how many have no known day of publication. They are in no stretch.</summary>
    public int Undated { get; init; }

    /// <summary>Stories: articles on one event count as one.</summary>
    public int Stories { get; init; }

    /// <summary>Of those, how many two outlets or more tell independently of each other.</summary>
    public int WellCovered { get; init; }

    /// <summary>
    /// Articles that stand on their own word: in each story as many as there are outlets that are independent of each other,
    /// where copies of a text, or of an agency's report, have one voice.
    /// </summary>
    public int Independent { get; init; }

    /// <summary>Articles whose text another article had first.</summary>
    public int Copies { get; init; }

    /// <summary>The newest article with a date; null where there is none.</summary>
    public ArticleReference? Newest { get; init; }

    /// <summary>Half of the dated articles are older; null where there is none.</summary>
    public TimeSpan? MedianAge { get; init; }

    /// <summary>How long a stretch is.</summary>
    public StretchLength Length { get; init; }

    /// <summary>
    /// The time from the first to the last article, or from and to the days asked for, without a hole; empty where nothing is
    /// dated.
    /// </summary>
    public IReadOnlyList<CoverageStretch> Stretches { get; init; } = [];

    /// <summary>Dated articles that appeared so long before all others that they are in no stretch.</summary>
    public int Before { get; init; }

    /// <summary>Who published them, the one with most articles first.</summary>
    public IReadOnlyList<OutletCoverage> Outlets { get; init; } = [];

    /// <summary>Stretches in a row without an article, where there usually are some; in order.</summary>
    public IReadOnlyList<CoverageGap> Gaps { get; init; } = [];
}

/// <summary>How long a stretch of time is; see <see cref="CoverageStretch"/>.</summary>
public enum StretchLength
{
    /// <summary>A day, where all of them are at most 62.</summary>
    Day,

    /// <summary>From Monday to Sunday, where those are at most 62.</summary>
    Week,

    /// <summary>A month of the calendar, where those are at most 120.</summary>
    Month,

    /// <summary>A year of the calendar.</summary>
    Year,
}

/// <summary>A day, a week, a month or a year.</summary>
/// <param name="First">Its first day, also where only a part of it was asked for.</param>
/// <param name="Articles">How many appeared in it, of each outlet in the order of
/// <see cref="CoverageStatistics.Outlets"/>.</param>
internal sealed record CoverageStretch(DateOnly First, IReadOnlyList<int> Articles)
{
    /// <summary>Of all outlets.</summary>
    public int Total { get; } = Articles.Sum();
}

/// <param name="Name">Null where it is unknown.</param>
/// <param name="Articles">How many; 1 or more.</param>
/// <param name="Newest">When the last of them appeared; null where none is dated.</param>
internal sealed record OutletCoverage(string? Name, int Articles, DateTimeOffset? Newest);

/// <summary>A time without an article.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="IsOpen">Whether nothing came since.</param>
internal sealed record CoverageGap(DateOnly First, DateOnly Last, bool IsOpen = false)
{
    /// <summary>1 or more.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;
}
