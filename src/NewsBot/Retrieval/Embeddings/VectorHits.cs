using NewsBot.Articles;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>The passages whose vectors lie nearest to a question's, the nearest first.</summary>
/// <param name="Hits">None where there are no embeddings, or none could be had.</param>
internal sealed record VectorHits(IReadOnlyList<VectorHit> Hits)
{
    public static VectorHits None { get; } = new([]);
}

/// <param name="Passage">Which passage.</param>
/// <param name="ArticleKey">The archive's key of its article.</param>
/// <param name="Cosine">How near it is, at most 1.</param>
/// <param name="Likeness">The same, made comparable between models: see <see cref="SimilarityScale"/>. 0 to 1.</param>
internal sealed record VectorHit(PassageKey Passage, long ArticleKey, float Cosine, double Likeness);

/// <summary>Names one passage of one version.</summary>
internal readonly record struct PassageKey(string ArticleId, int Version, int Ordinal)
{
    public static PassageKey Of(Passage passage) =>
        new(passage.Article.Id, passage.Article.Version, passage.Ordinal);
}

/// <summary>
/// Measures how far a cosine stands out from those of all passages, in standard deviations. One model gives unrelated texts .1
/// and another .8, so the cosine alone says little.
/// </summary>
internal static class SimilarityScale
{
    // A cosine this many standard deviations above the chance level gets the full score.
    private const double DeviationsForFullScore = 4;

    // With fewer passages the deviation says little.
    private const int MinSimilar = 50;

    public static double Compute(float cosine, double mean, double deviation, long count)
    {
        if (count < MinSimilar || deviation <= 0) return 0;
        // The expected maximum of that many normal deviations: 3.1 for a hundred, 4.5 for 22,000.
        var chance = Math.Sqrt(2 * Math.Log(count));
        return Math.Clamp((((cosine - mean) / deviation) - chance) / DeviationsForFullScore, 0, 1);
    }
}
