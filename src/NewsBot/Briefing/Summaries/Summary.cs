using NewsBot.Answering;
using NewsBot.Llm;

namespace NewsBot.Briefing.Summaries;

/// <summary>A summary of a topic in a few sentences.</summary>
/// <param name="Topic">The coverage that it was made from.</param>
internal sealed record Summary(TopicCoverage Topic)
{
    /// <summary>
    /// The summary in plain text, with markers [1], [2], ... for its citations. Quotes from several days have a line per day.
    /// Empty if the topic is not covered or no sentence about it can be read by itself.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>The citations that the markers refer to, in order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>
    /// What outlets report with incompatible numbers, in words of the coverage; null if there is no such dispute.
    /// </summary>
    public string? DisputedSubject { get; init; }

    /// <summary>The disputed numbers, earliest first; empty if there is no dispute.</summary>
    public IReadOnlyList<DisputedValue> DisputedValues { get; init; } = [];

    /// <summary>The numbers of the citations that say what is not yet known or decided; may be empty.</summary>
    public IReadOnlyList<int> OpenCitations { get; init; } = [];

    /// <summary>The writer. Quotes are exactly as published; each sentence of a model was verified.</summary>
    public WrittenBy Writer { get; init; } = WrittenBy.Quotes;

    /// <summary>Why the summary is quoted although a model is configured, as the end of a sentence; null if it is not.</summary>
    public string? WhyQuoted { get; init; }

    /// <summary>The sentences of the model that verification removed.</summary>
    public IReadOnlyList<DroppedSentence> Dropped { get; init; } = [];

    /// <summary>The tokens that the language model read and wrote; zero if none was used.</summary>
    public TokenCount Tokens { get; init; }

    /// <summary>Notices for the reader about how the summary was made.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <summary>One of several incompatible numbers.</summary>
/// <param name="Text">The number as written: "about 1,600 people".</param>
/// <param name="Outlet">The outlet; null if unknown.</param>
/// <param name="Citation">The number of the citation with the sentence.</param>
internal sealed record DisputedValue(string Text, string? Outlet, int Citation);
