using NewsBot.Answering.Citations;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>
/// Writes an answer from evidence. There are two: one quotes, one asks a language model. Both say on whose word they rely,
/// sentence by sentence, and what they write is checked by <see cref="CitationVerifier"/> before anyone reads it.
/// </summary>
/// <remarks>
/// A writer throws <see cref="ModelException"/> when it cannot write, or not on; <see cref="AnswerPipeline"/> handles that.
/// </remarks>
internal abstract class AnswerWriter
{
    public abstract WrittenBy Name { get; }

    /// <summary>The sentences of an answer in the order to be read, each as soon as it is complete.</summary>
    /// <param name="evidence">The passages that bear on the question.</param>
    /// <param name="statements">What stands in them that could be quoted, the most promising first.</param>
    /// <param name="work">Takes note of what was sent and what it cost.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> statements, WriterWork work, CancellationToken cancellationToken);
}

/// <param name="Text">The sentence without markers.</param>
/// <param name="Sources">What it relies on; empty if its writer did not say.</param>
internal sealed record DraftSentence(string Text, IReadOnlyList<DraftSource> Sources)
{
    /// <summary>What introduces it, such as who published what follows; a new line begins with it. May be empty.</summary>
    public string Lead { get; init; } = "";

    /// <summary>What its writer had read: where its sources do not carry it, one of these may.</summary>
    public IReadOnlyList<EvidencePassage> Read { get; init; } = [];

    /// <summary>Why it must be left out whatever its sources say; null for no reason.</summary>
    public string? Flaw { get; init; }

    /// <summary>Why it has no sources, for when none is found.</summary>
    public string WhyUncited { get; init; } = "no passage is cited for it";
}

/// <param name="Evidence">The passage relied on.</param>
/// <param name="Span">
/// Where in the article's body the support stands, word for word; empty if it is the headline that says it; null where
/// that is still to be found, and whether the passage carries the sentence at all.
/// </param>
internal sealed record DraftSource(EvidencePassage Evidence, TextSpan? Span);

/// <summary>What a writer did for an answer, besides the answer.</summary>
internal sealed class WriterWork
{
    /// <summary>The passages that were given to the model, the first of them under number 1.</summary>
    public IReadOnlyList<EvidencePassage> Passages { get; set; } = [];

    /// <summary>The text that they were given in; empty if no model was asked.</summary>
    public string Sent { get; set; } = "";

    /// <summary>Every call that was made, also those that failed.</summary>
    public List<ModelCall> Calls { get; } = [];

    /// <summary>What they cost.</summary>
    public TokenCount Tokens => Calls.Aggregate(default(TokenCount), (sum, call) => sum + call.Tokens);
}

/// <summary>Who may write.</summary>
/// <param name="Quoting">Writes where the model does not.</param>
/// <param name="Model">Asks the language model; null if none is configured.</param>
internal sealed record AnswerWriters(AnswerWriter Quoting, AnswerWriter? Model);
