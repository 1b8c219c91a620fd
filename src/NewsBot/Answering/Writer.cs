using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// Writes an answer from evidence. There are two: one quotes, one asks a language model. Both say on whose word they rely,
/// sentence by sentence, and what they write is checked by <see cref="Citations"/> before anyone reads it.
/// </summary>
/// <remarks>
/// A writer throws <see cref="WriterException"/> when it cannot write; <see cref="Reporter"/> handles that.
/// </remarks>
internal abstract class Writer
{
    public abstract WrittenBy Name { get; }

    /// <summary>The sentences of an answer, each with the evidence that it relies on.</summary>
    public abstract Task<Draft> WriteAsync(Evidence evidence, CancellationToken cancellationToken);
}

/// <param name="Sentences">In the order to be read.</param>
/// <param name="Dropped">What the writer itself had to leave out.</param>
internal sealed record Draft(IReadOnlyList<DraftSentence> Sentences, IReadOnlyList<DroppedSentence> Dropped);

/// <param name="Text">The sentence without markers.</param>
/// <param name="Sources">What it relies on; at least one.</param>
internal sealed record DraftSentence(string Text, IReadOnlyList<DraftSource> Sources)
{
    /// <summary>What introduces it, such as who published what follows; a new line begins with it. May be empty.</summary>
    public string Lead { get; init; } = "";
}

/// <param name="Evidence">The passage relied on.</param>
/// <param name="Span">Where in the article's body the support stands; empty where it is the headline that says it.</param>
internal sealed record DraftSource(EvidencePassage Evidence, Articles.TextSpan Span);

/// <summary>A writer could not write; the message is fit for the reader and holds no secret.</summary>
internal sealed class WriterException(string message, Exception? cause = null) : Exception(message, cause);
