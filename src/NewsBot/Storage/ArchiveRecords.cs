using NewsBot.Articles;

namespace NewsBot.Storage;

/// <summary>What storing an article did.</summary>
public enum StoreOutcome
{
    /// <summary>It was not held before.</summary>
    New,

    /// <summary>It was held with other content; what came is its new version.</summary>
    Updated,

    /// <summary>The same, and the outlet itself says in it that it corrects what it said before.</summary>
    Corrected,

    /// <summary>It was held just so; nothing was written.</summary>
    Unchanged,
}

/// <param name="Id">The archive's id of the article.</param>
/// <param name="Version">Its latest version, from 1.</param>
/// <param name="As">What storing it did.</param>
internal sealed record StoredArticle(string Id, int Version, StoreOutcome As)
{
    /// <summary>What came was a stub of what is held, so the fuller version was kept.</summary>
    public bool IsFullerThanCame { get; init; }
}

/// <summary>A step of the archive's change sequence: the latest version of one article.</summary>
/// <param name="Sequence">Its number in the sequence, from 1.</param>
/// <param name="ArticleKey">The same for all versions of the article.</param>
/// <param name="Community">The community that alone may see the article; null for everyone. The same for all its
/// versions.</param>
/// <param name="Language">The language of the version, as <see cref="Article.Language"/>; null where unknown.</param>
/// <param name="Author">Its byline; null where unknown.</param>
/// <param name="Passages">The passages of the version, in order.</param>
internal sealed record ArticleChange(
    long Sequence, long ArticleKey, string? Community, string? Language, string? Author, IReadOnlyList<Passage> Passages)
{
    /// <summary>
    /// Whether passages are left out because the stored text ends before them, as it does in an archive that was damaged.
    /// </summary>
    public bool IsDamaged { get; init; }
}

/// <summary>What the archive holds that somebody may see.</summary>
/// <param name="Articles">Articles, each counted once.</param>
/// <param name="Versions">Their versions.</param>
/// <param name="Passages">The passages of all versions.</param>
/// <param name="Outlets">By outlet, the one with most articles first; a null name stands for unknown.</param>
internal sealed record ArchiveStatistics(int Articles, int Versions, int Passages, IReadOnlyList<OutletStatistics> Outlets);

/// <param name="Name">The outlet, or null where it is unknown.</param>
/// <param name="Articles">How many articles of it are held.</param>
/// <param name="First">The earliest known publication, or null.</param>
/// <param name="Last">The latest known publication, or null.</param>
internal sealed record OutletStatistics(string? Name, int Articles, DateTimeOffset? First, DateTimeOffset? Last);
