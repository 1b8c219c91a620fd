using NewsBot.Articles;
using NewsBot.Llm;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>What became of a question. Different outcomes are different values, never different wordings of one.</summary>
public enum Outcome
{
    /// <summary>The coverage answers it.</summary>
    Answered,

    /// <summary>The coverage bears on it, but something that was written about it did not stand up and was left out.</summary>
    Partly,

    /// <summary>The coverage held does not answer it.</summary>
    NoEvidence,

    /// <summary>No article is held, or none that was published by then.</summary>
    NothingHeld,

    /// <summary>There was nothing to look for: an empty question, or one of stop words and signs alone.</summary>
    NotAQuestion,
}

/// <summary>Who wrote the answer.</summary>
public enum WrittenBy
{
    /// <summary>Sentences of the coverage, quoted exactly.</summary>
    Quotes,

    /// <summary>A language model, checked against the coverage.</summary>
    Model,
}

/// <summary>An answer as every front end gets it.</summary>
internal sealed record Answer
{
    /// <summary>The question as it was asked.</summary>
    public required string Question { get; init; }

    /// <summary>How it was understood in its conversation, for a reader, where that is more than it says; else null.</summary>
    public string? AskedAs { get; init; }

    /// <summary>The question as the model made it stand alone, for those that follow; null if it was left as it is.</summary>
    public string? StandAlone { get; init; }

    /// <summary>The moment it was answered for.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>
    /// The answer in plain text with markers [1], [2], ... for its citations; the sources are not listed in it.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>What the markers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>What a writer wrote and the check took out.</summary>
    public IReadOnlyList<DroppedSentence> Dropped { get; init; } = [];

    /// <summary>With <see cref="Outcome.NoEvidence"/>: the coverage that comes nearest, the best first.</summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];

    public WrittenBy Writer { get; init; } = WrittenBy.Quotes;

    /// <summary>Why it is quoted although a model is configured, as the end of a sentence; null if it is not.</summary>
    public string? WhyQuoted { get; init; }

    /// <summary>
    /// What the language model read and wrote for it; nothing where none was asked, or where it was remembered.
    /// </summary>
    public TokenCount Tokens { get; init; }

    /// <summary>True if it is one that was given to the same question shortly before.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>What the reader should know besides: the model could not be reached, the sample coverage was used.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    public AnswerTimings Timings { get; init; } = new(default, default, default, default);

    /// <summary>How it came about, where that was asked for.</summary>
    public Explanation? Explanation { get; init; }
}

/// <summary>A sentence of the coverage that the answer rests on.</summary>
/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="Article">The version of the article that it is from.</param>
/// <param name="Span">Where it stands in that version's body.</param>
/// <param name="Quote">Exactly the body cut at <paramref name="Span"/>.</param>
/// <param name="AlsoIn">Other outlets that have the story, whether as a copy or in their own words.</param>
/// <param name="Independent">How many of them say it on their own word; 0 or more.</param>
internal sealed record Citation(
    int Number, ArticleReference Article, TextSpan Span, string Quote, IReadOnlyList<string> AlsoIn, int Independent = 0)
{
    /// <summary>
    /// What a reader is told of it, on one line: the quote without footnote marks, which would read as markers of ours; or where
    /// the headline alone is cited, that in quotation marks.
    /// </summary>
    public string Told => Quote.Length > 0 ? FootnoteMarks.TakeOut(Quote).ReplaceLineEndings(" ") : $"“{Article.Headline}”";
}

/// <param name="Text">What was taken out.</param>
/// <param name="Why">The reason, for a reader.</param>
internal sealed record DroppedSentence(string Text, string Why);

/// <summary>How long the steps of an answer took.</summary>
internal sealed record AnswerTimings(TimeSpan Retrieve, TimeSpan Write, TimeSpan Check, TimeSpan Total);
