using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Storage.Articles;

namespace NewsBot.Evaluation;

/// <summary>
/// The articles ingested for an evaluation. It maps the ids that questions use to those of the archive, and keeps hashes of the
/// bodies before ingestion, to verify that quotes are exact.
/// </summary>
internal sealed class ArticlePool(ArticleArchive archive)
{
    // Articles with one address are merged in the archive, so a given id may differ from the stored one, and may map to several.
    private readonly Dictionary<string, HashSet<string>> archiveIds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, int Version), byte[]> rawBodyHashes = [];

    /// <summary>Adds an ingested article; failed ones are ignored.</summary>
    public void Add(IngestResult ingested)
    {
        if (ingested is not { Article: { } article, Stored: { } stored }) return;
        var givenId = article.Id ?? stored.Id;
        if (!archiveIds.TryGetValue(givenId, out var ids))
            archiveIds[givenId] = ids = new HashSet<string>(StringComparer.Ordinal);
        ids.Add(stored.Id);
        rawBodyHashes.TryAdd((stored.Id, stored.Version), ComputeHash(article.Body));
    }

    /// <summary>Returns the archive's ids for the ids that a question names; an unknown id stays as it is.</summary>
    public IReadOnlySet<string> GetArchiveIds(IEnumerable<string> named) =>
        named.SelectMany(id => archiveIds.TryGetValue(id, out var ids) ? ids : [id]).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Returns true if the quote is exactly the archive's text at its span, and the body is exactly the ingested one. An empty
    /// span cites the headline, which must then occur in the reply as the archive has it.
    /// </summary>
    public async Task<bool> IsExactAsync(Citation citation, string reply, CancellationToken cancellationToken)
    {
        var (reference, span) = (citation.Article, citation.Span);
        var article = await archive.ReadAsync(reference.Id, reference.Version, cancellationToken);
        return article is not null
            && span.Start >= 0 && span.Length >= 0 && span.End <= article.Body.Length
            && citation.Quote == span.Cut(article.Body)
            && (span.Length > 0
            || (reference.Title == article.Title
            && reply.Contains(UserMessages.QuoteHeadline(reference.Headline), StringComparison.Ordinal)))
            && rawBodyHashes.TryGetValue((reference.Id, reference.Version), out var rawHash)
            && rawHash.AsSpan().SequenceEqual(ComputeHash(article.Body));
    }

    private static byte[] ComputeHash(string body) => SHA256.HashData(MemoryMarshal.AsBytes(body.AsSpan()));
}
