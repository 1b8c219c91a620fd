using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;

namespace NewsBot.Llm;

/// <summary>
/// Azure's models, told the length of an answer by the name that all of them take: by its former name,
/// <c>max_tokens</c>, which is what the client sends by itself, the models that reason refuse the request.
/// </summary>
internal sealed class AzureChat(IChatCompletionService inner) : IChatCompletionService
{
    public IReadOnlyDictionary<string, object?> Attributes => inner.Attributes;

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default) =>
        inner.GetChatMessageContentsAsync(chatHistory, Renamed(executionSettings), kernel, cancellationToken);

    public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default) =>
        inner.GetStreamingChatMessageContentsAsync(chatHistory, Renamed(executionSettings), kernel, cancellationToken);

    private static AzureOpenAIPromptExecutionSettings Renamed(PromptExecutionSettings? settings)
    {
        var own = AzureOpenAIPromptExecutionSettings.FromExecutionSettings(settings);
#pragma warning disable SKEXP0010 // Marked as an experiment for as long as the client sends the former name by itself.
        own.SetNewMaxCompletionTokensEnabled = true;
#pragma warning restore SKEXP0010
        return own;
    }
}
