using NewsBot.Articles;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>How an answer came about, for whoever wants to know why it says what it says.</summary>
internal sealed record Explanation
{
    /// <summary>The question as it was read.</summary>
    public required Question Question { get; init; }

    /// <summary>How far the evidence is above the line below which nothing is answered; below 0 it was not.</summary>
    public double? Margin { get; init; }

    /// <summary>What was found, the best first.</summary>
    public IReadOnlyList<ExplainedPassage> Evidence { get; init; } = [];

    /// <summary>The passages as they were sent to the model; empty if none was asked.</summary>
    public string Sent { get; init; } = "";

    /// <summary>The sentences whose marker was wrong or missing and was set to the passage that carries them.</summary>
    public IReadOnlyList<string> Repaired { get; init; } = [];
}

/// <param name="Article">Where it is from.</param>
/// <param name="Span">Where in the article's body.</param>
/// <param name="Text">The passage.</param>
/// <param name="Score">How much speaks for it; only the order within one question means anything.</param>
/// <param name="Sent">The number under which the model got it; null if it did not.</param>
/// <param name="AlsoIn">Other outlets with the same text.</param>
internal sealed record ExplainedPassage(
    ArticleReference Article, TextSpan Span, string Text, double Score, int? Sent, IReadOnlyList<string> AlsoIn);
