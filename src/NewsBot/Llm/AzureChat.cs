using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;

namespace NewsBot.Llm;

/// <summary>
/// Sends the answer's length limit to Azure's models under its new name, which all of them accept. By default the client sends
/// the former name, <c>max_tokens</c>, which reasoning models reject.
/// </summary>
internal sealed class AzureChat(IChatCompletionService inner) : IChatCompletionService
{
    public IReadOnlyDictionary<string, object?> Attributes => inner.Attributes;

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default) =>
        inner.GetChatMessageContentsAsync(chatHistory, CreateSettings(executionSettings), kernel, cancellationToken);

    public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default) =>
        inner.GetStreamingChatMessageContentsAsync(chatHistory, CreateSettings(executionSettings), kernel, cancellationToken);

    private static AzureOpenAIPromptExecutionSettings CreateSettings(PromptExecutionSettings? settings)
    {
        var azureSettings = AzureOpenAIPromptExecutionSettings.FromExecutionSettings(settings);
#pragma warning disable SKEXP0010 // Marked as experimental while the client sends the former name by default.
        azureSettings.SetNewMaxCompletionTokensEnabled = true;
#pragma warning restore SKEXP0010
        return azureSettings;
    }
}
