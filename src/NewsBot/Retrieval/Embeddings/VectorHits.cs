using NewsBot.Articles;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>The passages whose vectors lie nearest to a question's, the nearest first.</summary>
/// <param name="Hits">None where there are no embeddings, or none could be had.</param>
internal sealed record VectorHits(IReadOnlyList<VectorHit> Hits)
{
    public static VectorHits None { get; } = new([]);

    /// <summary>The question's meaning, also where no passage has a vector yet; null if it is not known.</summary>
    public QuestionMeaning? Question { get; init; }

    /// <summary>How the cosines were read; null if that is not known.</summary>
    public CosineScale? Scale { get; init; }
}

/// <param name="Passage">Which passage.</param>
/// <param name="ArticleKey">The archive's key of its article.</param>
/// <param name="Cosine">How near it is, at most 1.</param>
/// <param name="Similarity">The same, made comparable between models: see <see cref="CosineScale"/>. 0 to 1.2; 0 if there is no
/// scale.</param>
internal sealed record VectorHit(PassageKey Passage, long ArticleKey, float Cosine, double Similarity);

/// <summary>Names one passage of one version.</summary>
internal readonly record struct PassageKey(string ArticleId, int Version, int Ordinal)
{
    public static PassageKey Of(Passage passage) =>
        new(passage.Article.Id, passage.Article.Version, passage.Ordinal);
}
