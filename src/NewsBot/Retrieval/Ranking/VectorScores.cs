using NewsBot.Retrieval.Embeddings;

namespace NewsBot.Retrieval.Ranking;

/// <summary>What vectors say for a candidate passage; both are 0 without embeddings.</summary>
/// <param name="Fusion">Its place by words and by vectors together: see <see cref="RankFusion"/>.</param>
/// <param name="Similarity">How alike it and the question are in meaning: see <see cref="CosineScale"/>.</param>
internal readonly record struct VectorScores(double Fusion, double Similarity);
