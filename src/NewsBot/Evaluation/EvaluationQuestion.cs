namespace NewsBot.Evaluation;

/// <summary>A question whose answer is known.</summary>
internal sealed record EvaluationQuestion
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    /// <summary>The moment to ask at; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Any one of them answers it.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Ids of articles that answer it.</summary>
    public required IReadOnlyList<string> Gold { get; init; }

    /// <summary>Whether the articles answer it at all.</summary>
    public required bool Answerable { get; init; }

    /// <summary>Only articles published until then count as held; null for all.</summary>
    public DateTimeOffset? PoolUntil { get; init; }

    /// <summary>Ids of articles that count as not held.</summary>
    public required IReadOnlyList<string> Exclude { get; init; }
}

/// <summary>A file of questions cannot be read as such. The message names the file, the line and what is wrong.</summary>
internal sealed class QuestionFileException(string message) : Exception(message);
