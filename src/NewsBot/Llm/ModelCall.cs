using System.Text;
using Microsoft.SemanticKernel;
using OllamaSharp.Models.Chat;
using OpenAI.Chat;

namespace NewsBot.Llm;

/// <summary>How one call of the model went.</summary>
internal sealed class ModelCall : IPromptRenderFilter
{
    private readonly StringBuilder written = new();
    private string prompt = "";
    private string? end;
    private TokenCount? counted;

    /// <summary>Whether the model came to an end by itself, as far as its server says.</summary>
    public bool IsWhole => string.Equals(end, "stop", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the server kept the answer back.</summary>
    public bool WasWithheld =>
        end?.Replace("_", "", StringComparison.Ordinal).Equals("contentfilter", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>What the call took: by the server's count, or by an estimate where it does not tell; nothing where it wrote
    /// nothing.</summary>
    public TokenCount Tokens => counted
        ?? (written.Length == 0 ? default
            : new TokenCount(TokenCounter.Estimate(prompt), TokenCounter.Estimate(written.ToString()),
                IsEstimate: true));

    /// <summary>Takes note of a piece.</summary>
    public void Take(StreamingChatMessageContent piece)
    {
        written.Append(piece.Content);
        switch (piece.InnerContent)
        {
            case StreamingChatCompletionUpdate update:
                end = update.FinishReason?.ToString() ?? end;
                if (update.Usage is { } usage) Count(usage.InputTokenCount, usage.OutputTokenCount);
                break;
            case ChatDoneResponseStream done:
                // Older servers do not say why they end.
                end = done.DoneReason ?? "stop";
                Count(done.PromptEvalCount, done.EvalCount);
                break;
        }
    }

    /// <summary>Takes note that no more is read although the model goes on.</summary>
    public void WasCut() => end = "length";

    /// <summary>Takes note of what is sent.</summary>
    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        await next(context);
        prompt = context.RenderedPrompt ?? "";
    }

    // No prompt is empty: a server that counts nothing for it does not count, or leaves out what it remembered.
    private void Count(int read, int wrote)
    {
        if (read > 0) counted = new TokenCount(read, wrote, IsEstimate: false);
    }
}
