using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Answering;

/// <summary>
/// Interprets the text of a question. A follow-up is made to stand alone: the language model rewrites it if there is one and it
/// may be used; otherwise the terms of the earlier questions are added.
/// </summary>
/// <param name="index">The index, opened as it was last written.</param>
/// <param name="outlets">The outlets whose names a question may contain.</param>
/// <param name="parser">Parses one question by itself.</param>
/// <param name="time">The current time, for questions without a given moment.</param>
/// <param name="rewriter">Rewrites follow-ups; null if no model is configured.</param>
internal sealed class QuestionInterpreter(
    PassageIndex index, OutletCatalog outlets, QuestionParser parser, TimeProvider time, QuestionRewriter? rewriter = null)
{
    /// <summary>Interprets a question.</summary>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<InterpretedQuestion> InterpretAsync(
        AnswerRequest request, WriterWork work, CancellationToken cancellationToken)
    {
        var sequence = await index.OpenAsync(cancellationToken);
        var names = await outlets.ListNamesAsync(request.Scope.Community, sequence, cancellationToken);
        var question = parser.Parse(request.Text, request.AsOf ?? time.GetUtcNow(), names);
        if (MessageClassifier.Classify(request.Text) == MessageKind.SmallTalk)
            return new(question with { Terms = [], Outlets = [] }, null, sequence);
        if (request.History.Count == 0 || !parser.IsIncomplete(question)) return new(question, null, sequence);
        if (rewriter is not null && request.NoModelReason is null
            && await rewriter.RewriteAsync(question, request.History, work.Calls, cancellationToken) is { } rewritten)
            return new(parser.Parse(rewritten, question.AsOf, names), rewritten, sequence) { Alone = question };
        Question? previous = null;
        foreach (var turn in request.History)
            previous = parser.FollowUp(parser.Parse(turn.Question, question.AsOf, names), previous);
        return new(parser.FollowUp(question, previous), null, sequence) { Alone = question };
    }
}

/// <summary>An interpreted question.</summary>
/// <param name="Question">The question, with the terms that it takes from the earlier ones.</param>
/// <param name="StandaloneQuestion">The question as the model rewrote it; null if it did not.</param>
/// <param name="Sequence">The number of the archive's last change that the index held.</param>
internal sealed record InterpretedQuestion(Question Question, string? StandaloneQuestion, long Sequence)
{
    /// <summary>
    /// The question as it was asked, with nothing of the earlier ones, for when the other finds nothing; null if nothing was
    /// added.
    /// </summary>
    public Question? Alone { get; init; }
}
