using System.Collections.Frozen;
using NewsBot.Articles;
using NewsBot.Retrieval.Indexing;

namespace NewsBot.Retrieval;

/// <summary>What a question may see of the archive, beside the rule that nothing published after its as_of is seen.</summary>
internal sealed record Scope
{
    /// <summary>All that everyone may see.</summary>
    public static Scope All { get; } = new();

    /// <summary>
    /// The community that asks: it sees what everyone may and what is private to it. Null sees nothing private.
    /// </summary>
    public string? Community { get; init; }

    /// <summary>Only articles of these outlets, whatever the case of their letters; empty for all.</summary>
    public IReadOnlyCollection<string> Outlets { get; init; } = [];

    /// <summary>
    /// Only articles in this language, or of unknown language: a BCP 47 code or tag of which the language alone counts ("en"
    /// has what is <c>en-GB</c>). Null for any.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>Only articles that are known to have been published then or later; null for no such limit.</summary>
    public DateTimeOffset? PublishedSince { get; init; }

    /// <summary>Only articles published until then, or of unknown date; null for no such limit.</summary>
    public DateTimeOffset? PublishedUntil { get; init; }

    /// <summary>Ids of articles that are treated as not held.</summary>
    public IReadOnlySet<string> Excluded { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether whoever asked wants less than there is.</summary>
    internal bool IsNarrowed => Outlets.Count > 0 || Language is not null || PublishedSince is not null;

    /// <summary>
    /// The codes that an article's language may have, the empty one of unknown language among them; none where any may be.
    /// </summary>
    internal IReadOnlyList<string> LanguageCodes => Language is null ? [] : [LanguageCode.FromTag(Language), ""];

    /// <summary>Whether an article that may be seen is also of an outlet, a language and a time that it is about.</summary>
    internal bool Covers(string? outlet, string? language, DateTimeOffset? published) =>
        (Outlets.Count == 0 || Outlets.Any(one => IndexedPassage.Folded(one) == IndexedPassage.Folded(outlet)))
        && (Language is null || LanguageCodes.Contains(LanguageCode.FromTag(language)))
        && (PublishedSince is null || published >= PublishedSince)
        && !(published > PublishedUntil);
}
