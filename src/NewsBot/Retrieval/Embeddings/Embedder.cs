using System.Numerics.Tensors;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>Turns texts into vectors that lie close together where the texts mean much the same.</summary>
/// <param name="model">What is recorded beside the vectors: another one makes all of them anew.</param>
/// <param name="questionPrefix">What the model wants before a question.</param>
/// <param name="passagePrefix">What the model wants before a passage.</param>
internal abstract class Embedder(string model, string questionPrefix, string passagePrefix)
{
    // Passages have some 700 UTF-16 units; only a text without a sentence's end comes near this, and no model reads that far.
    private const int MaxTextLength = 8_000;

    /// <summary>The model, and whatever else changes what it makes of a passage.</summary>
    public string ModelName { get; } = passagePrefix.Length == 0 ? model : $"{model} ({passagePrefix.Trim()})";

    /// <summary>What the model wants before a question.</summary>
    public string QuestionPrefix => questionPrefix;

    /// <summary>What the model wants before a passage.</summary>
    public string PassagePrefix => passagePrefix;

    /// <summary>How to read the model's cosines; null if that is not known and must be estimated.</summary>
    public CosineScale? Scale { get; init; }

    /// <summary>How many passages are best computed at once.</summary>
    public abstract int BatchSize { get; }

    /// <summary>Loads what must be loaded before the first text. Takes no longer than the model's file takes to read.</summary>
    /// <exception cref="EmbeddingException">It cannot be loaded.</exception>
    public virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The vector of a question, of length 1.</summary>
    /// <exception cref="EmbeddingException">There is none.</exception>
    public async Task<float[]> EmbedQuestionAsync(string question, CancellationToken cancellationToken) =>
        (await EmbedAsync([question], questionPrefix, cancellationToken))[0];

    /// <summary>The vectors of passages, in their order, each of length 1 and all with as many numbers.</summary>
    /// <exception cref="EmbeddingException">There is none for at least one of them.</exception>
    public Task<IReadOnlyList<float[]>> EmbedPassagesAsync(IReadOnlyList<string> passages, CancellationToken cancellationToken) =>
        EmbedAsync(passages, passagePrefix, cancellationToken);

    /// <summary>The vectors of texts, in their order, as the model makes them.</summary>
    /// <exception cref="EmbeddingException">There is none for at least one of them; the message is fit for the
    /// operator.</exception>
    public abstract Task<IReadOnlyList<float[]>> ComputeAsync(
        IReadOnlyList<string> texts, CancellationToken cancellationToken);

    /// <summary>The vectors of the pieces of words of a text, in their order; null from a model that gives none, and for a text
    /// that the model does not read letter by letter.</summary>
    /// <exception cref="EmbeddingException">The model fails.</exception>
    public virtual Task<IReadOnlyList<TokenVector>?> ComputeTokensAsync(string text, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TokenVector>?>(null);

    // What comes from a server is held to what the rest relies on, here for all of them.
    private async Task<IReadOnlyList<float[]>> EmbedAsync(
        IReadOnlyList<string> texts, string prefix, CancellationToken cancellationToken)
    {
        var vectors = await ComputeAsync([.. texts.Select(text => prefix + Truncate(text))], cancellationToken);
        if (vectors.Count != texts.Count)
            throw new EmbeddingException(
                EmbeddingFault.Unusable, $"the embeddings model gave {vectors.Count} vectors for {texts.Count} texts");
        foreach (var vector in vectors)
        {
            if (vector.Length == 0 || vector.Length != vectors[0].Length)
                throw new EmbeddingException(EmbeddingFault.Unusable,
                    $"the embeddings model gave vectors of {vectors[0].Length} and of {vector.Length} numbers");
            var length = TensorPrimitives.Norm<float>(vector);
            if (!float.IsFinite(length) || length == 0)
                throw new EmbeddingException(EmbeddingFault.Unusable, "the embeddings model gave a vector that has no direction");
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vectors;
    }

    // Not between the halves of a letter, which no encoding can write.
    private static string Truncate(string text) =>
        text.Length <= MaxTextLength ? text
            : text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];
}
