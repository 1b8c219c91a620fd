using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NewsBot.Llm;
using NewsBot.Text;

namespace NewsBot.Answering.Review;

/// <summary>
/// Asks a language model whether sentences that passed the rules say no more than what they cite. It can only take sentences out:
/// one without a clear verdict stays as the rules decided.
/// </summary>
internal sealed partial class SecondOpinion(PromptRunner model, ILogger<SecondOpinion> logger)
{
    // A few words are asked for.
    private const int MaxReasonLength = 160;

    /// <summary>Asks about all sentences in one call.</summary>
    /// <param name="sentences">The sentences, each with what the reader will be shown.</param>
    /// <param name="calls">The list to which the call of the model is added.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<OpinionReport> AskAsync(
        IReadOnlyList<QuotedSentence> sentences, ICollection<ModelCall> calls, CancellationToken cancellationToken)
    {
        var (text, count) = ReviewPrompt.Format(sentences, model.Tokens);
        var verdicts = new Verdict?[sentences.Count];
        if (count == 0) return new OpinionReport(verdicts, "the sentences are too long for the model");
        var call = new ModelCall();
        calls.Add(call);
        try
        {
            var output = await model.WriteAsync(
                PromptLibrary.Verify, new Dictionary<string, string> { ["sentences"] = text }, call, cancellationToken);
            // Two verdicts on a sentence are none.
            foreach (var lines in NumberedLines.Read(output).GroupBy(line => line.Number))
                if (lines.Key >= 1 && lines.Key <= count && lines.Count() == 1)
                    verdicts[lines.Key - 1] = ReadVerdict(lines.Single().Text);
            return new OpinionReport(verdicts, null);
        }
        catch (ModelException exception)
        {
            Log.NoSecondOpinion(logger, exception.Message);
            return new OpinionReport(verdicts, exception.Message);
        }
    }

    private static Verdict? ReadVerdict(string line)
    {
        var match = VerdictLine().Match(line);
        if (!match.Success) return null;
        var reason = FormatReason(match.Groups["reason"].Value);
        if (match.Groups["not"].Success) return new Verdict(IsSupported: false, reason);
        // "SUPPORTED, but ..." is no clear verdict.
        return reason.Any(char.IsLetterOrDigit) ? null : new Verdict(IsSupported: true, "");
    }

    // The model may repeat what it read.
    private static string FormatReason(string text)
    {
        var plain = FootnoteMarks.Remove(MarkupStripper.Strip(text)).ReplaceLineEndings(" ").Trim(' ', '.', ')');
        return plain.Length <= MaxReasonLength ? plain : MarkupStripper.Truncate(plain, MaxReasonLength) + "…";
    }

    [GeneratedRegex(
        @"^(?:(?<not>not\s+supported|unsupported)|supported)(?!\w)[*_`]*(?:\s*[:;.,(–—-]+)?(?<reason>.*)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex VerdictLine();
}

/// <summary>The verdicts of a second opinion.</summary>
/// <param name="Verdicts">The verdict on each sentence; null if there is no clear one.</param>
/// <param name="Failure">Why there is none at all, as the end of a sentence; null if the model answered.</param>
internal sealed record OpinionReport(IReadOnlyList<Verdict?> Verdicts, string? Failure);

/// <summary>A verdict on a sentence.</summary>
/// <param name="IsSupported">True if the sentence says no more than what it cites.</param>
/// <param name="Reason">What is not supported, in the model's words on one line; may be empty.</param>
internal sealed record Verdict(bool IsSupported, string Reason);
