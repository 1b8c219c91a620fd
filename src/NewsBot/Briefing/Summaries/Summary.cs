using NewsBot.Answering;
using NewsBot.Llm;

namespace NewsBot.Briefing.Summaries;

/// <summary>What the coverage says of a topic, in a few sentences.</summary>
/// <param name="Topic">What of the coverage it is told from.</param>
internal sealed record Summary(TopicCoverage Topic)
{
    /// <summary>
    /// In plain text, with markers [1], [2], ... for its citations; where it is quoted from several days, a line a day. Empty
    /// where the topic is not covered, or no sentence on it can be read by itself.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>What the markers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>
    /// What outlets tell with numbers that cannot all be right, in words of the coverage; null where nothing was found.
    /// </summary>
    public string? Disputed { get; init; }

    /// <summary>Those numbers, that which was told first in front; empty where nothing was found.</summary>
    public IReadOnlyList<DisputedValue> Values { get; init; } = [];

    /// <summary>The numbers of those that say what is not known or decided yet; may be empty.</summary>
    public IReadOnlyList<int> Open { get; init; } = [];

    /// <summary>Quotes: every sentence is exactly as published. A model: every sentence was checked.</summary>
    public WrittenBy Writer { get; init; } = WrittenBy.Quotes;

    /// <summary>Why it is quoted although a model is configured, as the end of a sentence; null where it is not.</summary>
    public string? WhyQuoted { get; init; }

    /// <summary>What the model wrote and the check took out.</summary>
    public IReadOnlyList<DroppedSentence> Dropped { get; init; } = [];

    /// <summary>What the language model read and wrote for it; nothing where none was asked.</summary>
    public TokenCount Tokens { get; init; }

    /// <summary>What the reader should know of how it came about.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <param name="Text">As it is written: "about 1,600 people".</param>
/// <param name="Outlet">Who has it; null where that is unknown.</param>
/// <param name="Citation">The number of the citation whose sentence has it.</param>
internal sealed record DisputedValue(string Text, string? Outlet, int Citation);
