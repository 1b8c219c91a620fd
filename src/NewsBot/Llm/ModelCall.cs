using System.Text;
using Microsoft.SemanticKernel;
using OllamaSharp.Models.Chat;
using OpenAI.Chat;

namespace NewsBot.Llm;

/// <summary>The state of one call of the model: how it ended and how many tokens it used.</summary>
internal sealed class ModelCall : IPromptRenderFilter
{
    private readonly StringBuilder written = new();
    private string prompt = "";
    private string? finishReason;
    private TokenCount? serverCount;

    /// <summary>True if the server says that the model finished by itself.</summary>
    public bool IsComplete => string.Equals(finishReason, "stop", StringComparison.OrdinalIgnoreCase);

    /// <summary>True if the server's content filter withheld the answer.</summary>
    public bool WasWithheld =>
        finishReason?.Replace("_", "", StringComparison.Ordinal)
            .Equals("contentfilter", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>The tokens used: by the server's count, else estimated; zero if the model wrote nothing.</summary>
    public TokenCount Tokens => serverCount
        ?? (written.Length == 0 ? default
            : new TokenCount(TokenCounter.Estimate(prompt), TokenCounter.Estimate(written.ToString()),
                IsEstimate: true));

    /// <summary>Records a piece of the answer, with the finish reason and the token counts that it may carry.</summary>
    public void Record(StreamingChatMessageContent piece)
    {
        written.Append(piece.Content);
        switch (piece.InnerContent)
        {
            case StreamingChatCompletionUpdate update:
                finishReason = update.FinishReason?.ToString() ?? finishReason;
                if (update.Usage is { } usage) SetServerCount(usage.InputTokenCount, usage.OutputTokenCount);
                break;
            case ChatDoneResponseStream done:
                // Older servers give no finish reason.
                finishReason = done.DoneReason ?? "stop";
                SetServerCount(done.PromptEvalCount, done.EvalCount);
                break;
        }
    }

    /// <summary>Records that reading stopped although the model continues.</summary>
    public void MarkTruncated() => finishReason = "length";

    /// <summary>Records the prompt that is sent.</summary>
    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        await next(context);
        prompt = context.RenderedPrompt ?? "";
    }

    // No prompt is empty: a server that counts 0 for it does not count at all, or leaves out what it cached.
    private void SetServerCount(int promptTokens, int answerTokens)
    {
        if (promptTokens > 0) serverCount = new TokenCount(promptTokens, answerTokens, IsEstimate: false);
    }
}
