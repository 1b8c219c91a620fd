using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Storage.Articles;

namespace NewsBot.Evaluation;

/// <summary>
/// What was taken in for a run: under which ids the archive holds the articles that the questions name, and what their
/// bodies were before the archive had them.
/// </summary>
internal sealed class ArticlePool(ArticleArchive archive)
{
    // Two articles of one address are one in the archive, so a given id may name another, and one id may name several.
    private readonly Dictionary<string, HashSet<string>> heldAs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, int Version), byte[]> rawBodies = [];

    public void Add(IngestResult ingested)
    {
        if (ingested is not { Article: { } article, Stored: { } stored }) return;
        var given = article.Id ?? stored.Id;
        if (!heldAs.TryGetValue(given, out var ids)) heldAs[given] = ids = new HashSet<string>(StringComparer.Ordinal);
        ids.Add(stored.Id);
        rawBodies.TryAdd((stored.Id, stored.Version), HashOf(article.Body));
    }

    /// <summary>The archive's ids for ids that a question names; one that is not held stays as it is.</summary>
    public IReadOnlySet<string> IdsOf(IEnumerable<string> named) =>
        named.SelectMany(id => heldAs.TryGetValue(id, out var ids) ? ids : [id]).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether the quote is exactly what the archive has at its span, in a body that is exactly what came in. An empty span
    /// cites the headline, which then must stand in the reply as the archive has it.
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
            && reply.Contains(UserMessages.Headline(reference.Headline), StringComparison.Ordinal)))
            && rawBodies.TryGetValue((reference.Id, reference.Version), out var raw)
            && raw.AsSpan().SequenceEqual(HashOf(article.Body));
    }

    private static byte[] HashOf(string body) => SHA256.HashData(MemoryMarshal.AsBytes(body.AsSpan()));
}
