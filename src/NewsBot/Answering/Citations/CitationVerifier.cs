using NewsBot.Storage.Articles;

namespace NewsBot.Answering.Citations;

/// <summary>
/// Checks what was written, sentence by sentence, before anyone reads it: each must be carried by a passage
/// (<see cref="CitationAttributor"/>), and what it cites must be exactly what the archive has at that place.
/// </summary>
internal sealed class CitationVerifier(ArticleArchive archive, CitationAttributor sources)
{
    /// <summary>An answer without a sentence yet.</summary>
    /// <param name="asOf">The moment that it is written for.</param>
    public VerifiedText Begin(DateTimeOffset asOf) => new(archive, sources, asOf);
}
