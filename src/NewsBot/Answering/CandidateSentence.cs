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

    /// <summary>The distinct terms, without stop words.</summary>
    public required IReadOnlySet<string> Terms { get; init; }

    /// <summary>The span in the article's body; empty for a headline, which is not part of the body.</summary>
    public required TextSpan Span { get; init; }

    public required bool IsHeadline { get; init; }

    public required CandidateFeatures Features { get; init; }

    /// <summary>True if it starts with a word that refers to the sentence before ("He said").</summary>
    public required bool NeedsContext { get; init; }

    /// <summary>True if it has the newest figure for a "how many" question, which overrides older figures.</summary>
    public bool IsNewestFigure { get; init; }

    public double Score => Features.Score;
}

/// <summary>
/// The features that rank candidate sentences. Coverage is the share of the question's weight that was found, from 0 to 1.
/// </summary>
/// <remarks>
/// The weights were fitted by softmax regression towards the sentences with an accepted answer, on 152 news questions, and
/// rounded. In six-fold cross-validation, the three best sentences contain the answer to .69 of the questions.
/// </remarks>
internal readonly record struct CandidateFeatures
{
    /// <summary>The coverage by the sentence.</summary>
    public required double Coverage { get; init; }

    /// <summary>
    /// The coverage of only the question's asking sentence; other sentences of the question may describe the situation.
    /// </summary>
    public required double AskedCoverage { get; init; }

    /// <summary>The coverage by the sentence and the headline together.</summary>
    public required double WithTitle { get; init; }

    /// <summary>The coverage by the sentence and the one before it together.</summary>
    public required double WithPrevious { get; init; }

    /// <summary>The coverage by the sentence and the one after it together.</summary>
    public required double WithNext { get; init; }

    /// <summary>The number of things of the expected answer type (a person, a date, ...), divided by three; at most 1.</summary>
    public required double TypeMatches { get; init; }

    /// <summary>The share of the question's weight near such a thing, with less weight at a greater distance.</summary>
    public required double WeightNearMatch { get; init; }

    /// <summary>1 if it contains the noun that the question asks for ("country").</summary>
    public required double HasFocus { get; init; }

    /// <summary>1 if a thing of the expected answer type is within three words of that noun ("21,000 pages").</summary>
    public required double MatchNearFocus { get; init; }

    /// <summary>1 for the first three sentences of an article.</summary>
    public required double IsAmongFirst { get; init; }

    /// <summary>1 in the first passage of an article, 1/2 in the second, and so on.</summary>
    public required double Earliness { get; init; }

    /// <summary>The difference between the best passage's score and that of its own passage.</summary>
    public required double ScoreGap { get; init; }

    /// <summary>The rank of its article in the evidence: 0 for the first, 1 for the sixth and later ones.</summary>
    public required double ArticleRank { get; init; }

    /// <summary>The rank of its passage in the evidence, from 0 to 1.</summary>
    public required double PassageRank { get; init; }

    /// <summary>The number of words that the question does not have, divided by twenty; at most 1.</summary>
    public required double Novelty { get; init; }

    /// <summary>1 for a headline.</summary>
    public required double IsHeadline { get; init; }

    public double HasTypeMatch => TypeMatches > 0 ? 1 : 0;

    public double Score =>
        (0.6 * Coverage) + (0.95 * AskedCoverage) + (0.5 * WithTitle) + (0.2 * WithPrevious) + (0.65 * WithNext)
        + (HasTypeMatch * (0.95 + (0.7 * Coverage) + (0.85 * AskedCoverage))) + (0.75 * TypeMatches) + (0.45 * WeightNearMatch)
        + (0.1 * HasFocus) + (0.95 * MatchNearFocus)
        + (0.55 * IsAmongFirst)
        + (0.8 * Earliness) - (0.6 * ScoreGap) - (0.25 * ArticleRank) - (0.65 * PassageRank) - (0.3 * Novelty)
        + (IsHeadline * (0.45 + (0.15 * Coverage) + (0.15 * HasTypeMatch)));
}
