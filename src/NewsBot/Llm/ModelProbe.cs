using System.Text;
using NewsBot.Text;

namespace NewsBot.Llm;

/// <summary>Tests the language model with one small call that works like an answer.</summary>
internal sealed class ModelProbe(PromptRunner model, TimeProvider time)
{
    /// <summary>The time limit; shorter than for an answer, because an operator is waiting for the diagnosis.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    /// <summary>Tests the model for second opinions; null if that is the same one, or if none are asked for.</summary>
    public ModelProbe? SecondOpinion { get; init; }

    /// <summary>Calls the model.</summary>
    /// <exception cref="ModelException">The model cannot be used or did not answer in time.</exception>
    /// <exception cref="PromptException">The prompts cannot be used.</exception>
    public async Task<ModelProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var call = new ModelCall();
        var text = new StringBuilder();
        var start = time.GetTimestamp();
        TimeSpan? firstWord = null;
        try
        {
            await foreach (
                var piece in model.StreamAsync(PromptLibrary.Check, new Dictionary<string, string>(), call, either.Token))
            {
                firstWord ??= time.GetElapsedTime(start);
                text.Append(piece);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(firstWord is null ? ModelFailure.Slow : ModelFailure.Stalled, exception);
        }

        return new ModelProbeResult(MarkupStripper.Strip(text.ToString()), firstWord, time.GetElapsedTime(start), call.Tokens);
    }
}

/// <summary>The result of a test call.</summary>
/// <param name="Text">The model's answer as plain text; may be empty.</param>
/// <param name="FirstWordAfter">The time until the first word; null if none came.</param>
/// <param name="TotalTime">The time until the end.</param>
/// <param name="Tokens">The tokens used.</param>
internal sealed record ModelProbeResult(string Text, TimeSpan? FirstWordAfter, TimeSpan TotalTime, TokenCount Tokens);
