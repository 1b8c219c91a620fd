using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering.Citations;

/// <summary>A written sentence as the rules judge it.</summary>
/// <param name="Draft">The sentence as it was written.</param>
/// <param name="Sources">The sources that support it, as the reader will be shown them; empty if none does.</param>
/// <param name="Reason">Why none supports it, for a reader; null if one does.</param>
internal sealed record CheckedSentence(DraftSentence Draft, IReadOnlyList<CheckedSource> Sources, string? Reason)
{
    /// <summary>True if its writer cited other sources or none.</summary>
    public bool IsRepaired { get; init; }

    public bool IsSupported => Reason is null;
}

/// <summary>A source that supports a sentence.</summary>
/// <param name="Evidence">The passage.</param>
/// <param name="Span">The supporting text in the article's body; empty if the headline is the support.</param>
/// <param name="Quote">Exactly that text of the archive.</param>
internal sealed record CheckedSource(EvidencePassage Evidence, TextSpan Span, string Quote)
{
    /// <summary>The text that supports the sentence: the quote, or the headline.</summary>
    public string SupportingText => Quote.Length > 0 ? Quote : Evidence.Passage.Article.Headline;
}
