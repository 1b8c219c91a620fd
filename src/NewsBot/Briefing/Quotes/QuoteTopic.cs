using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>
/// What quotations must be about: of the words that carry a topic, nearly all in their paragraph or the headline.
/// </summary>
internal sealed class QuoteTopic
{
    private readonly Tokenizer terms;

    /// <param name="topic">As it was given; null for anything.</param>
    /// <param name="terms">Reads words.</param>
    public QuoteTopic(string? topic, Tokenizer terms)
    {
        this.terms = terms;
        Terms = topic is null ? []
            : [.. terms.Read(topic).Where(term => !StopWords.All.Contains(term.Span.Cut(topic).ToLowerInvariant()))
            .Select(term => term.Text).Where(term => term.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>As the index has them.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>How many of them must be there.</summary>
    public int Needed => Terms.Count <= 2 ? Terms.Count : (Terms.Count * 2 + 2) / 3;

    public bool Has(SpokenQuote quote)
    {
        if (Terms.Count == 0) return true;
        var held = terms.Read(quote.Article.Title).Concat(terms.Read(quote.Quotation.Paragraph.Cut(quote.Body)))
            .Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        return Terms.Count(held.Contains) >= Needed;
    }
}
