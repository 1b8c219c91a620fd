using System.Diagnostics;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Answering;

/// <summary>
/// The room that says what may be said, and on whose word. From a question to a checked answer: it brings the index up to
/// date, gathers the evidence, decides whether that carries the question, has it written, and has the writing checked.
/// </summary>
internal sealed class AnswerPipeline
{
    private readonly CitationStories stories;
    private readonly PassageIndex index;
    private readonly QuestionParser questions;
    private readonly VectorRetriever vectors;
    private readonly Retriever retriever;
    private readonly CandidateSentenceReader statements;
    private readonly AbstentionReason reasons;
    private readonly ExtractiveWriter quoting;
    private readonly ModelWriter? model;
    private readonly QuestionRewriter? rewriter;
    private readonly AnswerCache memory = new();
    private readonly VerifiedWriting writing;
    private readonly TimeProvider time;
    private readonly OutletCatalog outlets;

    public AnswerPipeline(
        OutletCatalog outlets, CitationStories stories, PassageIndex index, QuestionParser questions,
            VectorRetriever vectors, Retriever retriever,
        CandidateSentenceReader statements, AbstentionReason reasons, ExtractiveWriter quoting, ModelWriter? model,
            QuestionRewriter? rewriter, VerifiedWriting writing,
        TimeProvider time)
    {
        this.outlets = outlets;
        this.stories = stories;
        this.index = index;
        this.questions = questions;
        this.vectors = vectors;
        this.retriever = retriever;
        this.statements = statements;
        this.reasons = reasons;
        this.quoting = quoting;
        this.model = model;
        this.rewriter = rewriter;
        this.writing = writing;
        this.time = time;
    }

    /// <summary>Answers a question from what is held.</summary>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Answer> AnswerAsync(AnswerRequest inquiry, CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        var work = new WriterWork();
        var (question, standAlone, sequence) = await ReadAsync(inquiry, work, cancellationToken);
        var answer = new Answer
        {
            Question = inquiry.Text,
            AskedAs = standAlone ?? QuestionParser.Spelt(question),
            StandAlone = standAlone,
            AsOf = question.AsOf,
            Outcome = Outcome.NotAQuestion,
            Text = UserMessages.NotAQuestionOf(question),
        };
        var key = AnswerCache.KeyOf(question, inquiry, sequence);
        if (!inquiry.Explain && inquiry.WithoutModel is null && memory.Find(key) is { } known)
        {
            return known with
            {
                Question = inquiry.Text,
                AskedAs = answer.AskedAs,
                StandAlone = standAlone,
                AsOf = question.AsOf,
                IsRemembered = true,
                Tokens = work.Tokens,
                Timings = new(clock.Elapsed, default, default, clock.Elapsed),
            };
        }

