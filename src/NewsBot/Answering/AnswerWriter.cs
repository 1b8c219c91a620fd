using NewsBot.Answering.Citations;
using NewsBot.Answering.Writing;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>
/// Writes an answer from evidence: by quoting, or with a language model. A writer names the sources of each sentence, and
/// <see cref="CitationVerifier"/> checks the sentence before anyone reads it.
/// </summary>
/// <remarks>
/// A writer throws <see cref="ModelException"/> if it cannot start or finish; <see cref="VerifiedWriting"/> handles that.
/// </remarks>
internal abstract class AnswerWriter
{
    /// <summary>The kind of this writer.</summary>
    public abstract WrittenBy Kind { get; }

    /// <summary>Yields the sentences of an answer in reading order, each as soon as it is complete.</summary>
    /// <param name="evidence">The passages that bear on the question.</param>
    /// <param name="statements">The sentences of these passages that could be quoted, the most promising first.</param>
    /// <param name="work">Records the prompt's passages and the calls of the model.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> statements, WriterWork work, CancellationToken cancellationToken);
}

/// <summary>A sentence that a writer wrote and that is not verified yet.</summary>
/// <param name="Text">The sentence without markers.</param>
/// <param name="Sources">The sources that its writer named; may be empty.</param>
internal sealed record DraftSentence(string Text, IReadOnlyList<DraftSource> Sources)
{
    /// <summary>An introduction, such as the outlet of a quote, which starts a new line; empty for none.</summary>
    public string Introduction { get; init; } = "";

    /// <summary>All passages that its writer had: if its sources do not support it, one of these may.</summary>
    public IReadOnlyList<EvidencePassage> AvailablePassages { get; init; } = [];

    /// <summary>Why it must be left out whatever its sources say; null if it need not be.</summary>
    public string? RejectionReason { get; init; }

    /// <summary>The reason to report if it has no sources and none is found.</summary>
    public string UncitedReason { get; init; } = "no passage is cited for it";
}

/// <summary>A source that a writer named for a sentence.</summary>
/// <param name="Evidence">The passage.</param>
/// <param name="Span">
/// The supporting text in the article's body; empty if the headline is the support; null if the check must still find out
/// whether and where the passage supports the sentence.
/// </param>
internal sealed record DraftSource(EvidencePassage Evidence, TextSpan? Span)
{
    /// <summary>
    /// The sentence that its writer cited, in the article's body, which is not checked yet; null if it cited the whole passage.
    /// </summary>
    public TextSpan? CitedSentence { get; init; }

    /// <summary>The text that its writer cited: the sentence, or the passage.</summary>
    public string CitedText => CitedSentence is not { } sentence ? Evidence.Passage.Text
        : Evidence.Passage.Text.Substring(sentence.Start - Evidence.Passage.Span.Start, sentence.Length);
}

/// <summary>Records how an answer was written.</summary>
internal sealed class WriterWork
{
    /// <summary>The passages in the model's prompt, numbered from 1; empty if no model was asked.</summary>
    public IReadOnlyList<PromptPassage> Passages { get; set; } = [];

    /// <summary>The text of these passages in the prompt; empty if no model was asked.</summary>
    public string PromptText { get; set; } = "";

    /// <summary>All calls of the model, including failed ones.</summary>
    public List<ModelCall> Calls { get; } = [];

    /// <summary>The tokens of all calls together.</summary>
    public TokenCount Tokens => Calls.Aggregate(default(TokenCount), (sum, call) => sum + call.Tokens);
}

/// <summary>The writers that are available.</summary>
/// <param name="Extractive">The writer that quotes, used if there is no model or if it fails.</param>
/// <param name="Model">The writer that asks the language model; null if none is configured.</param>
internal sealed record AnswerWriters(AnswerWriter Extractive, AnswerWriter? Model);
