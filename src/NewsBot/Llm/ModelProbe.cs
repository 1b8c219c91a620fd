using System.Text;
using NewsBot.Text;

namespace NewsBot.Llm;

/// <summary>Tries the language model with one tiny call, the way that an answer goes.</summary>
internal sealed class ModelProbe(PromptRunner model, TimeProvider time)
{
    /// <summary>How long is waited. Whoever looks whether all is well does not wait for as long as a reader.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>What came back.</summary>
    /// <exception cref="ModelException">The model cannot be used, or not in time.</exception>
    /// <exception cref="PromptException">The prompts cannot be used.</exception>
    public async Task<ModelProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var call = new ModelCall();
        var said = new StringBuilder();
        var start = time.GetTimestamp();
        TimeSpan? firstWord = null;
        try
        {
            await foreach (
                var piece in model.StreamAsync(PromptLibrary.Check, new Dictionary<string, string>(), call, either.Token))
            {
                firstWord ??= time.GetElapsedTime(start);
                said.Append(piece);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(firstWord is null ? ModelFailure.Slow : ModelFailure.Stalled, exception);
        }

        return new ModelProbeResult(MarkupStripper.Plain(said.ToString()), firstWord, time.GetElapsedTime(start), call.Tokens);
    }
}

/// <param name="Said">What the model wrote, as plain text; may be empty.</param>
/// <param name="FirstWord">When its first word came; null if none did.</param>
/// <param name="Total">When it was done.</param>
/// <param name="Tokens">What it took.</param>
internal sealed record ModelProbeResult(string Said, TimeSpan? FirstWord, TimeSpan Total, TokenCount Tokens);
