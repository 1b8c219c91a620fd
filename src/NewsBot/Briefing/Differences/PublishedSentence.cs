using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Briefing.Differences;

/// <summary>A sentence of the coverage, exactly as published.</summary>
/// <param name="Article">The version that it stands in.</param>
/// <param name="Span">Where in that version's body.</param>
/// <param name="Text">The body cut there.</param>
internal sealed record PublishedSentence(ArticleReference Article, TextSpan Span, string Text)
{
    /// <summary>Who says it: the same for an outlet's articles and for copies of one text. Default: the outlet.</summary>
    public string Voice { get; init; } = (Article.Outlet ?? Article.Id).ToUpperInvariant();

    /// <summary>Whether its article corrects something. Default: not.</summary>
    public bool IsOfCorrection { get; init; }

    /// <summary>The passage that it is of, to be cited from; null where it is not to be cited.</summary>
    public EvidencePassage? Evidence { get; init; }
}
