using NewsBot.Articles;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;

namespace NewsBot.Retrieval;

/// <summary>The passages that bear on a question, the best first, one to a near-duplicate group.</summary>
internal sealed record Evidence
{
    public required Question Question { get; init; }

    internal WeightedQuestion Weighted { get; init; } = null!;

    public required IReadOnlyList<EvidencePassage> Passages { get; init; }

    /// <summary>The question's meaning; null where only its words are known.</summary>
    internal QuestionMeaning? Meaning { get; init; }

    /// <summary>Whether any article is held that the question may see.</summary>
    public required bool HasCoverage { get; init; }
}

/// <summary>One passage of the evidence.</summary>
internal sealed record EvidencePassage
{
    public required Passage Passage { get; init; }

    /// <summary>How much speaks for it; only its order within one question means anything.</summary>
    public required double Score { get; init; }

    /// <summary>Other outlets that published the same text, in no order.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    internal AnalyzedPassage Reading { get; init; } = null!;

    internal PassageFeatures Features { get; init; }
}
