using NewsBot.Answering.Review;
using NewsBot.Articles;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>Explains how an answer was made.</summary>
internal sealed record Explanation
{
    /// <summary>The question as it was interpreted.</summary>
    public required Question Question { get; init; }

    /// <summary>
    /// The log-odds that the best sentence answers (<see cref="RankedEvidence.Score"/>); below 0, it is not quoted. Null without
    /// evidence.
    /// </summary>
    public double? Margin { get; init; }

    /// <summary>True if only words were compared, because the question has no vector.</summary>
    public bool IsByWordsAlone { get; init; }

    /// <summary>The passages that were found, the best first.</summary>
    public IReadOnlyList<ExplainedPassage> Evidence { get; init; } = [];

    /// <summary>The passages' text in the model's prompt; empty if no model was asked.</summary>
    public string PromptText { get; init; } = "";

    /// <summary>The sentences whose marker was wrong or missing, and was set to the passage that supports them.</summary>
    public IReadOnlyList<string> Repaired { get; init; } = [];

    /// <summary>The sentences that failed the check and were written once more.</summary>
    public IReadOnlyList<RevisedSentence> Revised { get; init; } = [];

    /// <summary>The part of the second opinion; null if none was asked for.</summary>
    public OpinionSummary? Opinion { get; init; }
}

/// <summary>A passage of the evidence.</summary>
/// <param name="Article">The article that it is from.</param>
/// <param name="Span">The span in the article's body.</param>
/// <param name="Text">The text of the passage.</param>
/// <param name="Score">The ranking score; scores of different questions cannot be compared.</param>
/// <param name="PromptNumber">The number of the passage in the model's prompt, from 1; null if it was not in it.</param>
/// <param name="AlsoIn">The other outlets with the same text.</param>
internal sealed record ExplainedPassage(
    ArticleReference Article, TextSpan Span, string Text, double Score, int? PromptNumber, IReadOnlyList<string> AlsoIn);
