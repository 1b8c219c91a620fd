using Microsoft.Extensions.AI;
using OllamaSharp;
using OllamaSharp.Models;

namespace NewsBot.Llm;

/// <summary>
/// Asks Ollama for a context that holds the prompt and the answer. Its own is small (4,096 tokens
/// on machines with less than 24 GiB of video memory, by its documentation), and what does not fit is cut without a word.
/// </summary>
internal sealed class OllamaContext(IChatClient inner) : DelegatingChatClient(inner)
{
    // What the passages, the rules, a conversation and an answer take with room to spare. Ollama loads the model anew when
    // the size changes, so that it is one and the same for all that is usual; beyond that it doubles.
    private const int Usual = 8192;

    // The estimate may be low by as much, for a tokenizer that was not measured.
    private const double Slack = 1.25;

    private const int LongestAnswer = 1024;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        return base.GetResponseAsync(all, WithRoom(all, options), cancellationToken);
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        return base.GetStreamingResponseAsync(all, WithRoom(all, options), cancellationToken);
    }

    private static ChatOptions WithRoom(List<ChatMessage> messages, ChatOptions? options)
    {
        var needed = (Slack * messages.Sum(message => TokenCounter.Estimate(message.Text)))
            + (options?.MaxOutputTokens ?? LongestAnswer);
        var size = Usual;
        while (size < needed) size *= 2;
        return (options?.Clone() ?? new ChatOptions()).AddOllamaOption(OllamaOption.NumCtx, size);
    }
}
