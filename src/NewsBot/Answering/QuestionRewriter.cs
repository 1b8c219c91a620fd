using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NewsBot.Answering.Writing;
using NewsBot.Llm;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>
/// Has the model make a follow-up stand alone. What it writes is a question to search by, and is believed only as far as the
/// conversation goes: a name or number that nobody there said is not asked after.
/// </summary>
internal sealed partial class QuestionRewriter(
    PromptRunner model, Tokenizer terms, TimeProvider time, ILogger<QuestionRewriter> logger)
{
    /// <summary>How long a reader waits for it before the subject is carried over by rule.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int LongestQuestion = 400;
    private const int LongestAnswer = 400;

    /// <summary>The question as it stands alone; null if the model does not give one that can be used.</summary>
    /// <param name="calls">Where the call is noted.</param>
    public async Task<string?> RewriteAsync(
        Question question, IReadOnlyList<Turn> history, ICollection<ModelCall> calls, CancellationToken cancellationToken)
    {
        var call = new ModelCall();
        calls.Add(call);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var conversation = Conversation(history);
            var written = await model.WriteAsync(
                PromptLibrary.RewriteQuestion,
                new Dictionary<string, string>
                {
                    ["history"] = conversation,
                    ["question"] = Line(question.Text, LongestQuestion),
                    ["as_of"] = ModelWriter.Day(question.AsOf),
                },
                call,
                either.Token);
            var rewritten = MarkupStripper.Plain(written).Trim('"', '“', '”', ' ');
            if (Problem(rewritten, $"{conversation} {question.Text}", call) is not { } problem) return rewritten;
            Log.NotRewritten(logger, problem);
        }
        catch (ModelException exception)
        {
            Log.NotRewritten(logger, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotRewritten(logger, ModelFailure.Slow);
        }

        return null;
    }

    private string? Problem(string rewritten, string said, ModelCall call)
    {
        if (rewritten.Length == 0) return ModelFailure.Nothing;
        if (!call.IsWhole || rewritten.Length > LongestQuestion || rewritten.Contains('\n', StringComparison.Ordinal))
            return "it wrote more than a question";
        var known = terms.Read(said).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        var words = terms.Read(rewritten);
        foreach (var (i, word) in words.Index())
        {
            var written = word.Span.Cut(rewritten);
            // The first word has its capital from the sentence.
            var isTelling = char.IsDigit(written[0]) || (i > 0 && char.IsUpper(written[0]));
            if (isTelling && !known.Contains(word.Text) && !QuestionParser.IsStopWord(written))
                return "it added what nobody had said";
        }

        return null;
    }

    private static string Conversation(IReadOnlyList<Turn> history)
    {
        var text = new StringBuilder("<conversation>\n");
        foreach (var turn in history)
        {
            text.Append("Asked: ").Append(Line(turn.Question, LongestQuestion)).Append('\n');
            if (turn.Answer.Length > 0) text.Append("Answered: ").Append(Line(turn.Answer, LongestAnswer)).Append('\n');
        }

        return text.Append("</conversation>").ToString();
    }

    // One line, so that nothing in it looks like another turn, and without what delimits the conversation.
    private static string Line(string text, int longest) =>
        MarkupStripper.Beginning(Blanks().Replace(text, " ").Replace('<', '‹').Replace('>', '›').Trim(), longest);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
