using NewsBot.Articles;

namespace NewsBot.Storage;

/// <summary>The effect of storing an article.</summary>
public enum StoreOutcome
{
    /// <summary>The archive did not have the article before.</summary>
    New,

    /// <summary>The archive had the article with other content; the incoming text is its new version.</summary>
    Updated,

    /// <summary>Like <see cref="Updated"/>, and the text contains the outlet's own new correction note.</summary>
    Corrected,

    /// <summary>The archive had the same content already; nothing was written.</summary>
    Unchanged,
}

/// <param name="Id">The archive's id of the article.</param>
/// <param name="Version">Its latest version, from 1.</param>
/// <param name="Outcome">The effect of storing it.</param>
internal sealed record StoredArticle(string Id, int Version, StoreOutcome Outcome)
{
    /// <summary>True if the incoming text was a stub of the stored one, so that the fuller stored version was kept.</summary>
    public bool IsStubIgnored { get; init; }
}

/// <summary>A step of the archive's change sequence: the latest version of one article.</summary>
/// <param name="Sequence">The step's number in the sequence, from 1.</param>
/// <param name="ArticleKey">The same for all versions of the article.</param>
/// <param name="Community">The community that alone may see the article; null for everyone. The same for all its
/// versions.</param>
/// <param name="Language">The language of the version, as <see cref="Article.Language"/>; null if unknown.</param>
/// <param name="Author">The byline of the version; null if unknown.</param>
/// <param name="Passages">The passages of the version, in order.</param>
internal sealed record ArticleChange(
    long Sequence, long ArticleKey, string? Community, string? Language, string? Author, IReadOnlyList<Passage> Passages)
{
    /// <summary>
    /// True if passages are missing because the stored text ends before them, as can happen in a damaged archive.
    /// </summary>
    public bool IsDamaged { get; init; }
}

/// <summary>Counts of the archive's contents that one community may see.</summary>
/// <param name="Articles">The number of articles.</param>
/// <param name="Versions">The number of versions of these articles.</param>
/// <param name="Passages">The number of passages of all these versions.</param>
/// <param name="Outlets">Counts by outlet, the one with most articles first.</param>
internal sealed record ArchiveStatistics(int Articles, int Versions, int Passages, IReadOnlyList<OutletStatistics> Outlets);

/// <summary>Counts of one outlet's articles in the archive.</summary>
/// <param name="Name">The outlet; null for the articles whose outlet is unknown.</param>
/// <param name="Articles">The number of its articles.</param>
/// <param name="First">The earliest known publication, or null.</param>
/// <param name="Last">The latest known publication, or null.</param>
internal sealed record OutletStatistics(string? Name, int Articles, DateTimeOffset? First, DateTimeOffset? Last);
