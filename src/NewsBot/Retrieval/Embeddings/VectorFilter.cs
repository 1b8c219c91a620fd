using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>Decides which vectors a search may use: those of the passages that <see cref="PassageFilter"/> accepts.</summary>
internal sealed class VectorFilter
{
    private readonly string community;
    private readonly IReadOnlySet<string> excluded;
    private readonly HashSet<string> outlets;
    private readonly HashSet<string> languages;
    private readonly long since;
    private readonly long until;

    private VectorFilter((long Since, long Until) stretch, Scope scope)
    {
        (since, until) = stretch;
        community = Visibility.FromCommunity(scope.Community);
        excluded = scope.Excluded;
        outlets = scope.Outlets.Select(IndexedPassage.Folded).ToHashSet(StringComparer.Ordinal);
        languages = scope.LanguageCodes.ToHashSet(StringComparer.Ordinal);
    }

    public static VectorFilter Create(Question question, Scope scope) =>
        new(PassageFilter.GetPeriod(question.AsOf, scope), scope);

    /// <summary>All that was published until a moment and that a scope lets see.</summary>
    public static VectorFilter PublishedUntil(DateTimeOffset until, Scope scope) =>
        new((scope.PublishedSince?.ToUnixTimeMilliseconds() ?? IndexedPassage.NoDate, until.ToUnixTimeMilliseconds()), scope);

    /// <param name="published">Milliseconds since 1970; <see cref="IndexedPassage.NoDate"/> where that is unknown.</param>
    /// <param name="articleId">The archive's id of the article.</param>
    /// <param name="audience">Who may see it: see <see cref="Visibility"/>.</param>
    /// <param name="outlet">Who published it, folded.</param>
    /// <param name="language">The code of its language; empty where that is unknown.</param>
    public bool Accepts(long published, string articleId, string audience, string outlet, string language) =>
        published <= until && published >= since
        && (audience.Length == 0 || audience == community)
        && (outlets.Count == 0 || outlets.Contains(outlet))
        && (languages.Count == 0 || languages.Contains(language))
        && (excluded.Count == 0 || !excluded.Contains(articleId));
}