        var evidence = question.Terms.Count == 0 ? null : await RetrieveAsync(question, inquiry.Scope, cancellationToken);
        var retrieved = clock.Elapsed;
        var quotable = evidence is null ? [] : statements.Read(evidence);
        var judgement = evidence is null ? null : AnswerabilityClassifier.Judge(evidence, quotable);
        answer = evidence is null ? answer
            : !evidence.AnythingHeld
                ? answer with { Outcome = Outcome.NothingHeld, Text = UserMessages.NothingHeldOf(inquiry.Scope) }
            : judgement!.Carries ? await WriteAsync(answer, inquiry, evidence, quotable, work, cancellationToken)
            : Abstain(answer, evidence, inquiry.Scope);
        var checking = answer.Timings.Check;
        answer = answer with
        {
            Tokens = work.Tokens,
            Explanation = inquiry.Explain ? Explain(question, evidence, judgement, work, answer.Explanation) : null,
            Timings = new(retrieved, clock.Elapsed - retrieved - checking, checking, clock.Elapsed),
        };
        if (answer is { Writer: WrittenBy.Model, WhyQuoted: null, Explanation: null } && work.Calls[^1].IsWhole)
            memory.Add(key, answer);
        return answer;
    }

    /// <summary>The evidence on a question, without an answer: what <see cref="AnswerAsync"/> writes from.</summary>
    /// <inheritdoc cref="AnswerAsync"/>
    public Task<Evidence> GatherAsync(AnswerRequest inquiry, CancellationToken cancellationToken = default) =>
        GatherAsync(inquiry, Retriever.UsualPassages, cancellationToken);

    /// <summary>The same with more passages than an answer is written from.</summary>
    /// <param name="inquiry">What is asked.</param>
    /// <param name="passages">No more than so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    internal async Task<Evidence> GatherAsync(AnswerRequest inquiry, int passages, CancellationToken cancellationToken)
    {
        var (question, _, _) = await ReadAsync(inquiry with { WithoutModel = "" }, new WriterWork(), cancellationToken);
        return await RetrieveAsync(question, inquiry.Scope, cancellationToken, passages);
    }

    // A follow-up is made to stand alone by the model where there is one, and else by what the questions before it said.
    private async Task<(Question Question, string? StandAlone, long Sequence)> ReadAsync(
        AnswerRequest inquiry, WriterWork work, CancellationToken cancellationToken)
    {
        var state = await index.FollowAsync(null, cancellationToken);
        var names = await outlets.NamesAsync(inquiry.Scope.Community, state.Sequence, cancellationToken);
        var question = questions.Read(inquiry.Text, inquiry.AsOf ?? time.GetUtcNow(), names);
        if (inquiry.History.Count == 0 || !questions.LeavesUnsaid(question)) return (question, null, state.Sequence);
        if (rewriter is not null && inquiry.WithoutModel is null
            && await rewriter.RewriteAsync(question, inquiry.History, work.Calls, cancellationToken) is { } rewritten)
            return (questions.Read(rewritten, question.AsOf, names), rewritten, state.Sequence);
        Question? previous = null;
        foreach (var turn in inquiry.History)
            previous = questions.FollowUp(questions.Read(turn.Question, question.AsOf, names), previous);
        question = questions.FollowUp(question, previous);
        return (question, null, state.Sequence);
    }

    private async Task<Evidence> RetrieveAsync(
        Question question, Scope scope, CancellationToken cancellationToken, int passages = Retriever.UsualPassages)
    {
        var near = await vectors.FindAsync(question, scope, cancellationToken);
        try
        {
            return retriever.Retrieve(question, scope, near, passages);
        }
        catch (ArchiveException) when (index.IsDamaged)
        {
            await index.FollowAsync(null, cancellationToken);
            return retriever.Retrieve(question, scope, near, passages);
        }
    }

    private Answer Abstain(Answer answer, Evidence evidence, Scope scope)
    {
        var nearest = AnswerabilityClassifier.Nearest(evidence);
        var text = UserMessages.NoEvidence(reasons.Find(evidence, scope), nearest, Searched(evidence.Question, scope));
        return answer with { Outcome = Outcome.NoEvidence, Text = text, Nearest = nearest };
    }

    // As a reader is told it: the outlets that the question asks for narrow it, unless the reader already did.
    private static Scope Searched(Question question, Scope scope) =>
        question.Outlets.Count == 0 || scope.Outlets.Count > 0 ? scope
        : scope with { Outlets =
            [.. question.Outlets.Select(outlet => outlet.Names.Count == 1 ? outlet.Names[0] : outlet.Written).Distinct()] };

    private async Task<Answer> WriteAsync(
        Answer answer, AnswerRequest inquiry, Evidence evidence, IReadOnlyList<CandidateSentence> quotable, WriterWork work,
            CancellationToken cancellationToken)
    {
        var written = await writing.WriteAsync(model, quoting, evidence, quotable, inquiry, work, cancellationToken);
        var text = written.Text;
        return answer with
        {
            Outcome = text.IsEmpty ? Outcome.NoEvidence : written.IsPart ? Outcome.Partly : Outcome.Answered,
            Text = text.IsEmpty ? UserMessages.NoEvidence("what was written did not stand up to the check", [], inquiry.Scope)
                : text.Text,
            Citations = await stories.AddAsync(text.Citations, evidence.Question.AsOf, inquiry.Scope, cancellationToken),
            Dropped = written.Dropped,
            Writer = written.Writer,
            WhyQuoted = written.WhyQuoted,
            Notices = written.Notices,
            Explanation = new Explanation { Question = evidence.Question, Repaired = written.Repaired },
            Timings = new(default, default, written.Checking, default),
        };
    }

    private static Explanation Explain(
        Question question, Evidence? evidence, Answerability? judgement, WriterWork work, Explanation? written)
    {
        var sent = work.Passages.Index().ToDictionary(pair => pair.Item, pair => pair.Index + 1);
        return (written ?? new Explanation { Question = question }) with
        {
            Margin = judgement is { Score: > double.MinValue } ? judgement.Score - AnswerabilityClassifier.Threshold : null,
            Evidence = [.. (evidence?.Passages ?? []).Select(passage => new ExplainedPassage(
                passage.Passage.Article, passage.Passage.Span, passage.Passage.Text, passage.Score,
                sent.TryGetValue(passage, out var number) ? number : null, passage.AlsoIn))],
            Sent = work.Sent,
        };
    }
}
