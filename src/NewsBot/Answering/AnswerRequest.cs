using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>A question with its scope, its conversation and its options.</summary>
/// <param name="Text">The question; any text is allowed.</param>
internal sealed record AnswerRequest(string Text)
{
    /// <summary>The moment to answer for; null for now. Articles that were published later are not used.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The articles that may be used. Default: all that everyone may see.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>The earlier turns of the conversation, the oldest first. A follow-up takes its subject from them.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>Why no language model may be used, as the end of a sentence for the reader; null if one may.</summary>
    public string? NoModelReason { get; init; }

    /// <summary>Gets a report after each verified sentence while the model is still writing; null for none.</summary>
    public IProgress<PartialAnswer>? Progress { get; init; }

    /// <summary>
    /// True if the answer shall have an <see cref="Explanation"/>. It is then never taken from the cache.
    /// </summary>
    public bool IncludeExplanation { get; init; }
}

/// <summary>An earlier question of a conversation.</summary>
/// <param name="Question">The question, rewritten so that it stands alone.</param>
/// <param name="Answer">The answer or its beginning; empty if there was none.</param>
internal sealed record Turn(string Question, string Answer);

/// <summary>The part of an answer that is written and verified so far.</summary>
/// <param name="Text">The text with markers for <paramref name="Citations"/>.</param>
/// <param name="Citations">The citations, in the order of their markers.</param>
internal sealed record PartialAnswer(string Text, IReadOnlyList<Citation> Citations);
