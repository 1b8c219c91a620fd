using System.Diagnostics;
using NewsBot.Answering.Citations;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;

namespace NewsBot.Answering;

/// <summary>
/// Answers questions: it interprets the question, retrieves the evidence, decides whether the evidence answers it, has the
/// answer written, and verifies each of its sentences.
/// </summary>
internal sealed class AnswerPipeline(
    QuestionInterpreter interpreter,
    HybridRetriever retriever,
    CandidateSentenceReader candidates,
    AbstentionReason reasons,
    AnswerWriters writers,
    VerifiedWriting writing,
    CitationStories stories)
{
    private readonly AnswerCache cache = new();

    /// <summary>Answers a question from the articles in the archive.</summary>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Answer> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken = default)
    {
        var stopwatch = Stopwatch.StartNew();
        var work = new WriterWork();
        var interpreted = await interpreter.InterpretAsync(request, work, cancellationToken);
        var (question, standAlone, sequence) = interpreted;
        var answer = new Answer
        {
            Question = request.Text,
            AskedAs = standAlone ?? QuestionParser.FormatWithCarriedTerms(question),
            StandaloneQuestion = standAlone,
            AsOf = question.AsOf,
            Outcome = Outcome.NotAQuestion,
            Text = UserMessages.FormatNotAQuestion(question),
        };
        var key = AnswerCache.CreateKey(question, request, sequence);
        if (!request.IncludeExplanation && request.NoModelReason is null && cache.Find(key) is { } cached)
        {
            return cached with
            {
                Question = request.Text,
                AskedAs = answer.AskedAs,
                StandaloneQuestion = standAlone,
                AsOf = question.AsOf,
                IsFromCache = true,
                Tokens = work.Tokens,
                Timings = new(stopwatch.Elapsed, default, default, stopwatch.Elapsed),
            };
        }

        var (evidence, quotable, answerability) = await SearchAsync(question, request.Scope, cancellationToken);
        // What the earlier questions were about may be in the way.
        if (answerability is { IsAnswerable: false } && interpreted.Alone is { } alone
            && await SearchAsync(alone, request.Scope, cancellationToken) is { Answerability.IsAnswerable: true } second)
        {
            (evidence, quotable, answerability) = second;
            answer = answer with { AskedAs = null, StandaloneQuestion = null };
        }

        var retrieved = stopwatch.Elapsed;
        answer = evidence is null ? answer
            : !evidence.HasCoverage
                ? answer with { Outcome = Outcome.NothingHeld, Text = UserMessages.FormatEmptyArchive(request.Scope) }
            : answerability!.IsAnswerable ? await WriteAsync(answer, request, evidence, quotable, work, cancellationToken)
            : Abstain(answer, evidence, request.Scope);
        var checking = answer.Timings.Check;
        answer = answer with
        {
            Tokens = work.Tokens,
            Explanation = request.IncludeExplanation
                ? CreateExplanation(question, evidence, answerability, work, answer.Explanation) : null,
            Timings = new(retrieved, stopwatch.Elapsed - retrieved - checking, checking, stopwatch.Elapsed),
        };
        if (answer is { Writer: WrittenBy.Model, QuotedReason: null, Explanation: null } && work.Calls[^1].IsComplete)
            cache.Add(key, answer);
        return answer;
    }

    private async Task<(Evidence? Evidence, IReadOnlyList<CandidateSentence> Quotable, Answerability? Answerability)> SearchAsync(
        Question question, Scope scope, CancellationToken cancellationToken)
    {
        if (question.Terms.Count == 0) return (null, [], null);
        var evidence = await retriever.RetrieveAsync(question, scope, cancellationToken: cancellationToken);
        var quotable = candidates.Read(evidence);
        return (evidence, quotable, AnswerabilityClassifier.Classify(evidence, quotable));
    }

    private Answer Abstain(Answer answer, Evidence evidence, Scope scope)
    {
        var nearest = AnswerabilityClassifier.FindNearest(evidence);
        var text =
            UserMessages.FormatNoEvidence(
                reasons.FindReason(evidence, scope), nearest, AddAskedOutlets(evidence.Question, scope));
        return answer with { Outcome = Outcome.NoEvidence, Text = text, Nearest = nearest };
    }

    // The scope to name to the reader: the outlets in the question narrow it, unless the request already names outlets.
    private static Scope AddAskedOutlets(Question question, Scope scope) =>
        question.Outlets.Count == 0 || scope.Outlets.Count > 0 ? scope
        : scope with
        {
            Outlets =
            [.. question.Outlets.Select(outlet => outlet.Names.Count == 1 ? outlet.Names[0] : outlet.Written).Distinct()]
        };

    private async Task<Answer> WriteAsync(
        Answer answer, AnswerRequest request, Evidence evidence, IReadOnlyList<CandidateSentence> quotable, WriterWork work,
            CancellationToken cancellationToken)
    {
        var written = await writing.WriteAsync(writers, evidence, quotable, request, work, cancellationToken);
        var text = written.Text;
        return answer with
        {
            Outcome = text.IsEmpty ? Outcome.NoEvidence : written.IsIncomplete ? Outcome.Partly : Outcome.Answered,
            Text = text.IsEmpty
                ? UserMessages.FormatNoEvidence("what was written did not stand up to the check", [], request.Scope)
                : text.Text,
            Citations = await stories.AddStoriesAsync(text.Citations, evidence.Question.AsOf, request.Scope, cancellationToken),
            Dropped = written.Dropped,
            Writer = written.Writer,
            QuotedReason = written.QuotedReason,
            Notices = written.Notices,
            Explanation = new Explanation { Question = evidence.Question, Repaired = written.Repaired },
            Timings = new(default, default, written.CheckDuration, default),
        };
    }

    private static Explanation CreateExplanation(
        Question question, Evidence? evidence, Answerability? answerability, WriterWork work, Explanation? written)
    {
        var numbers = work.Passages.Index().ToDictionary(pair => pair.Item, pair => pair.Index + 1);
        return (written ?? new Explanation { Question = question }) with
        {
            Margin = answerability is { Score: > double.MinValue and var score }
                ? score - AnswerabilityClassifier.Threshold : null,
            Evidence = [.. (evidence?.Passages ?? []).Select(passage => new ExplainedPassage(
                passage.Passage.Article, passage.Passage.Span, passage.Passage.Text, passage.Score,
                numbers.TryGetValue(passage, out var number) ? number : null, passage.AlsoIn))],
            PromptText = work.PromptText,
        };
    }
}
