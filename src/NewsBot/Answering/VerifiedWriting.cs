using Microsoft.Extensions.Logging;
using NewsBot.Answering.Citations;
using NewsBot.Llm;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// Has something written from evidence and checks it sentence by sentence: by the model where there is one and it may be
/// asked, and where nothing of that remains, by a writer that quotes.
/// </summary>
internal sealed class VerifiedWriting(CitationVerifier citations, ILogger<VerifiedWriting> logger)
{
    /// <param name="writers">Who writes.</param>
    /// <param name="evidence">What both write from.</param>
    /// <param name="quotable">What stands in it that could be quoted, the most promising first.</param>
    /// <param name="inquiry">Says why no model may be asked, and who is told of the text as it grows.</param>
    /// <param name="work">Takes note of what was sent and what it cost.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<WrittenText> WriteAsync(
        AnswerWriters writers, Evidence evidence, IReadOnlyList<CandidateSentence> quotable, AnswerRequest inquiry,
        WriterWork work, CancellationToken cancellationToken)
    {
        var (model, quoting) = (writers.Model, writers.Quoting);
        var text = citations.Begin(evidence.Question.AsOf);
        string? problem = null;
        if (model is not null)
        {
            problem = inquiry.WithoutModel ?? await FillAsync(model, text, inquiry.Progress);
            if (problem is not null) Log.ModelFailed(logger, problem);
            Log.ModelChecked(logger, text.Citations.Count, text.Dropped.Count, text.Repaired.Count);
        }

        if (!text.IsEmpty)
        {
            var notices = new List<string>();
            if (problem is not null) notices.Add(UserMessages.BrokeOff(problem));
            if (text.Dropped.Count > 0) notices.Add(UserMessages.LeftOut(text.Dropped.Count));
            return new WrittenText(text, WrittenBy.Model)
            {
                IsPart = text.Dropped.Count > 0 || problem is not null,
                Dropped = text.Dropped,
                Repaired = text.Repaired,
                Checking = text.Checking,
                Notices = notices,
            };
        }

        var quoted = citations.Begin(evidence.Question.AsOf);
        await FillAsync(quoting, quoted, null);
        var whyQuoted = model is null ? null : problem ?? UserMessages.NothingStood;
        return new WrittenText(quoted, quoting.Name)
        {
            WhyQuoted = whyQuoted,
            IsPart = quoted.Dropped.Count > 0,
            Dropped = [.. text.Dropped, .. quoted.Dropped],
            Repaired = text.Repaired,
            Checking = text.Checking + quoted.Checking,
            Notices = whyQuoted is null ? [] : [UserMessages.ModelFailed(whyQuoted)],
        };

        // Why the writer did not finish; null if it did.
        async Task<string?> FillAsync(AnswerWriter writer, VerifiedText into, IProgress<PartialAnswer>? progress)
        {
            try
            {
                await foreach (var sentence in writer.WriteAsync(evidence, quotable, work, cancellationToken))
                    if (await into.AddAsync(sentence, cancellationToken))
                        progress?.Report(new PartialAnswer(into.Text, [.. into.Citations]));
                return null;
            }
            catch (ModelException exception)
            {
                return exception.Message;
            }
        }
    }
}

/// <summary>What was written and stood up to the check.</summary>
/// <param name="Text">Empty where nothing did.</param>
/// <param name="Writer">Who wrote it.</param>
internal sealed record WrittenText(VerifiedText Text, WrittenBy Writer)
{
    /// <summary>Why it is quoted although there is a model, as the end of a sentence; null if it is not.</summary>
    public string? WhyQuoted { get; init; }

    /// <summary>True if something of it is missing: it did not stand up, or its writer did not finish.</summary>
    public bool IsPart { get; init; }

    /// <summary>What did not stand up, whoever wrote it.</summary>
    public IReadOnlyList<DroppedSentence> Dropped { get; init; } = [];

    /// <summary>The model's sentences whose marker was corrected.</summary>
    public IReadOnlyList<string> Repaired { get; init; } = [];

    /// <summary>How long the checks took.</summary>
    public TimeSpan Checking { get; init; }

    /// <summary>What a reader should know of how it came about.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
