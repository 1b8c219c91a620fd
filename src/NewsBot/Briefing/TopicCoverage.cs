using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Briefing;

/// <summary>The outcome of a search for a topic.</summary>
public enum TopicOutcome
{
    /// <summary>At least one article is about the topic.</summary>
    Covered,

    /// <summary>The request names no topic: it is empty or a catch-all word ("news").</summary>
    NoTopic,

    /// <summary>The archive has no article that the asker may see.</summary>
    NothingHeld,

    /// <summary>No article in the archive is about the topic.</summary>
    NotCovered,
}

/// <summary>The articles and passages about a topic. Every command that takes a topic starts from it.</summary>
internal sealed record TopicCoverage
{
    public required TopicOutcome Outcome { get; init; }

    /// <summary>The topic as the user wrote it, trimmed.</summary>
    public required string Topic { get; init; }

    /// <summary>The time of the search. Nothing published later is included.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The articles closest to the topic, best first, if the topic is not covered.</summary>
    public IReadOnlyList<ArticleReference> NearestArticles { get; init; } = [];

    /// <summary>True if the scope limits outlets, the language or days.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>The articles about the topic, most relevant first.</summary>
    public IReadOnlyList<ArticleReference> Articles { get; init; } = [];

    /// <summary>True if the search reached its limit of passages, so that there may be more.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>True if even the least relevant passages found are about the topic, so that there surely is more.</summary>
    public bool HasMore { get; init; }

    /// <summary>Everything that the search found, including what is not about the topic.</summary>
    internal Evidence Evidence { get; init; } = null!;

    /// <summary>The passages about the topic, best first.</summary>
    internal IReadOnlyList<EvidencePassage> Passages { get; init; } = [];

    /// <summary>The number of articles without a known date of publication.</summary>
    public int Undated => Articles.Count(article => article.Published is null);
}
