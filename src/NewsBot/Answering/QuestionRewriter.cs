using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NewsBot.Answering.Writing;
using NewsBot.Llm;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>
/// Asks the language model to rewrite a follow-up so that it stands alone. The result is used only as a search question, and is
/// rejected if it has a name or a number that is not in the conversation.
/// </summary>
internal sealed partial class QuestionRewriter(
    PromptRunner model, Tokenizer tokenizer, TimeProvider time, ILogger<QuestionRewriter> logger)
{
    /// <summary>How long to wait for the model before the subject of the conversation is carried over by rules instead.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private const int MaxQuestionLength = 400;
    private const int MaxAnswerLength = 400;

    /// <summary>Returns the rewritten question; null if the model does not return a usable one.</summary>
    /// <param name="calls">The list to which the call of the model is added.</param>
    public async Task<string?> RewriteAsync(
        Question question, IReadOnlyList<Turn> history, ICollection<ModelCall> calls, CancellationToken cancellationToken)
    {
        var call = new ModelCall();
        calls.Add(call);
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var conversation = FormatConversation(history);
            var written = await model.WriteAsync(
                PromptLibrary.RewriteQuestion,
                new Dictionary<string, string>
                {
                    ["history"] = conversation,
                    ["question"] = FormatLine(question.Text, MaxQuestionLength),
                    ["as_of"] = ModelWriter.FormatDay(question.AsOf),
                },
                call,
                linked.Token);
            var rewritten = MarkupStripper.Strip(written).Trim('"', '“', '”', ' ');
            if (FindProblem(rewritten, $"{conversation} {question.Text}", call) is not { } problem) return rewritten;
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

    private string? FindProblem(string rewritten, string source, ModelCall call)
    {
        if (rewritten.Length == 0) return ModelFailure.Nothing;
        if (!call.IsComplete || rewritten.Length > MaxQuestionLength || rewritten.Contains('\n', StringComparison.Ordinal))
            return "it wrote more than a question";
        var known = tokenizer.Read(source).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        var words = tokenizer.Read(rewritten);
        foreach (var (i, word) in words.Index())
        {
            var written = word.Span.Cut(rewritten);
            // The first word has a capital letter anyway.
            var isNameOrNumber = char.IsDigit(written[0]) || (i > 0 && char.IsUpper(written[0]));
            if (isNameOrNumber && !known.Contains(word.Text) && !QuestionParser.IsStopWord(written))
                return "it added what nobody had said";
        }

        return null;
    }

    private static string FormatConversation(IReadOnlyList<Turn> history)
    {
        var text = new StringBuilder("<conversation>\n");
        foreach (var turn in history)
        {
            text.Append("Asked: ").Append(FormatLine(turn.Question, MaxQuestionLength)).Append('\n');
            if (turn.Answer.Length > 0) text.Append("Answered: ").Append(FormatLine(turn.Answer, MaxAnswerLength)).Append('\n');
        }

        return text.Append("</conversation>").ToString();
    }

    // Removes line breaks and angle brackets, so that the text cannot imitate another turn or end the conversation.
    private static string FormatLine(string text, int longest) =>
        MarkupStripper.Truncate(WhiteSpace().Replace(text, " ").Replace('<', '‹').Replace('>', '›').Trim(), longest);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
