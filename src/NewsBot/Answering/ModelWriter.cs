using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using NewsBot.Models;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// Has a language model write from numbered passages, and keeps of it the sentences that name a passage. Whether a passage
/// says what the sentence does is not decided here.
/// </summary>
internal sealed class ModelWriter(Kernel kernel, Secret secret, TimeProvider time, ILogger<ModelWriter> logger) : Writer
{
    /// <summary>How long the first word may take: as long as a request may, for a slow model reads before it writes.</summary>
    public static readonly TimeSpan FirstWordLimit = TimeSpan.FromSeconds(120);

    /// <summary>How long the model may pause once it writes. No timeout of the client's covers that.</summary>
    public static readonly TimeSpan PauseLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long all of it may take.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(5);

    // Longer than an answer may be, for models think aloud in front of it; a model that never ends is stopped here.
    private const int MostRead = 4 * ModelText.Longest;

    private const int LongestQuestion = 2000;

    public override WrittenBy Name => WrittenBy.Model;

    public override async Task<Draft> WriteAsync(
        Evidence evidence, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        if (evidence.Passages.Count == 0) throw new WriterException(ModelFailure.NoPassage);
        var passages = NumberedPassages.Of(evidence.Passages);
        var (written, isWhole) = await ReadAsync(Arguments(evidence.Question, passages), cancellationToken);
        var text = ModelText.Plain(secret.Scrub(written));
        if (text.Length == 0) throw new WriterException(ModelFailure.Nothing);
        if (ModelText.SaysNoAnswer(text)) throw new WriterException(ModelFailure.NoAnswer);
        if (text.Length > ModelText.Longest)
        {
            text = ModelText.Beginning(text, ModelText.Longest);
            isWhole = false;
        }

        var draft = Sort(MarkedSentences.Read(text, passages.Passages.Count), passages, isWhole);
        Log.ModelWrote(logger, draft.Sentences.Count, draft.Dropped.Count, passages.Passages.Count);
        return draft.Sentences.Count > 0 ? draft : throw new WriterException(ModelFailure.NothingCited);
    }

    private static KernelArguments Arguments(Question question, NumberedPassages passages) => new()
    {
        ["passages"] = Renderable(passages.Text),
        ["question"] = Renderable(ModelText.Beginning(question.Text, LongestQuestion)),
        ["as_of"] = question.AsOf.UtcDateTime.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    // The rendered prompt is read as XML, and where that fails, the whole of it is sent as one message of the user's: then
    // a single control character in an article would take the rules out of the system message.
    private static string Renderable(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (XmlConvert.IsXmlChar(characters[i])) continue;
            if (i + 1 < characters.Length && XmlConvert.IsXmlSurrogatePair(characters[i + 1], characters[i])) i++;
            else characters[i] = ' ';
        }

        return new string(characters);
    }

    private static Draft Sort(IReadOnlyList<MarkedSentence> written, NumberedPassages passages, bool isWhole)
    {
        var kept = new List<DraftSentence>();
        var dropped = new List<DroppedSentence>();
        for (var i = 0; i < written.Count; i++)
        {
            var sentence = written[i];
            if (!isWhole && i == written.Count - 1 && !sentence.IsComplete) dropped.Add(new DroppedSentence(sentence.Text, "it breaks off"));
            else if (sentence.Passages.Count == 0) dropped.Add(new DroppedSentence(sentence.Text, WhyUncited(sentence.Unknown)));
            else kept.Add(new DraftSentence(sentence.Text, [.. sentence.Passages.Select(number => Source(passages.Passages[number - 1], sentence.Text))]));
        }

        return new Draft(kept, dropped);
    }

    private static DraftSource Source(EvidencePassage evidence, string sentence) => new(evidence, SupportingSentence.In(evidence.Passage, sentence));

    private static string WhyUncited(IReadOnlyList<int> unknown) => unknown.Count switch
    {
        0 => "no passage is cited for it",
        1 => $"cites [{unknown[0]}], which does not exist",
        _ => $"cites {string.Join(", ", unknown.Take(5).Select(number => $"[{number}]"))}, which do not exist",
    };

    private async Task<(string Text, bool IsWhole)> ReadAsync(KernelArguments arguments, CancellationToken cancellationToken)
    {
        using var pause = new CancellationTokenSource(FirstWordLimit, time);
        using var answer = new CancellationTokenSource(AnswerLimit, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pause.Token, answer.Token);
        var text = new StringBuilder();
        string? end = null;
        try
        {
            var pieces = kernel.InvokeStreamingAsync<StreamingChatMessageContent>(PromptLibrary.PluginName, PromptLibrary.Answer, arguments, any.Token);
            await foreach (var piece in pieces.WithCancellation(any.Token))
            {
                text.Append(piece.Content);
                // A server sends its first piece when it has taken the request; only the first word ends the long wait.
                pause.CancelAfter(text.Length == 0 ? FirstWordLimit : PauseLimit);
                end = piece.Metadata?.GetValueOrDefault("FinishReason")?.ToString() ?? end;
                if (text.Length > MostRead) return (text.ToString(0, MostRead), false);
            }
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (answer.IsCancellationRequested) throw new WriterException(ModelFailure.Endless, exception);
            if (pause.IsCancellationRequested) throw new WriterException(text.Length == 0 ? ModelFailure.Slow : ModelFailure.Stalled, exception);
            throw ModelFailure.From(exception);
        }

        if (string.Equals(end, "ContentFilter", StringComparison.OrdinalIgnoreCase)) throw new WriterException(ModelFailure.Withheld);
        return (text.ToString(), string.Equals(end, "Stop", StringComparison.OrdinalIgnoreCase));
    }
}
