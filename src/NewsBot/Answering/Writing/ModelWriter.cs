using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Asks a language model to write from numbered sentences, and yields each sentence that it writes with those that it cites. It
/// does not check whether these support it.
/// </summary>
/// <param name="model">Runs the prompt.</param>
/// <param name="logger">Logs how much was written.</param>
/// <param name="prompt">The prompt's name in <see cref="PromptLibrary"/>; null to choose it by the question.</param>
internal sealed partial class ModelWriter(PromptRunner model, ILogger<ModelWriter> logger, string? prompt = null) : AnswerWriter
{
    /// <summary>The largest number of sentences; a model that writes more repeats the passages instead of answering.</summary>
    public const int MaxSentences = 12;

    private const int MaxQuestionLength = 2000;

    public override WrittenBy Kind => WrittenBy.Model;

    /// <summary>A writer with the same model that always writes a summary.</summary>
    public ModelWriter ForSummaries => new(model, logger, PromptLibrary.Summarize);

    public override async IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> statements, WriterWork work,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (evidence.Passages.Count == 0) throw new ModelException(ModelFailure.NoPassage);
        var passages = PromptPassages.Create(evidence.Passages, model.Tokens);
        var sentences = new SentenceStream(passages.SentenceCounts);
        var call = new ModelCall();
        (work.Passages, work.PromptText) = (passages.Passages, passages.Text);
        work.Calls.Add(call);
        var written = 0;
        await foreach (
            var piece in model.StreamAsync(
                prompt ?? ChoosePrompt(evidence.Question), CreateVariables(evidence.Question, passages), call, cancellationToken))
        {
            foreach (var sentence in sentences.Append(piece)) yield return Draft(sentence, isCutOff: false);
            if (sentences.IsCut || written > MaxSentences) break;
        }

        var rest = sentences.Finish();
        foreach (var (i, sentence) in rest.Index())
            yield return Draft(sentence, isCutOff: i == rest.Count - 1 && !sentence.IsComplete
                && (sentences.IsCut || !call.IsComplete));
        Log.ModelWrote(logger, written, passages.Passages.Count);
        if (NoAnswer.IsContainedIn(sentences.Text)) throw new ModelException(ModelFailure.NoAnswer);
        if (written == 0) throw new ModelException(ModelFailure.Nothing);

        DraftSentence Draft(MarkedSentence sentence, bool isCutOff) =>
            new(sentence.Text, [.. passages.FindSources(sentence.Markers)])
            {
                AvailablePassages = passages.Evidence,
                RejectionReason = isCutOff ? "it breaks off" : ++written > MaxSentences
                    ? "the answer was long enough without it" : null,
                UncitedReason = FormatUncitedReason(sentence.UnknownMarkers),
            };
    }

    // The summary prompt allows more sentences than the answer prompt.
    private static string ChoosePrompt(Question question) =>
        AsksForSummary().IsMatch(question.Text) ? PromptLibrary.Summarize : PromptLibrary.Answer;

    private static Dictionary<string, string> CreateVariables(Question question, PromptPassages passages) => new()
    {
        ["passages"] = passages.Text,
        ["question"] = MarkupStripper.Truncate(question.Text, MaxQuestionLength),
        ["as_of"] = FormatDay(question.AsOf),
    };

    /// <summary>Formats a date for prompts: "Friday, 17 October 2025".</summary>
    public static string FormatDay(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string FormatUncitedReason(IReadOnlyList<CitationMarker> unknown) => unknown.Count switch
    {
        0 => "no passage is cited for it",
        1 => $"cites {unknown[0]}, which does not exist",
        _ => $"cites {string.Join(", ", unknown.Take(5))}, which do not exist",
    };

    [GeneratedRegex(
        @"\b(?:summar(?:y|ies|i[sz]e)|sum up|overview|catch (?:me|us) up|bring (?:me|us) up to (?:date|speed)|what do (?:we|"
            + @"you) know|tell (?:me|us) (?:all|everything) about)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex AsksForSummary();
}
