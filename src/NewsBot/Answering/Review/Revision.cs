using Microsoft.Extensions.Logging;
using NewsBot.Answering.Writing;
using NewsBot.Llm;
using NewsBot.Text;

namespace NewsBot.Answering.Review;

/// <summary>
/// Asks the language model, once, to write sentences that failed the check in the words of their sources. It does not check what
/// comes back.
/// </summary>
internal sealed class Revision(PromptRunner model, ILogger<Revision> logger)
{
    private const string LeaveOut = "LEAVE OUT";

    /// <summary>Asks for all sentences in one call.</summary>
    /// <param name="sentences">The sentences, each with what it cites and the reason why it failed.</param>
    /// <param name="calls">The list to which the call of the model is added.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One sentence for each, without markers; null for one that is left out.</returns>
    public async Task<IReadOnlyList<string?>> AskAsync(
        IReadOnlyList<QuotedSentence> sentences, ICollection<ModelCall> calls, CancellationToken cancellationToken)
    {
        var (text, count) = ReviewPrompt.Format(sentences, model.Tokens);
        var revised = new string?[sentences.Count];
        if (count == 0) return revised;
        var call = new ModelCall();
        calls.Add(call);
        try
        {
            var output = await model.WriteAsync(
                PromptLibrary.Revise, new Dictionary<string, string> { ["sentences"] = text }, call, cancellationToken);
            foreach (var (number, line) in NumberedLines.Read(output).DistinctBy(line => line.Number))
                if (number >= 1 && number <= count) revised[number - 1] = ReadSentence(line);
        }
        catch (ModelException exception)
        {
            Log.NotRevised(logger, exception.Message);
        }

        return revised;
    }

    // Whatever follows the first sentence of a line was not asked for.
    private static string? ReadSentence(string line) =>
        line.StartsWith(LeaveOut, StringComparison.OrdinalIgnoreCase) ? null
            : CitationMarkerParser.Parse(MarkupStripper.Strip(line), []) is [var first, ..] ? first.Text : null;
}
