namespace NewsBot.Evaluation;

/// <summary>A question with a known answer.</summary>
internal sealed record EvaluationQuestion
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    /// <summary>The time at which the question is asked; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The accepted answers: any one of them is correct.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>The ids of articles that answer it.</summary>
    public required IReadOnlyList<string> Gold { get; init; }

    /// <summary>True if the articles answer it at all.</summary>
    public required bool Answerable { get; init; }

    /// <summary>Only articles published until then are searched; null for all.</summary>
    public DateTimeOffset? PoolUntil { get; init; }

    /// <summary>The ids of articles that are not searched.</summary>
    public required IReadOnlyList<string> Exclude { get; init; }

    /// <summary>Reads all questions of a JSON Lines file.</summary>
    /// <inheritdoc cref="RowFile.ReadAsync"/>
    public static Task<IReadOnlyList<EvaluationQuestion>> ReadAsync(string path, CancellationToken cancellationToken) =>
        RowFile.ReadAsync(path, "question", Read, cancellationToken);

    private static EvaluationQuestion Read(Row row) => new()
    {
        Id = row.GetText("id") ?? row.Location,
        Question = row.GetText("question") ?? throw row.CreateError("question", "is missing"),
        AsOf = row.GetInstant("as_of"),
        Answers = row.GetTexts("answers"),
        Gold = row.GetTexts("gold"),
        Answerable = row.GetFlag("answerable") ?? throw row.CreateError("answerable", "is missing"),
        PoolUntil = row.GetInstant("pool_until"),
        Exclude = row.GetTexts("exclude"),
    };
}
