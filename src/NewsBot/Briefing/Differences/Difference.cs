namespace NewsBot.Briefing.Differences;

/// <summary>How it comes that one thing is told with several values.</summary>
public enum DifferenceKind
{
    /// <summary>
    /// Independent outlets have it otherwise at one time; or it cannot have changed, as the day on which something was.
    /// </summary>
    Disagreement,

    /// <summary>It is told otherwise later: by the same outlet, or of what is counted anew half a day on.</summary>
    Update,

    /// <summary>The outlet took back what it had said.</summary>
    Correction,
}

/// <summary>What it is that differs.</summary>
public enum DifferingFact
{
    Number,
    Money,
    Percentage,
    Date,
    Name,
}

/// <summary>One thing that is told with several values.</summary>
/// <param name="Kind">How it comes.</param>
/// <param name="Fact">What differs.</param>
/// <param name="About">What the values are of, in words of the coverage: "people evacuated". Never empty.</param>
/// <param name="Values">Two or more, which cannot all be so, that which was told first in front.</param>
internal sealed record Difference(DifferenceKind Kind, DifferingFact Fact, string About, IReadOnlyList<DifferingValue> Values);

/// <param name="Text">As it is written in the first of the sentences: "about 1,600".</param>
/// <param name="By">The sentences that have it, the earliest first; one or more.</param>
internal sealed record DifferingValue(string Text, IReadOnlyList<PublishedSentence> By);
