using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>
/// A published sentence that could answer the question: a sentence of a passage, or the headline of an article.
/// </summary>
internal sealed record CandidateSentence
{
    /// <summary>The passage that it is from; for a headline, the first passage found of its article.</summary>
    public required EvidencePassage Evidence { get; init; }

    /// <summary>The text, exactly as published.</summary>
    public required string Text { get; init; }

    /// <summary>The text under its headline, without which many a sentence is not understood.</summary>
    public string TextInContext => $"{Evidence.Passage.Article.Title}\n{Text}";

    /// <summary>The distinct terms, without stop words.</summary>
    public required IReadOnlySet<string> Terms { get; init; }

    /// <summary>Which of the question's terms it or its headline has, by their numbers.</summary>
    public required IReadOnlySet<int> AskedTerms { get; init; }

    /// <summary>The span in the article's body; empty for a headline, which is not part of the body.</summary>
    public required TextSpan Span { get; init; }

    public required bool IsHeadline { get; init; }

    public required AnswerFeatures Features { get; init; }

    /// <summary>True if it starts with a word that refers to the sentence before ("He said").</summary>
    public required bool NeedsContext { get; init; }

    /// <summary>
    /// The sentence before it in the same passage, which says what such a word refers to; null if there is none.
    /// </summary>
    public TextSpan? Previous { get; init; }

    /// <summary>The number that it gives for the asked noun: see <see cref="AnswerFeatureExtractor.FindFigure"/>.</summary>
    public string? Figure { get; init; }

    /// <summary>True if it has the newest figure for a "how many" question, which overrides older figures.</summary>
    public bool IsNewestFigure { get; init; }

    /// <summary>The log-odds that it answers.</summary>
    public double Score => Features.Score;
}
