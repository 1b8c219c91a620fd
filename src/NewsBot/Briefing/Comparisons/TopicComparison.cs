using NewsBot.Answering;
using NewsBot.Briefing.Differences;

namespace NewsBot.Briefing.Comparisons;

/// <summary>What the outlets say about a topic, and where they differ.</summary>
/// <param name="Topic">The coverage that it was made from.</param>
internal sealed record TopicComparison(TopicCoverage Topic)
{
    /// <summary>
    /// The view of each outlet in its own sentences, best first. Outlets that only print another's text are listed with it.
    /// </summary>
    public IReadOnlyList<OutletView> Outlets { get; init; } = [];

    /// <summary>Outlets with articles on the topic that were left out.</summary>
    public IReadOnlyList<string> MoreOutlets { get; init; } = [];

    /// <summary>Facts that are reported with incompatible values, disagreements first.</summary>
    public IReadOnlyList<ComparedFact> Differences { get; init; } = [];

    /// <summary>Statements of one person that outlets quote in different words.</summary>
    public IReadOnlyList<ComparedQuote> Quotes { get; init; } = [];

    /// <summary>
    /// The names of outlets that have articles of that time in the archive, but none about the topic. Also empty if that could
    /// not be determined.
    /// </summary>
    public IReadOnlyList<string> SilentOutlets { get; init; } = [];

    /// <summary>The citations that the parts refer to, in the order of their numbers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>What one outlet says about the topic.</summary>
/// <param name="Outlet">The outlet's name; null if unknown.</param>
/// <param name="AlsoIn">Other outlets that printed the same text.</param>
/// <param name="Citations">The citation numbers of its sentences; at least one.</param>
internal sealed record OutletView(string? Outlet, IReadOnlyList<string> AlsoIn, IReadOnlyList<int> Citations);

/// <summary>One fact that is reported with several values.</summary>
/// <param name="Kind">Why there are several values.</param>
/// <param name="Fact">The kind of value that differs.</param>
/// <param name="Subject">What the values describe, in words of the coverage.</param>
/// <param name="Values">Two or more values, the earliest first.</param>
internal sealed record ComparedFact(DifferenceKind Kind, DifferingFact Fact, string Subject, IReadOnlyList<ComparedValue> Values);

/// <summary>One value of a fact.</summary>
/// <param name="Text">The value as written: "about 1,600 people".</param>
/// <param name="Outlets">The outlets that have it, the earliest first.</param>
/// <param name="Citations">The citation numbers of their sentences.</param>
internal sealed record ComparedValue(string Text, IReadOnlyList<string> Outlets, IReadOnlyList<int> Citations);

/// <summary>One statement and the wordings in which outlets quote it.</summary>
/// <param name="Speaker">The name of the speaker.</param>
/// <param name="Versions">Two or more wordings, the earliest first.</param>
internal sealed record ComparedQuote(string Speaker, IReadOnlyList<QuotedVersion> Versions);

/// <summary>One wording of a statement.</summary>
/// <param name="Words">The words verbatim, without quotation marks.</param>
/// <param name="Outlets">The outlets that printed them.</param>
/// <param name="Citation">The number of the citation.</param>
internal sealed record QuotedVersion(string Words, IReadOnlyList<string> Outlets, int Citation);
