using Microsoft.Extensions.AI;
using OllamaSharp;
using OllamaSharp.Models;

namespace NewsBot.Llm;

/// <summary>
/// Asks Ollama for a context window that holds the prompt and the answer. Its default is small (4,096 tokens on machines with
/// less than 24 GiB of video memory, by its documentation), and it silently cuts what does not fit.
/// </summary>
internal sealed class OllamaContext(IChatClient inner) : DelegatingChatClient(inner)
{
    // In tokens; enough for the passages, the rules, a conversation and an answer. Ollama reloads the model when the size
    // changes, so the size is fixed for all usual prompts and doubles for longer ones.
    private const int DefaultSize = 8192;

    // The token estimate may be too low by this factor for an unknown tokenizer.
    private const double Slack = 1.25;

    private const int MaxAnswerLength = 1024;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var messageList = messages.ToList();
        return base.GetResponseAsync(messageList, WithContextSize(messageList, options), cancellationToken);
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var messageList = messages.ToList();
        return base.GetStreamingResponseAsync(messageList, WithContextSize(messageList, options), cancellationToken);
    }

    private static ChatOptions WithContextSize(List<ChatMessage> messages, ChatOptions? options)
    {
        var needed = (Slack * messages.Sum(message => TokenCounter.Estimate(message.Text)))
            + (options?.MaxOutputTokens ?? MaxAnswerLength);
        var size = DefaultSize;
        while (size < needed) size *= 2;
        return (options?.Clone() ?? new ChatOptions()).AddOllamaOption(OllamaOption.NumCtx, size);
    }
}
