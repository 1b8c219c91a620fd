using NewsBot.Text;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>What a piece of a word means in its sentence.</summary>
/// <param name="Span">Where the piece stands in the text.</param>
/// <param name="Vector">Its vector, as the model makes it.</param>
internal readonly record struct TokenVector(TextSpan Span, float[] Vector);
