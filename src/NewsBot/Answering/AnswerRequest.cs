using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>A question with all that it is asked under.</summary>
/// <param name="Text">The question; any text at all.</param>
internal sealed record AnswerRequest(string Text)
{
    /// <summary>The moment to answer for; null for now. Nothing published later is seen.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>What may be seen. Default: all that everyone may see.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>The conversation so far, the oldest first, from which a follow-up takes its subject.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>Why no model may be asked, as the end of a sentence for the reader; null if one may.</summary>
    public string? WithoutModel { get; init; }

    /// <summary>Told after each sentence that stood up to the check, while the model is still writing.</summary>
    public IProgress<PartialAnswer>? Progress { get; init; }

    /// <summary>
    /// True if the answer comes with its <see cref="Explanation"/>; it is then made anew, not taken from memory.
    /// </summary>
    public bool Explain { get; init; }
}

/// <summary>An earlier question of a conversation.</summary>
/// <param name="Question">As it was understood: it stands alone.</param>
/// <param name="Answer">What was answered, or the beginning of it; empty if nothing was.</param>
internal sealed record Turn(string Question, string Answer);

/// <summary>What of an answer is written and checked so far.</summary>
/// <param name="Text">With markers for <paramref name="Citations"/>.</param>
/// <param name="Citations">What the markers point to, in their order.</param>
internal sealed record PartialAnswer(string Text, IReadOnlyList<Citation> Citations);
