namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// The embeddings model that comes with the program: Snowflake's arctic-embed-xs, 22 million parameters, vectors of 384 numbers,
/// for English. <c>LocalModel.targets</c> lays its files beside the program.
/// </summary>
internal static class LocalModel
{
    public const string Name = "arctic-embed-xs";

    /// <summary>What the model's publishers want before a question; they want nothing before a passage.</summary>
    public const string QuestionPrefix = "Represent this sentence for searching relevant passages: ";

    /// <summary>
    /// Its cosines: .5 for passages about something else, .75 for those that answer. Measured on the sets that the benchmark
    /// <c>fit</c> reads.
    /// </summary>
    public static CosineScale Scale { get; } = new(0.5, 0.25);

    /// <summary>The folder of its files.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "models", Name);
}
