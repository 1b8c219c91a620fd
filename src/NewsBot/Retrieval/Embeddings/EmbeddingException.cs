namespace NewsBot.Retrieval.Embeddings;

/// <summary>Why there is no vector, and what may be done about it.</summary>
internal enum EmbeddingFault
{
    /// <summary>The model cannot be reached, is busy or slow. It may be otherwise later.</summary>
    Unavailable,

    /// <summary>It will not serve at all as it is configured: a wrong key, name, address or file.</summary>
    Refused,

    /// <summary>It does not do with these texts; one of them may be at fault.</summary>
    Unusable,
}

/// <summary>There is no vector. The message is fit for the operator, and holds nothing that a server said.</summary>
internal sealed class EmbeddingException : Exception
{
    public EmbeddingException(EmbeddingFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    public EmbeddingFault Fault { get; }
}
