namespace NewsBot.Briefing.Differences;

/// <summary>Why one fact is reported with several values.</summary>
public enum DifferenceKind
{
    /// <summary>
    /// Independent outlets report different values at the same time, or of something that cannot have changed, such as a date.
    /// </summary>
    Disagreement,

    /// <summary>A later report has another value: by the same outlet, or of a number at least half a day later.</summary>
    Update,

    /// <summary>The outlet corrected what it had reported.</summary>
    Correction,
}

/// <summary>The kind of value that differs.</summary>
public enum DifferingFact
{
    Number,
    Money,
    Percentage,
    Date,
    Name,
}

/// <summary>One fact that is reported with several values.</summary>
/// <param name="Kind">Why there are several values.</param>
/// <param name="Fact">The kind of value that differs.</param>
/// <param name="Subject">What the values describe, in words of the coverage: "people evacuated". Never empty.</param>
/// <param name="Values">Two or more incompatible values, the earliest first.</param>
internal sealed record Difference(DifferenceKind Kind, DifferingFact Fact, string Subject, IReadOnlyList<DifferingValue> Values);

/// <summary>One of the values of a fact.</summary>
/// <param name="Text">The value as written in the earliest sentence: "about 1,600".</param>
/// <param name="Sentences">The sentences that have it, the earliest first; at least one.</param>
internal sealed record DifferingValue(string Text, IReadOnlyList<PublishedSentence> Sentences);
