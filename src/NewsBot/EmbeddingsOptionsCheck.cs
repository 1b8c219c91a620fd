using Microsoft.Extensions.Options;
using NewsBot.Retrieval.Embeddings;

namespace NewsBot;

/// <summary>Checks <c>NewsBot:Embeddings</c> for contradictions, and the files that it names.</summary>
internal sealed class EmbeddingsOptionsCheck : IValidateOptions<NewsBotOptions>
{
    private const string Section = $"{NewsBotOptions.Section}:{nameof(NewsBotOptions.Embeddings)}";

    public ValidateOptionsResult Validate(string? name, NewsBotOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        var embeddings = options.Embeddings ?? new EmbeddingsOptions();
        if (!Enum.IsDefined(embeddings.Provider))
            result.AddError(
                $"{Section}:{nameof(embeddings.Provider)} is {embeddings.Provider}; choose one of "
                    + $"{string.Join(", ", Enum.GetNames<EmbeddingsProvider>())}");
        if (!string.IsNullOrEmpty(embeddings.Endpoint) && !NewsBotOptionsCrossCheck.IsWebAddress(embeddings.Endpoint))
            result.AddError(
                $"{Section}:{nameof(embeddings.Endpoint)} is no absolute http(s) address; write it like "
                    + "http://localhost:8080/v1");
        if (embeddings.Provider == EmbeddingsProvider.AzureOpenAI && string.IsNullOrEmpty(embeddings.Endpoint))
            result.AddError(
                $"{Section}:{nameof(embeddings.Endpoint)} is missing; AzureOpenAI needs the resource's own, like "
                    + "https://NAME.openai.azure.com");
        if (NewsBotOptionsCrossCheck.CannotBeSent(embeddings.ApiKey))
            result.AddError($"{Section}:{nameof(embeddings.ApiKey)} holds a blank or a letter that no key has; copy it again");
        if (embeddings.Provider is not (EmbeddingsProvider.None or EmbeddingsProvider.Local)
            && string.IsNullOrWhiteSpace(embeddings.Name))
            result.AddError(
                $"{Section}:{nameof(embeddings.Name)} is missing; name the model that {embeddings.Provider} is to run");
        else if (embeddings.Provider == EmbeddingsProvider.Onnx && OnnxFiles.Find(embeddings.Name!, out var problem) is null)
            result.AddError($"{Section}:{nameof(embeddings.Name)}: {problem}");
        return result.Build();
    }
}
