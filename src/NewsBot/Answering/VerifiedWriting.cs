using Microsoft.Extensions.Logging;
using NewsBot.Answering.Citations;
using NewsBot.Answering.Review;
using NewsBot.Llm;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// Has a text written from evidence, and verifies it sentence by sentence. The language model writes it if there is one and it
/// may be used; if its first sentence, or what the others are about, does not pass the check, the quoting writer writes instead.
/// </summary>
internal sealed class VerifiedWriting(CitationVerifier citations, Reviewers reviewers, ILogger<VerifiedWriting> logger)
{
    /// <summary>Writes and verifies a text.</summary>
    /// <param name="writers">The writers that are available.</param>
    /// <param name="evidence">The evidence that they write from.</param>
    /// <param name="quotable">The sentences of the evidence that could be quoted, the most promising first.</param>
    /// <param name="request">Says why no model may be used, and who gets progress reports.</param>
    /// <param name="work">Records the prompt's passages and the calls of the model.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<WrittenText> WriteAsync(
        AnswerWriters writers, Evidence evidence, IReadOnlyList<CandidateSentence> quotable, AnswerRequest request,
        WriterWork work, CancellationToken cancellationToken)
    {
        var (model, quoting) = (writers.Model, writers.Extractive);
        var text = citations.CreateText(evidence.Question.AsOf);
        var review = new SentenceReview(text, reviewers, work.Calls, request.Progress);
        string? problem = null;
        if (model is not null)
        {
            problem = request.NoModelReason ?? await WriteWithModelAsync(model);
            if (problem is not null) Log.ModelFailed(logger, problem);
            Log.ModelChecked(logger, text.Citations.Count, text.Dropped.Count, text.Repaired.Count);
        }

        if (!text.IsEmpty && review.Flaw is null)
        {
            var notices = new List<string>();
            if (problem is not null) notices.Add(UserMessages.FormatBrokenOff(problem));
            if (text.Dropped.Count > 0) notices.Add(UserMessages.FormatLeftOut(text.Dropped.Count));
            return new WrittenText(text, WrittenBy.Model)
            {
                IsIncomplete = text.Dropped.Count > 0 || problem is not null,
                Dropped = text.Dropped,
                Repaired = text.Repaired,
                Revised = review.Revised,
                Opinion = review.Opinion,
                CheckDuration = text.CheckDuration,
                Notices = notices,
            };
        }

        var quoted = citations.CreateText(evidence.Question.AsOf);
        await foreach (var sentence in quoting.WriteAsync(evidence, quotable, work, cancellationToken))
            await quoted.AddAsync(sentence, cancellationToken);
        var whyQuoted = model is null ? null
            : problem ?? (text.IsEmpty ? UserMessages.NothingVerified : review.Flaw ?? UserMessages.NothingVerified);
        return new WrittenText(quoted, quoting.Kind)
        {
            QuotedReason = whyQuoted,
            IsIncomplete = quoted.Dropped.Count > 0,
            Dropped = [.. text.Dropped, .. quoted.Dropped],
            Repaired = text.Repaired,
            Opinion = review.Opinion,
            CheckDuration = text.CheckDuration + quoted.CheckDuration,
            ModelDeclines = problem == ModelFailure.NoAnswer,
            Notices = whyQuoted is null ? []
                : quoted.IsEmpty ? [UserMessages.FormatModelFailedAlone(whyQuoted)] : [UserMessages.FormatModelFailed(whyQuoted)],
        };

        // Returns why the model did not finish; null if it did.
        async Task<string?> WriteWithModelAsync(AnswerWriter writer)
        {
            string? failure = null;
            try
            {
                await foreach (var sentence in writer.WriteAsync(evidence, quotable, work, cancellationToken))
                    await review.AddAsync(sentence, cancellationToken);
            }
            catch (ModelException exception)
            {
                failure = exception.Message;
            }

            await review.FinishAsync(mayRevise: failure is null, cancellationToken);
            return failure;
        }
    }
}

/// <summary>A verified text.</summary>
/// <param name="Text">The sentences that passed the check; may be empty.</param>
/// <param name="Writer">The kind of writer that wrote it.</param>
internal sealed record WrittenText(VerifiedText Text, WrittenBy Writer)
{
    /// <summary>
    /// Why the text is quoted although there is a model, as the end of a sentence; null if that is not the case.
    /// </summary>
    public string? QuotedReason { get; init; }

    /// <summary>True if the model was asked and found no answer in the evidence.</summary>
    public bool ModelDeclines { get; init; }

    /// <summary>True if a sentence failed the check, or if the writer did not finish.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The sentences of both writers that failed the check.</summary>
    public IReadOnlyList<DroppedSentence> Dropped { get; init; } = [];

    /// <summary>The model's sentences whose marker was corrected.</summary>
    public IReadOnlyList<string> Repaired { get; init; } = [];

    /// <summary>The sentences that were revised.</summary>
    public IReadOnlyList<RevisedSentence> Revised { get; init; } = [];

    /// <summary>The part of the second opinion; null if none was asked for.</summary>
    public OpinionSummary? Opinion { get; init; }

    /// <summary>The time that the rules took.</summary>
    public TimeSpan CheckDuration { get; init; }

    /// <summary>Notices for the reader about how the text was written.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
