using NewsBot.Answering;

namespace NewsBot.Evaluation;

/// <summary>The result of one question.</summary>
internal sealed record QuestionResult
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    public required bool Answerable { get; init; }

    /// <summary>The accepted answers.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>True if the question names gold articles.</summary>
    public required bool HasGold { get; init; }

    /// <summary>
    /// The rank of the first gold article among the distinct articles retrieved, from 1; null if there is none.
    /// </summary>
    public required int? GoldRank { get; init; }

    /// <summary>The rank of the first retrieved passage in which an answer occurs, from 1; null if there is none.</summary>
    public required int? AnswerRank { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The reply without its sources.</summary>
    public required string Reply { get; init; }

    /// <summary>The length of the reply without its markers and sources, in UTF-16 units.</summary>
    public required int ReplyLength { get; init; }

    /// <summary>True if an answer occurs before the first marker, in a text that is short enough and not cut.</summary>
    public required bool FirstSentenceAnswers { get; init; }

    /// <summary>True if a gold article is among the passages that a model would be sent.</summary>
    public required bool SendsGold { get; init; }

    /// <summary>The estimated tokens of these passages.</summary>
    public required int SentTokens { get; init; }

    /// <summary>True if an answer occurs in the reply, and the reply is short enough to count.</summary>
    public required bool ReplyAnswers { get; init; }

    /// <summary>True if the reply cites a gold article.</summary>
    public required bool CitesGold { get; init; }

    /// <summary>The article id of each citation in the reply.</summary>
    public required IReadOnlyList<string> CitedArticles { get; init; }

    /// <summary>The distinct articles retrieved, the best first.</summary>
    public required IReadOnlyList<string> RetrievedArticles { get; init; }

    /// <summary>The number of citations whose quote is exact.</summary>
    public required int ExactQuotes { get; init; }

    /// <summary>The time from the question to the reply.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>True if an answerable question was answered correctly, or an unanswerable one was declined.</summary>
    public bool IsCorrect => Answerable ? ReplyAnswers || (Answers.Count == 0 && CitesGold) : Outcome == Outcome.NoEvidence;
}
