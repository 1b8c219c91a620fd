using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>
/// Matches quotations with a topic: at least two thirds of its terms, and all of one or two, must be in their paragraph or
/// headline.
/// </summary>
internal sealed class QuoteTopic
{
    private readonly Tokenizer terms;

    /// <param name="topic">The topic as requested; null matches every quotation.</param>
    /// <param name="terms">The tokenizer.</param>
    public QuoteTopic(string? topic, Tokenizer terms)
    {
        this.terms = terms;
        Terms = topic is null ? []
            : [.. terms.Read(topic).Where(term => !StopWords.All.Contains(term.Span.Cut(topic).ToLowerInvariant()))
            .Select(term => term.Text).Where(term => term.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The distinct terms of the topic as in the index, without stop words.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The number of terms that must occur.</summary>
    public int RequiredCount => Terms.Count <= 2 ? Terms.Count : (Terms.Count * 2 + 2) / 3;

    /// <summary>Returns true if a quotation is about the topic.</summary>
    public bool Matches(SpokenQuote quote)
    {
        if (Terms.Count == 0) return true;
        var present = terms.Read(quote.Article.Title).Concat(terms.Read(quote.Quotation.Paragraph.Cut(quote.Body)))
            .Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        return Terms.Count(present.Contains) >= RequiredCount;
    }
}
