using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Answering;

/// <summary>
/// Makes a question of what was asked. A follow-up is made to stand alone: by the language model where there is one and it may be
/// asked, otherwise by the words that the questions before it said.
/// </summary>
/// <param name="index">Brought up to date first, so that the question sees all that is held.</param>
/// <param name="outlets">The outlets whose names a question may have.</param>
/// <param name="parser">Reads one question by itself.</param>
/// <param name="time">Gives the moment for which it is asked where none is named.</param>
/// <param name="rewriter">Rewrites follow-ups; null if no model is configured.</param>
internal sealed class QuestionInterpreter(
    PassageIndex index, OutletCatalog outlets, QuestionParser parser, TimeProvider time, QuestionRewriter? rewriter = null)
{
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<InterpretedQuestion> InterpretAsync(
        AnswerRequest request, WriterWork work, CancellationToken cancellationToken)
    {
        var state = await index.FollowAsync(null, cancellationToken);
        var names = await outlets.NamesAsync(request.Scope.Community, state.Sequence, cancellationToken);
        var question = parser.Read(request.Text, request.AsOf ?? time.GetUtcNow(), names);
        if (request.History.Count == 0 || !parser.LeavesUnsaid(question)) return new(question, null, state.Sequence);
        if (rewriter is not null && request.WithoutModel is null
            && await rewriter.RewriteAsync(question, request.History, work.Calls, cancellationToken) is { } rewritten)
            return new(parser.Read(rewritten, question.AsOf, names), rewritten, state.Sequence);
        Question? previous = null;
        foreach (var turn in request.History)
            previous = parser.FollowUp(parser.Read(turn.Question, question.AsOf, names), previous);
        return new(parser.FollowUp(question, previous), null, state.Sequence);
    }
}

/// <param name="Question">The question with all that it takes from the ones before it.</param>
/// <param name="StandAlone">The words that the model gave it; null if it did not rewrite it.</param>
/// <param name="Sequence">The number of the archive's last change when it was asked.</param>
internal sealed record InterpretedQuestion(Question Question, string? StandAlone, long Sequence);
