using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Answering.Citations;

/// <summary>Numbers the citations of a text. Each quote is exactly the text in the archive.</summary>
internal sealed class CitationList(ArticleArchive archive)
{
    private readonly List<Citation> all = [];
    private readonly Dictionary<(string Id, int Version), Article?> articles = [];

    /// <summary>The citations in the order of their numbers, which start at 1.</summary>
    public IReadOnlyList<Citation> All => all;

    /// <summary>
    /// Returns the number of a citation, and adds it if it is new. Returns null if the archive does not have the text.
    /// </summary>
    /// <param name="evidence">The passage.</param>
    /// <param name="span">The span in the body of its article.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<int?> GetOrAddNumberAsync(EvidencePassage evidence, TextSpan span, CancellationToken cancellationToken)
    {
        var article = evidence.Passage.Article;
        if (FindNumber(article, span) is { } known) return known;
        return await FindQuoteAsync(evidence, span, cancellationToken) is { } quote
            ? Add(article, span, quote, evidence.AlsoIn) : null;
    }

    /// <summary>Returns the text at a span, without a number. Returns null if the archive does not have the text.</summary>
    /// <param name="evidence">The passage.</param>
    /// <param name="span">The span in the body of its article.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<string?> FindQuoteAsync(EvidencePassage evidence, TextSpan span, CancellationToken cancellationToken)
    {
        var passage = evidence.Passage;
        if (await ReadQuoteAsync(passage.Article, span, cancellationToken) is not { } quote) return null;
        // If the index and the archive disagree, the index has an outdated text, which is not cited.
        return span.Start >= passage.Span.Start && span.End <= passage.Span.End
            && !passage.Text.AsSpan(span.Start - passage.Span.Start, span.Length).SequenceEqual(quote) ? null : quote;
    }

    /// <summary>
    /// Returns the number of a citation that is not from a search, and adds it if it is new. Returns null if the archive does
    /// not have the text.
    /// </summary>
    /// <param name="article">The version of the article.</param>
    /// <param name="span">The span in its body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<int?> GetOrAddNumberAsync(ArticleReference article, TextSpan span, CancellationToken cancellationToken) =>
        FindNumber(article, span)
            ?? (await ReadQuoteAsync(article, span, cancellationToken) is { } quote ? Add(article, span, quote, []) : null);

    private int? FindNumber(ArticleReference article, TextSpan span) =>
        all.Find(citation => citation.Article == article && citation.Span == span)?.Number;

    private async Task<string?> ReadQuoteAsync(ArticleReference reference, TextSpan span, CancellationToken cancellationToken)
    {
        var key = (reference.Id, reference.Version);
        if (!articles.TryGetValue(key, out var article))
            articles[key] = article = await archive.ReadAsync(reference.Id, reference.Version, cancellationToken);
        return article is null || span.Start < 0 || span.End > article.Body.Length ? null : span.Cut(article.Body);
    }

    private int Add(ArticleReference article, TextSpan span, string quote, IReadOnlyList<string> alsoIn)
    {
        all.Add(new Citation(all.Count + 1, article, span, quote, alsoIn));
        return all.Count;
    }
}
