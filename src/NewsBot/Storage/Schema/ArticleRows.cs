using NewsBot.Storage.Articles;

namespace NewsBot.Storage.Schema;

/// <summary>
/// One article, whatever its versions. The last three columns and its addresses are its identity: see
/// <see cref="ArticleArchive"/>.
/// </summary>
internal sealed class ArticleRow
{
    public long Key { get; set; }

    /// <summary>The id that the world sees: the given one, else one derived from the file's name or the content.</summary>
    public required string Id { get; set; }

    public int LatestVersion { get; set; }

    public string? GivenId { get; set; }

    public string? Origin { get; set; }

    /// <summary>Hash of the latest version's content.</summary>
    public required string ContentHash { get; set; }

    /// <summary>
    /// The community that alone may see it; <see cref="Visibility.Everyone"/> otherwise. It never changes: see
    /// <see cref="Visibility"/>.
    /// </summary>
    public string Community { get; set; } = Visibility.Everyone;
}

/// <summary>One state of an article as it was published. Never changed once written: citations point into it.</summary>
internal sealed class VersionRow
{
    public long Key { get; set; }

    public long ArticleKey { get; set; }

    public ArticleRow? Article { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    /// <summary>Place in the archive's change sequence: 1, 2, 3, ... without gaps.</summary>
    public long Sequence { get; set; }

    public required string Title { get; set; }

    public required string Body { get; set; }

    public string? Outlet { get; set; }

    public string? Author { get; set; }

    public string? Url { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Modified { get; set; }

    public string? Language { get; set; }

    /// <summary>Where the body has the outlet's own note that it corrects what it said; null where it has none.</summary>
    public int? CorrectionStart { get; set; }

    public int? CorrectionLength { get; set; }

    public DateTimeOffset Taken { get; set; }

    public List<PassageRow> Passages { get; set; } = [];

    public List<SentenceChangeRow> Changes { get; set; } = [];
}

/// <summary>Where a passage stands in its version's body; the text is not stored twice.</summary>
internal sealed class PassageRow
{
    public long VersionKey { get; set; }

    public int Ordinal { get; set; }

    public int Start { get; set; }

    public int Length { get; set; }
}

/// <summary>An address that an article was published at, in its canonical form. Sites move; each address stays known.</summary>
internal sealed class AddressRow
{
    public required string Url { get; set; }

    /// <summary>
    /// That of the article: what is private to a community may have an address that something else has for everyone.
    /// </summary>
    public string Community { get; set; } = Visibility.Everyone;

    public long ArticleKey { get; set; }

    public ArticleRow? Article { get; set; }
}

/// <summary>A sentence that a version has and the one before had not, or had otherwise, or has no more.</summary>
internal sealed class SentenceChangeRow
{
    /// <summary>The later version.</summary>
    public long VersionKey { get; set; }

    public int Ordinal { get; set; }

    /// <summary>Where the sentence stood in the body of the version before; null where it is new.</summary>
    public int? BeforeStart { get; set; }

    public int? BeforeLength { get; set; }

    /// <summary>Where it stands in the later version's body; null where it is gone.</summary>
    public int? AfterStart { get; set; }

    public int? AfterLength { get; set; }
}
