using NewsBot.Storage.Articles;

namespace NewsBot.Answering.Citations;

/// <summary>
/// Verifies written sentences before anyone reads them: a passage must support each of them (<see cref="CitationAttributor"/>),
/// and the cited text must be exactly the text in the archive.
/// </summary>
internal sealed class CitationVerifier(ArticleArchive archive, CitationAttributor sources)
{
    /// <summary>Creates an empty text that verifies each sentence that is added.</summary>
    /// <param name="asOf">The moment that the text is written for.</param>
    public VerifiedText CreateText(DateTimeOffset asOf) => new(archive, sources, asOf);
}
