using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Briefing.Differences;

/// <summary>A sentence of the coverage, exactly as published.</summary>
/// <param name="Article">The version of the article that contains it.</param>
/// <param name="Span">Its span in the body of that version.</param>
/// <param name="Text">The text of that span.</param>
internal sealed record PublishedSentence(ArticleReference Article, TextSpan Span, string Text)
{
    /// <summary>The voice: the same for all articles of an outlet and for copies of one text. Default: the outlet.</summary>
    public string Voice { get; init; } = (Article.Outlet ?? Article.Id).ToUpperInvariant();

    /// <summary>True if its article is a correction. Default: false.</summary>
    public bool IsFromCorrection { get; init; }

    /// <summary>The passage to cite it from; null if it is not to be cited.</summary>
    public EvidencePassage? Evidence { get; init; }
}
