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
    EvidenceGatherer gatherer,
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

        var ranked = await SearchAsync(question, request.Scope, cancellationToken);
        // What the earlier questions were about may be in the way.
        if (ranked is { IsAnswerable: false } && interpreted.Alone is { } alone
            && await SearchAsync(alone, request.Scope, cancellationToken) is { IsAnswerable: true } second)
        {
            ranked = second;
            answer = answer with { AskedAs = null, StandaloneQuestion = null };
        }

        var retrieved = stopwatch.Elapsed;
        answer = ranked is null ? answer
            : !ranked.Evidence.HasCoverage
                ? answer with { Outcome = Outcome.NothingHeld, Text = UserMessages.FormatEmptyArchive(request.Scope) }
            : ranked.IsAnswerable || MayAskModel(ranked, request)
                ? await WriteAsync(answer, request, ranked, work, cancellationToken)
            : Abstain(answer, ranked.Evidence, request.Scope);
        var checking = answer.Timings.Check;
        answer = answer with
        {
            Tokens = work.Tokens,
            Explanation = request.IncludeExplanation
                ? CreateExplanation(question, ranked, work, answer.Explanation) : null,
            Timings = new(retrieved, stopwatch.Elapsed - retrieved - checking, checking, stopwatch.Elapsed),
        };
        if (answer is { Writer: WrittenBy.Model, QuotedReason: null, Explanation: null }
            && work.Calls.TrueForAll(call => call.IsComplete))
            cache.Add(key, answer);
        return answer;
    }

    /// <summary>Forgets the answers that are kept in memory, because one of them was withdrawn.</summary>
    public void ForgetAnswers() => cache.Clear();

    private async Task<RankedEvidence?> SearchAsync(Question question, Scope scope, CancellationToken cancellationToken) =>
        question.Terms.Count == 0 ? null : await gatherer.RankAsync(question, scope, cancellationToken);

    // Where there is a model, it decides whether what was found answers.
    private bool MayAskModel(RankedEvidence ranked, AnswerRequest request) =>
        writers.Model is not null && request.NoModelReason is null && ranked.Evidence.Passages.Count > 0;

    private Answer Abstain(Answer answer, Evidence evidence, Scope scope)
    {
        var nearest = NearestArticles.Find(evidence);
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
        Answer answer, AnswerRequest request, RankedEvidence ranked, WriterWork work, CancellationToken cancellationToken)
    {
        var evidence = ranked.Evidence;
        // What does not answer by itself is not quoted where the model fails.
        var written = await writing.WriteAsync(
            writers, evidence, ranked.IsAnswerable ? ranked.Sentences : [], request, work, cancellationToken);
        var text = written.Text;
        // The model's own word that the passages do not answer is not overruled by quotes of something else.
        answer = text.IsEmpty || written.ModelDeclines ? Abstain(answer, evidence, request.Scope) : answer with
        {
            Outcome = written.IsIncomplete ? Outcome.Partly : Outcome.Answered,
            Text = text.Text,
            Citations = await stories.AddStoriesAsync(text.Citations, evidence.Question.AsOf, request.Scope, cancellationToken),
            Writer = written.Writer,
            QuotedReason = written.QuotedReason,
        };
        return answer with
        {
            Dropped = written.Dropped,
            Notices = written.ModelDeclines ? [] : written.Notices,
            Explanation = new Explanation
            {
                Question = evidence.Question,
                Repaired = written.Repaired,
                Revised = written.Revised,
                Opinion = written.Opinion,
            },
            Timings = new(default, default, written.CheckDuration, default),
        };
    }

    private static Explanation CreateExplanation(
        Question question, RankedEvidence? ranked, WriterWork work, Explanation? written)
    {
        var numbers = work.Passages.Index()
            .SelectMany(passage => passage.Item.Parts.Select(part => (Part: part, Number: passage.Index + 1)))
            .ToDictionary(pair => pair.Part, pair => pair.Number);
        return (written ?? new Explanation { Question = question }) with
        {
            Margin = ranked is { Score: > double.MinValue and var score } ? score : null,
            IsByWordsAlone = ranked is { Evidence.Meaning: null },
            Evidence = [.. (ranked?.Evidence.Passages ?? []).Select(passage => new ExplainedPassage(
                passage.Passage.Article, passage.Passage.Span, passage.Passage.Text, passage.Score,
                numbers.TryGetValue(passage, out var number) ? number : null, passage.AlsoIn))],
            PromptText = work.PromptText,
        };
    }
}
