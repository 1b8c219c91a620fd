namespace NewsBot;

/// <summary>
/// The configuration section <c>NewsBot:Embeddings</c>: what turns texts into vectors, so that the same in other words is found.
/// </summary>
internal sealed class EmbeddingsOptions
{
    /// <summary>Default: Local.</summary>
    public EmbeddingsProvider Provider { get; set; } = EmbeddingsProvider.Local;

    /// <summary>
    /// The server's base address, such as <c>http://localhost:8080/v1</c>. Default: the provider's own; AzureOpenAI has none.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>A secret: from the environment or user secrets, never from a file. Servers without one take anything.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The model's name as the server knows it, or the name of the deployment. For Onnx: the path of an <c>.onnx</c> file, or
    /// of a folder with <c>model.onnx</c>; beside the file lies <c>vocab.txt</c>, or a <c>tokenizer.json</c> of the WordPiece
    /// kind.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>What the model wants before a question, such as <c>query: </c> for E5. Default: nothing.</summary>
    public string QuestionPrefix { get; set; } = "";

    /// <summary>What the model wants before a passage, such as <c>passage: </c> for E5. Default: nothing.</summary>
    public string PassagePrefix { get; set; } = "";
}

/// <summary>How the embeddings model is reached.</summary>
public enum EmbeddingsProvider
{
    /// <summary>Not at all; passages are found by their words alone.</summary>
    None,

    /// <summary>
    /// The model that comes with the program, run in this process: see <see cref="Retrieval.Embeddings.LocalModel"/>.
    /// </summary>
    Local,

    /// <summary>OpenAI, or any server that speaks its API (llama.cpp, vLLM, LM Studio, Ollama's /v1).</summary>
    OpenAI,

    /// <summary>A deployment of Azure OpenAI.</summary>
    AzureOpenAI,

    /// <summary>Ollama by its own API.</summary>
    Ollama,

    /// <summary>A model file, run in this process.</summary>
    Onnx,
}
