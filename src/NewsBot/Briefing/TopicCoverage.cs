using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Briefing;

/// <summary>What became of a topic that was asked about.</summary>
public enum TopicOutcome
{
    /// <summary>An article at least is about it.</summary>
    Covered,

    /// <summary>No topic is named: nothing, or a word for everything ("news").</summary>
    NoTopic,

    /// <summary>No article is held that may be seen.</summary>
    NothingHeld,

    /// <summary>Nothing held is about the topic.</summary>
    NotCovered,
}

/// <summary>What of the coverage is about a topic: where every command that takes one begins.</summary>
internal sealed record TopicCoverage
{
    public required TopicOutcome Outcome { get; init; }

    /// <summary>As it was asked for, without white space around.</summary>
    public required string Topic { get; init; }

    /// <summary>The moment that it is looked at for. Nothing published later is in it.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Where the topic is not covered: what comes nearest, the best first.</summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];

    /// <summary>Whether less was looked at than there is: of some outlets, a language, or days.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>The articles that are about it, the one that bears most on it first.</summary>
    public IReadOnlyList<ArticleReference> Articles { get; init; } = [];

    /// <summary>Whether as much was found as is looked at, so that there may be more.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether that was so much about the topic to the last that there is more on it.</summary>
    public bool HasMore { get; init; }

    /// <summary>All that was found, in which the passages of those articles stand.</summary>
    internal Evidence Evidence { get; init; } = null!;

    /// <summary>The passages of those articles that say something of the topic, the best first.</summary>
    internal IReadOnlyList<EvidencePassage> Passages { get; init; } = [];

    /// <summary>Of those articles, how many have no known day of publication.</summary>
    public int Undated => Articles.Count(article => article.Published is null);
}
