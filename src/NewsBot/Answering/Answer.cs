using NewsBot.Articles;
using NewsBot.Llm;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>The outcome of a question. Callers tell outcomes apart by this value, never by the wording of the text.</summary>
public enum Outcome
{
    /// <summary>The coverage answers it.</summary>
    Answered,

    /// <summary>The coverage answers it, but part of the written answer failed the check and was left out.</summary>
    Partly,

    /// <summary>The coverage does not answer it.</summary>
    NoEvidence,

    /// <summary>The archive has no article that was published by then.</summary>
    NothingHeld,

    /// <summary>The question has no search terms: it is empty, or has only stop words and punctuation.</summary>
    NotAQuestion,
}

/// <summary>The kind of writer that wrote an answer.</summary>
public enum WrittenBy
{
    /// <summary>The answer consists of exact quotes from the coverage.</summary>
    Quotes,

    /// <summary>A language model wrote the answer, which was checked against the coverage.</summary>
    Model,
}

/// <summary>An answer to a question.</summary>
internal sealed record Answer
{
    /// <summary>The question as it was asked.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// The question as it was understood, for a reader; null if that is what was asked. It differs for a follow-up.
    /// </summary>
    public string? AskedAs { get; init; }

    /// <summary>
    /// The follow-up as the model rewrote it, which later questions of the conversation build on; null if it was not rewritten.
    /// </summary>
    public string? StandaloneQuestion { get; init; }

    /// <summary>The moment that it was answered for; nothing published later was used.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>
    /// The answer in plain text with markers [1], [2], ... for its citations, without a list of sources.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The citations, in the order of their markers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The written sentences that failed the check.</summary>
    public IReadOnlyList<DroppedSentence> Dropped { get; init; } = [];

    /// <summary>With <see cref="Outcome.NoEvidence"/>: the articles that come nearest to an answer, the best first.</summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];

    public WrittenBy Writer { get; init; } = WrittenBy.Quotes;

    /// <summary>
    /// Why the answer is quoted although a model is configured, as the end of a sentence; null if that is not the case.
    /// </summary>
    public string? QuotedReason { get; init; }

    /// <summary>
    /// The tokens that the language model read and wrote; zero if no model was asked.
    /// </summary>
    public TokenCount Tokens { get; init; }

    /// <summary>True if the answer is from the cache, because the same question was asked shortly before.</summary>
    public bool IsFromCache { get; init; }

    /// <summary>
    /// Notices for the reader, such as that the model could not be reached or that the sample coverage was used.
    /// </summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    public AnswerTimings Timings { get; init; } = new(default, default, default, default);

    /// <summary>How the answer was made; null unless the request asked for it.</summary>
    public Explanation? Explanation { get; init; }
}

/// <summary>A sentence of the coverage that supports the answer.</summary>
/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="Article">The version of the article that it is from.</param>
/// <param name="Span">Its span in that version's body; empty if the headline is cited.</param>
/// <param name="Quote">Exactly the text of the body at <paramref name="Span"/>.</param>
/// <param name="AlsoIn">The other outlets that have the story, as a copy or in their own words.</param>
/// <param name="IndependentOutlets">The number of these outlets that report the story independently.</param>
internal sealed record Citation(
    int Number, ArticleReference Article, TextSpan Span, string Quote, IReadOnlyList<string> AlsoIn, int IndependentOutlets = 0)
{
    /// <summary>
    /// The quote for a reader, on one line and without the source's footnote marks, which would look like our markers. If the
    /// headline is cited, it is the headline in quotation marks.
    /// </summary>
    public string DisplayText => Quote.Length > 0 ? FootnoteMarks.Remove(Quote).ReplaceLineEndings(" ") : $"“{Article.Headline}”";
}

/// <summary>A written sentence that failed the check.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Reason">The reason, for a reader.</param>
internal sealed record DroppedSentence(string Text, string Reason)
{
    public DroppedBy By { get; init; } = DroppedBy.Rules;
}

/// <summary>What found a sentence unsupported.</summary>
internal enum DroppedBy
{
    Rules,

    /// <summary>The language model, asked whether the sentence says no more than what it cites.</summary>
    SecondOpinion,
}

/// <summary>A sentence that failed the check, and was written once more in the words of its sources.</summary>
/// <param name="Text">The sentence that is said.</param>
/// <param name="Original">The sentence that failed the check, and why.</param>
internal sealed record RevisedSentence(string Text, DroppedSentence Original);

/// <summary>The durations of the steps of an answer.</summary>
internal sealed record AnswerTimings(TimeSpan Retrieve, TimeSpan Write, TimeSpan Check, TimeSpan Total);
