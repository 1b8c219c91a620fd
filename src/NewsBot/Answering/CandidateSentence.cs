using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>Something published that could answer: a sentence of a passage, or the headline of its article.</summary>
internal sealed record CandidateSentence
{
    public required EvidencePassage Evidence { get; init; }

    /// <summary>Exactly as published.</summary>
    public required string Text { get; init; }

    /// <summary>Its different terms, stop words left out.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    /// <summary>Where it stands in the article's body; empty for a headline, which is not part of the body.</summary>
    public required TextSpan Span { get; init; }

    public required bool IsHeadline { get; init; }

    public required CandidateFeatures Features { get; init; }

    /// <summary>True if it starts with a word that points to the sentence before ("He said").</summary>
    public required bool NeedsContext { get; init; }

    /// <summary>True if it has the newest figure of what is asked for, which overrides older ones.</summary>
    public bool IsNewestFigure { get; init; }

    public double Score => Features.Score;
}

/// <summary>
/// What speaks for a statement being the answer. Coverage is the share of the question's weight found, as everywhere.
/// </summary>
/// <remarks>
/// The weights were fitted by softmax regression towards statements that hold an accepted answer, on 152 news questions, and
/// rounded. In six-fold cross-validation three statements picked by them hold the answer in .69 of the questions.
/// </remarks>
internal readonly record struct CandidateFeatures
{
    /// <summary>Coverage by the statement.</summary>
    public required double Coverage { get; init; }

    /// <summary>The same, of the sentence that asks alone (the question may have others that set the scene).</summary>
    public required double Asked { get; init; }

    /// <summary>Coverage by statement and headline.</summary>
    public required double WithTitle { get; init; }

    /// <summary>Coverage by statement and sentence before.</summary>
    public required double WithPrevious { get; init; }

    /// <summary>Coverage by statement and sentence behind.</summary>
    public required double WithNext { get; init; }

    /// <summary>How many things of the kind asked for it holds, three or more being 1.</summary>
    public required double Kinds { get; init; }

    /// <summary>How much of the question's weight stands near such a thing.</summary>
    public required double Near { get; init; }

    /// <summary>1 where it says the noun that is asked for ("country").</summary>
    public required double Focus { get; init; }

    /// <summary>1 where such a thing stands within three words of that noun ("21,000 pages").</summary>
    public required double FocusNear { get; init; }

    /// <summary>1 for the first three sentences of an article.</summary>
    public required double First { get; init; }

    /// <summary>1 for the first passage of an article, 1/2 for the second, and so on.</summary>
    public required double Early { get; init; }

    /// <summary>How far its passage's score is behind the best passage's.</summary>
    public required double Behind { get; init; }

    /// <summary>Place of its article among the evidence's: 0 for the first, 1 for the sixth and later ones.</summary>
    public required double ArticlePlace { get; init; }

    /// <summary>Place of its passage among those looked at, 0 to 1.</summary>
    public required double PassagePlace { get; init; }

    /// <summary>How much it says that the question did not, twenty words or more being 1.</summary>
    public required double Novel { get; init; }

    /// <summary>1 for a headline.</summary>
    public required double Headline { get; init; }

    public double HasKind => Kinds > 0 ? 1 : 0;

    public double Score =>
        (0.6 * Coverage) + (0.95 * Asked) + (0.5 * WithTitle) + (0.2 * WithPrevious) + (0.65 * WithNext)
        + (HasKind * (0.95 + (0.7 * Coverage) + (0.85 * Asked))) + (0.75 * Kinds) + (0.45 * Near)
        + (0.1 * Focus) + (0.95 * FocusNear)
        + (0.55 * First) + (0.8 * Early) - (0.6 * Behind) - (0.25 * ArticlePlace) - (0.65 * PassagePlace) - (0.3 * Novel)
        + (Headline * (0.45 + (0.15 * Coverage) + (0.15 * HasKind)));
}
