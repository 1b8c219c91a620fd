using NewsBot.Articles;
using NewsBot.Storage.Articles;

namespace NewsBot.Storage.Schema;

/// <summary>
/// One article with all its versions. Its given id, origin, content hash and addresses identify it: see
/// <see cref="ArticleArchive"/>.
/// </summary>
internal sealed class ArticleRow
{
    public long Key { get; set; }

    /// <summary>The public id: the given one, or else one derived from the file's name or the content.</summary>
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

/// <summary>
/// One version of an article as it was published. It never changes once written, because citations point into it.
/// </summary>
internal sealed class VersionRow
{
    public long Key { get; set; }

    public long ArticleKey { get; set; }

    public ArticleRow? Article { get; set; }

    /// <summary>The number of the version within its article, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The number in the archive's change sequence: 1, 2, 3, ... without gaps.</summary>
    public long Sequence { get; set; }

    public required string Title { get; set; }

    public required string Body { get; set; }

    public string? Outlet { get; set; }

    public string? Author { get; set; }

    public string? Url { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Modified { get; set; }

    public string? Language { get; set; }

    /// <summary>The start of the outlet's own correction note in the body; null if it has none.</summary>
    public int? CorrectionStart { get; set; }

    public int? CorrectionLength { get; set; }

    public DateTimeOffset Taken { get; set; }

    public List<PassageRow> Passages { get; set; } = [];

    public List<SentenceChangeRow> Changes { get; set; } = [];

    public ArticleReference ToReference() => new(Article!.Id, Number, Title, Outlet, Published, Url);
}

/// <summary>The span of a passage in its version's body; the text is not stored twice.</summary>
internal sealed class PassageRow
{
    public long VersionKey { get; set; }

    public int Ordinal { get; set; }

    public int Start { get; set; }

    public int Length { get; set; }
}

/// <summary>A canonical address of an article. When an article moves, its earlier addresses are kept.</summary>
internal sealed class AddressRow
{
    public required string Url { get; set; }

    /// <summary>
    /// The community of the article. A community's article and another one for everyone may have the same address.
    /// </summary>
    public string Community { get; set; } = Visibility.Everyone;

    public long ArticleKey { get; set; }

    public ArticleRow? Article { get; set; }
}

/// <summary>A sentence that a version added, changed or dropped.</summary>
internal sealed class SentenceChangeRow
{
    /// <summary>The later version.</summary>
    public long VersionKey { get; set; }

    public int Ordinal { get; set; }

    /// <summary>The start of the sentence in the body of the version before; null if it is new.</summary>
    public int? BeforeStart { get; set; }

    public int? BeforeLength { get; set; }

    /// <summary>The start of the sentence in the later version's body; null if it was dropped.</summary>
    public int? AfterStart { get; set; }

    public int? AfterLength { get; set; }
}
