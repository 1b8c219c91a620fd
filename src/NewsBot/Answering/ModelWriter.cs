using System.Globalization;
using Microsoft.Extensions.Logging;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>
/// Has a language model write from numbered passages, and keeps of it the sentences that name a passage. Whether a passage
/// says what the sentence does is not decided here.
/// </summary>
internal sealed class ModelWriter(ModelCalls model, ILogger<ModelWriter> logger) : Writer
{
    private const int LongestQuestion = 2000;

    public override WrittenBy Name => WrittenBy.Model;

    public override async Task<Draft> WriteAsync(
        Evidence evidence, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        if (evidence.Passages.Count == 0) throw new WriterException(ModelFailure.NoPassage);
        var passages = NumberedPassages.Of(evidence.Passages);
        var call = new ModelCall();
        var written = await model.WriteAsync(PromptLibrary.Answer, Variables(evidence.Question, passages), call, cancellationToken);
        var isWhole = call.IsWhole;
        var text = ModelText.Plain(written);
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

    private static Dictionary<string, string> Variables(Question question, NumberedPassages passages) => new()
    {
        ["passages"] = passages.Text,
        ["question"] = ModelText.Beginning(question.Text, LongestQuestion),
        ["as_of"] = question.AsOf.UtcDateTime.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
    };

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
}
