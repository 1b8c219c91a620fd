using NewsBot.Answering;
using NewsBot.Briefing.Differences;

namespace NewsBot.Briefing.Comparisons;

/// <summary>Who says what of a topic, and where they differ.</summary>
/// <param name="Topic">What of the coverage it is told from.</param>
internal sealed record TopicComparison(TopicCoverage Topic)
{
    /// <summary>
    /// What each outlet tells, in its own sentences; those that only print another's text stand beside it. The most telling
    /// first.
    /// </summary>
    public IReadOnlyList<OutletView> Outlets { get; init; } = [];

    /// <summary>Other outlets that have articles on the topic, which were left out.</summary>
    public IReadOnlyList<string> MoreOutlets { get; init; } = [];

    /// <summary>What is told of one thing with values that cannot all be so, disagreements first.</summary>
    public IReadOnlyList<ComparedFact> Differences { get; init; } = [];

    /// <summary>What one person is quoted as saying at one time in different words.</summary>
    public IReadOnlyList<ComparedQuote> Quotes { get; init; } = [];

    /// <summary>
    /// Outlets of which articles of that time are held, but none about the topic, by name. Empty also where that could not be
    /// told.
    /// </summary>
    public IReadOnlyList<string> NotIn { get; init; } = [];

    /// <summary>What the numbers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>What an outlet tells.</summary>
/// <param name="Outlet">Its name; null where unknown.</param>
/// <param name="AlsoIn">Outlets that printed the same text.</param>
/// <param name="Citations">The numbers of its sentences; one or more.</param>
internal sealed record OutletView(string? Outlet, IReadOnlyList<string> AlsoIn, IReadOnlyList<int> Citations);

/// <summary>One thing and its values.</summary>
/// <param name="Kind">How it comes that there are several.</param>
/// <param name="Fact">What differs.</param>
/// <param name="About">What they are of, in words of the coverage.</param>
/// <param name="Values">Two or more, that which was told first in front.</param>
internal sealed record ComparedFact(DifferenceKind Kind, DifferingFact Fact, string About, IReadOnlyList<ComparedValue> Values);

/// <param name="Text">As written: "about 1,600 people".</param>
/// <param name="Outlets">Who has it, the earliest first.</param>
/// <param name="Citations">The numbers of the sentences.</param>
internal sealed record ComparedValue(string Text, IReadOnlyList<string> Outlets, IReadOnlyList<int> Citations);

/// <param name="Speaker">Who said it.</param>
/// <param name="Versions">Two or more, the earliest first.</param>
internal sealed record ComparedQuote(string Speaker, IReadOnlyList<QuotedVersion> Versions);

/// <param name="Words">Verbatim, without quotation marks.</param>
/// <param name="Outlets">Who printed them.</param>
/// <param name="Citation">The number of the citation.</param>
internal sealed record QuotedVersion(string Words, IReadOnlyList<string> Outlets, int Citation);
