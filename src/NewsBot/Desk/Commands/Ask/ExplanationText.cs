using System.Globalization;
using System.Text;
using NewsBot.Answering;
using NewsBot.Answering.Review;
using NewsBot.Desk.Rendering;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Desk.Commands.Ask;

/// <summary>
/// Formats how an answer came about: how the question was understood, what was found, sent to the model, corrected and dropped.
/// </summary>
internal static class ExplanationText
{
    private const int MaxPassages = 12;

    /// <summary>Formats the explanation of an answer; empty if none was asked for.</summary>
    public static string Format(Answer answer)
    {
        if (answer.Explanation is not { } explanation) return "";
        var text = new StringBuilder();
        AppendLine(text, "Asked", answer.AskedAs ?? answer.Question);
        AppendLine(text, "Read as", FormatQuestion(explanation.Question));
        var distance = explanation.Margin is { } margin
            ? Invariant($", {Math.Abs(margin):0.00} {(margin < 0 ? "below" : "above")} what an answer takes") : "";
        var means = explanation.IsByWordsAlone ? ", by words alone" : "";
        AppendLine(text, "Evidence", Invariant($"{explanation.Evidence.Count:N0} passages{means}{distance}"));
        foreach (var passage in explanation.Evidence.Take(MaxPassages))
        {
            var number = passage.PromptNumber is { } sent ? $"[{sent}]" : "";
            text.Append(
                Invariant(
                    $"  {number,4} {passage.Score,7:0.00}  {ReplyText.FormatReference(passage.Article with { Url = null })}"))
                .Append(Invariant($", from letter {passage.Span.Start:N0}\n"));
        }

        if (explanation.Evidence.Count > MaxPassages)
            text.Append(Invariant($"  and {explanation.Evidence.Count - MaxPassages:N0} more\n"));
        AppendLine(text, "Written by", FormatWriter(answer, explanation));
        foreach (var sentence in explanation.Repaired) AppendLine(text, "Marker set", $"“{sentence}”");
        foreach (var sentence in explanation.Revised)
            AppendLine(text, "Revised", $"“{sentence.Original.Text}” ({sentence.Original.Reason}): “{sentence.Text}”");
        if (explanation.Opinion is { } opinion) AppendLine(text, "Opinion", FormatOpinion(opinion));
        foreach (var dropped in answer.Dropped) AppendLine(text, "Left out", $"“{dropped.Text}”: {dropped.Reason}");
        var (retrieve, write, check, total) = answer.Timings;
        AppendLine(text, "Time", Invariant($"{total.TotalMilliseconds:0} ms: {retrieve.TotalMilliseconds:0} to find, ")
            + Invariant($"{write.TotalMilliseconds:0} to write, {check.TotalMilliseconds:0} to check"));
        if (explanation.PromptText.Length > 0) text.Append("Sent\n").Append(explanation.PromptText);
        return text.ToString().TrimEnd();
    }

    private static string FormatWriter(Answer answer, Explanation explanation)
    {
        var writer = answer.Writer == WrittenBy.Model ? "the language model" : answer.Citations.Count == 0 ? "nobody" : "quoting";
        var why = answer.QuotedReason is { } reason ? $" ({reason})" : "";
        if (answer.Tokens.Total == 0) return writer + why;
        var sent = explanation.Evidence.Count(passage => passage.PromptNumber is not null);
        var about = answer.Tokens.IsEstimate ? "about " : "";
        return Invariant($"{writer}{why}; the model read {sent} passages, {about}{answer.Tokens.Prompt:N0} tokens, ")
            + Invariant($"and wrote {about}{answer.Tokens.Answer:N0}");
    }

    private static string FormatOpinion(OpinionSummary opinion) =>
        opinion.Failure is { } failure ? $"missing ({failure}): the rules alone decided"
        : opinion.Missing.Count == 0 ? Invariant($"asked about {opinion.Asked} sentences")
        : Invariant($"asked about {opinion.Asked} sentences; missing, so that the rules alone decided, about ")
            + string.Join(", ", opinion.Missing.Select(sentence => $"“{sentence}”"));

    private static string FormatQuestion(Question question)
    {
        var words = question.Terms.Select(term => term.IsCarried ? $"({term.Written})" : term.Written);
        var outlet = question.Outlets.Count > 0 ? $"; from {string.Join(", ", question.Outlets.Select(outlet => outlet.Written))}"
            : "";
        var time = question.Time.Freshness == Freshness.Soft ? "" : $"; {question.Time.Freshness.ToString().ToLowerInvariant()}";
        return $"{question.Kind.ToString().ToLowerInvariant()}; {string.Join(' ', words)}{outlet}{time}; "
            + $"as of {question.AsOf.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
    }

    private static void AppendLine(StringBuilder text, string name, string value) =>
        text.Append(name.PadRight(12)).Append(value).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
