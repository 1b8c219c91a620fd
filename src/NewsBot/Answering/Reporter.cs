using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NewsBot.Archive;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;

namespace NewsBot.Answering;

/// <summary>
/// The room that says what may be said, and on whose word. From a question to a checked answer: it brings the index up to
/// date, gathers the evidence, decides whether that carries the question, has it written, and has the writing checked.
/// </summary>
public sealed class Reporter
{
    private readonly Stories stories;
    private readonly PassageIndex index;
    private readonly ArticleArchive archive;
    private readonly QuestionReader questions;
    private readonly QuestionVectors vectors;
    private readonly Retriever retriever;
    private readonly StatementReader statements;
    private readonly QuotingWriter quoting;
    private readonly ModelWriter? model;
    private readonly Citations citations;
    private readonly TimeProvider time;
    private readonly ILogger<Reporter> logger;
    private volatile KnownOutlets? outlets;

    internal Reporter(
        ArticleArchive archive, Stories stories, PassageIndex index, QuestionReader questions, QuestionVectors vectors, Retriever retriever,
        StatementReader statements, QuotingWriter quoting, ModelWriter? model, Citations citations, TimeProvider time, ILogger<Reporter> logger)
    {
        this.archive = archive;
        this.stories = stories;
        this.index = index;
        this.questions = questions;
        this.vectors = vectors;
        this.retriever = retriever;
        this.statements = statements;
        this.quoting = quoting;
        this.model = model;
        this.citations = citations;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Answers <paramref name="text"/> from what is held.</summary>
    /// <param name="text">The question; any text at all.</param>
    /// <param name="asOf">The moment to answer for; null for now. Nothing published later is seen.</param>
    /// <param name="scope">What may be seen; null for everything.</param>
    /// <param name="history">Earlier questions of the same conversation, the oldest first, from which a follow-up takes its subject.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Answer> AnswerAsync(
        string text, DateTimeOffset? asOf = null, Scope? scope = null, IReadOnlyList<string>? history = null,
        CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        var evidence = await GatherAsync(text, asOf, scope, history, cancellationToken);
        var retrieved = clock.Elapsed;
        var answer = new Answer { Question = text, AsOf = evidence.Question.AsOf, Outcome = Outcome.NotAQuestion, Text = Wording.NotAQuestion };
        if (evidence.Question.Terms.Count == 0) return answer with { Timings = new(retrieved, default, default, clock.Elapsed) };
        if (!evidence.AnythingHeld)
            return answer with { Outcome = Outcome.NothingHeld, Text = Wording.NothingHeld, Timings = new(retrieved, default, default, clock.Elapsed) };
        var quotable = statements.Read(evidence);
        var judgement = EvidenceJudge.Judge(evidence, quotable);
        if (!judgement.Carries)
        {
            var nearest = EvidenceJudge.Nearest(evidence);
            return answer with
            {
                Outcome = Outcome.NoEvidence,
                Text = Wording.NoEvidence(judgement.Why, nearest),
                Nearest = nearest,
                Timings = new(retrieved, default, default, clock.Elapsed),
            };
        }

        var (draft, writer, notices) = await WriteAsync(evidence, quotable, cancellationToken);
        var written = clock.Elapsed;
        var kept = await citations.CheckAsync(draft, cancellationToken);
        return answer with
        {
            Outcome = kept.Text.Length == 0 ? Outcome.NoEvidence : kept.Dropped.Count > 0 ? Outcome.Partly : Outcome.Answered,
            Text = kept.Text.Length == 0 ? Wording.NoEvidence("what was written did not stand up to the check", []) : kept.Text,
            Citations = await WithStoriesAsync(kept.Citations, evidence.Question.AsOf, scope ?? Scope.All, cancellationToken),
            Dropped = kept.Dropped,
            Writer = writer,
            Notices = kept.Dropped.Count > 0 ? [.. notices, Wording.LeftOut(kept.Dropped.Count)] : notices,
            Timings = new(retrieved, written - retrieved, clock.Elapsed - written, clock.Elapsed),
        };
    }

    /// <summary>The evidence on a question, without an answer: what <see cref="AnswerAsync"/> writes from.</summary>
    /// <inheritdoc cref="AnswerAsync"/>
    public async Task<Evidence> GatherAsync(
        string text, DateTimeOffset? asOf = null, Scope? scope = null, IReadOnlyList<string>? history = null,
        CancellationToken cancellationToken = default)
    {
        var state = await index.FollowAsync(null, cancellationToken);
        var names = await OutletsAsync(state.Sequence, cancellationToken);
        var question = questions.Read(text, asOf ?? time.GetUtcNow(), names);
        Question? previous = null;
        foreach (var earlier in history ?? []) previous = questions.FollowUp(questions.Read(earlier, question.AsOf, names), previous);
        question = questions.FollowUp(question, previous);
        var near = await vectors.FindAsync(question, scope ?? Scope.All, cancellationToken);
        try
        {
            return retriever.Retrieve(question, scope ?? Scope.All, near);
        }
        catch (ArchiveException) when (index.IsDamaged)
        {
            await index.FollowAsync(null, cancellationToken);
            return retriever.Retrieve(question, scope ?? Scope.All, near);
        }
    }

    // A story is told once: each citation names the others that have it, and how many of those speak for themselves. Stories
    // are brought up to date by who takes articles in: that writes, and a question must not wait for a writer.
    private async Task<IReadOnlyList<Citation>> WithStoriesAsync(
        IReadOnlyList<Citation> cited, DateTimeOffset asOf, Scope scope, CancellationToken cancellationToken)
    {
        if (cited.Count == 0) return cited;
        var known = await stories.OfAsync([.. cited.Select(citation => citation.Article.Id).Distinct()], asOf, scope.Excluded.ToHashSet(StringComparer.Ordinal), cancellationToken);
        return [.. cited.Select(citation => known.TryGetValue(citation.Article.Id, out var story)
            ? citation with
            {
                AlsoIn = [.. story.AlsoIn(citation.Article.Id).Union(citation.AlsoIn, StringComparer.OrdinalIgnoreCase)],
                Independent = story.Independent(citation.Article.Id),
            }
            : citation)];
    }

    // Who is held changes only with the archive's sequence, and asking the database costs as much as the search.
    private async Task<IReadOnlyList<string>> OutletsAsync(long sequence, CancellationToken cancellationToken)
    {
        if (outlets is { } known && known.Sequence == sequence) return known.Names;
        var names = await archive.OutletsAsync(cancellationToken);
        outlets = new KnownOutlets(sequence, names);
        return names;
    }

    private async Task<(Draft Draft, WrittenBy Writer, IReadOnlyList<string> Notices)> WriteAsync(
        Evidence evidence, IReadOnlyList<Statement> quotable, CancellationToken cancellationToken)
    {
        if (model is null) return (await quoting.WriteAsync(evidence, quotable, cancellationToken), quoting.Name, []);
        try
        {
            return (await model.WriteAsync(evidence, quotable, cancellationToken), model.Name, []);
        }
        catch (WriterException exception)
        {
            Log.ModelFailed(logger, exception.Message);
            return (await quoting.WriteAsync(evidence, quotable, cancellationToken), quoting.Name, [Wording.ModelFailed(exception.Message)]);
        }
    }

    private sealed record KnownOutlets(long Sequence, IReadOnlyList<string> Names);
}
