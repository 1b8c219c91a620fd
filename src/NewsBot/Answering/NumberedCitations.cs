using NewsBot.Archive;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Citations as they are numbered, each exactly what the archive has at that place.</summary>
internal sealed class NumberedCitations(ArticleArchive archive)
{
    private readonly List<Citation> all = [];
    private readonly Dictionary<(string Id, int Version), Article?> articles = [];

    /// <summary>In the order of their numbers, which begin at 1.</summary>
    public IReadOnlyList<Citation> All => all;

    /// <summary>The number of the citation, a new one where it is cited for the first time; null where it is not in the archive.</summary>
    /// <param name="evidence">The passage.</param>
    /// <param name="span">Where in its article's body.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<int?> NumberAsync(EvidencePassage evidence, TextSpan span, CancellationToken cancellationToken)
    {
        var passage = evidence.Passage;
        var known = all.Find(citation => citation.Article == passage.Article && citation.Span == span);
        if (known is not null) return known.Number;
        var key = (passage.Article.Id, passage.Article.Version);
        if (!articles.TryGetValue(key, out var article))
            articles[key] = article = await archive.ReadAsync(passage.Article.Id, passage.Article.Version, cancellationToken);
        if (article is null || span.Start < 0 || span.End > article.Body.Length) return null;
        var quote = span.Cut(article.Body);
        // The evidence and the archive must agree; where they do not, the index lags behind and its text is not cited.
        if (span.Start >= passage.Span.Start && span.End <= passage.Span.End
            && !passage.Text.AsSpan(span.Start - passage.Span.Start, span.Length).SequenceEqual(quote)) return null;
        all.Add(new Citation(all.Count + 1, passage.Article, span, quote, evidence.AlsoIn));
        return all.Count;
    }
}
