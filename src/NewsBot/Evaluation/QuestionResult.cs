using NewsBot.Answering;

namespace NewsBot.Evaluation;

/// <summary>How one question fared.</summary>
internal sealed record QuestionResult
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    public required bool Answerable { get; init; }

    /// <summary>The answers that would count.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Whether gold articles were named.</summary>
    public required bool HasGold { get; init; }

    /// <summary>
    /// The place of the first gold article among the distinct articles retrieved, from 1; null when there is none.
    /// </summary>
    public required int? GoldRank { get; init; }

    /// <summary>The place of the first passage retrieved in which an answer occurs, from 1; null when there is none.</summary>
    public required int? AnswerRank { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The reply, sources left out.</summary>
    public required string Reply { get; init; }

    /// <summary>Whether an answer occurs in the reply, and that is short enough to count.</summary>
    public required bool ReplyAnswers { get; init; }

    /// <summary>Whether a cited article is gold.</summary>
    public required bool CitesGold { get; init; }

    /// <summary>What the reply rests on.</summary>
    public required IReadOnlyList<string> CitedArticles { get; init; }

    public required int ExactQuotes { get; init; }

    /// <summary>From the question to the reply.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Answered where the articles answer it, declined where they do not.</summary>
    public bool IsCorrect => Answerable ? ReplyAnswers || (Answers.Count == 0 && CitesGold) : Outcome == Outcome.NoEvidence;
}
