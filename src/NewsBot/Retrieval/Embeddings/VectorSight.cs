using NewsBot.Archive;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>Says which vectors one search may see: those of the passages that <see cref="PassageSight"/> sees.</summary>
internal sealed class VectorSight
{
    private readonly string community;
    private readonly HashSet<string> excluded;
    private readonly HashSet<string> outlets;
    private readonly long since;
    private readonly long until;

    private VectorSight((long Since, long Until) stretch, Scope scope)
    {
        (since, until) = stretch;
        community = Audience.Of(scope.Community);
        excluded = scope.Excluded.ToHashSet(StringComparer.Ordinal);
        outlets = scope.Outlets.Select(IndexedPassage.Folded).ToHashSet(StringComparer.Ordinal);
    }

    public static VectorSight Of(Question question, Scope scope) => new(PassageSight.StretchOf(question, scope), scope);

    /// <summary>All that was published until a moment and that a scope lets see.</summary>
    public static VectorSight Until(DateTimeOffset until, Scope scope) =>
        new((scope.PublishedSince?.ToUnixTimeMilliseconds() ?? IndexedPassage.NoDate, until.ToUnixTimeMilliseconds()), scope);

    /// <param name="published">Milliseconds since 1970; <see cref="IndexedPassage.NoDate"/> where that is unknown.</param>
    /// <param name="articleId">The archive's id of the article.</param>
    /// <param name="audience">Who may see it: see <see cref="Audience"/>.</param>
    /// <param name="outlet">Who published it, folded.</param>
    public bool Sees(long published, string articleId, string audience, string outlet) =>
        published <= until && published >= since
        && (audience.Length == 0 || audience == community)
        && (outlets.Count == 0 || outlets.Contains(outlet))
        && (excluded.Count == 0 || !excluded.Contains(articleId));
}
