using System.ComponentModel.DataAnnotations;

namespace NewsBot;

/// <summary>The configuration section <c>NewsBot</c>.</summary>
internal sealed class NewsBotOptions
{
    public const string Section = "NewsBot";

    /// <summary>Messages about values of the configuration that are of a wrong type.</summary>
    internal IReadOnlyList<string> UnreadableValues { get; set; } = [];

    /// <summary>The folder in which everything is kept. Default: <c>data</c> in the working directory.</summary>
    [Required(ErrorMessage = "NewsBot:DataDirectory is empty; name the folder in which everything is kept")]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The language model that writes answers. Default: none, answers are quoted.</summary>
    public ModelOptions Model { get; set; } = new();

    /// <summary>The model that finds what is said in other words. Default: none, passages are found by their words.</summary>
    public EmbeddingsOptions Embeddings { get; set; } = new();

    /// <summary>The addresses of feeds to follow, beside those that were added while running. Default: none.</summary>
    public IList<string> Feeds { get; init; } = [];

    /// <summary>How much may be asked. Default: 20 questions an hour for a member, 300 for a community.</summary>
    public QuotaOptions Quota { get; set; } = new();

    /// <summary>How feeds and pages are fetched. Default: from public hosts alone.</summary>
    public WebOptions Web { get; set; } = new();
}

/// <summary>The configuration section <c>NewsBot:Model</c>.</summary>
internal sealed class ModelOptions
{
    /// <summary>Default: None.</summary>
    public ModelProvider Provider { get; set; } = ModelProvider.None;

    /// <summary>
    /// The server's base address, such as <c>http://localhost:8080/v1</c>. Default: OpenAI's own, and for Ollama
    /// <c>http://localhost:11434</c>; for Azure there is none, since every resource has its own
    /// (<c>https://NAME.openai.azure.com</c>).
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>A secret: from the environment or user secrets, never from a file. Servers without one take anything.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model's name as the server knows it; for Azure the name of its deployment.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// Tokens, read and written, that may be spent in a day (UTC); then answers are quoted until the next. 1 or more. Default: no
    /// limit.
    /// </summary>
    public long? TokensPerDay { get; set; }

    /// <summary>The same for each community. Default: no limit but the one for all.</summary>
    public long? TokensPerCommunityPerDay { get; set; }

    /// <summary>Whether and where a model is asked what of an answer its sources support. Default: the same model.</summary>
    public SecondOpinionOptions SecondOpinion { get; set; } = new();
}

/// <summary>The configuration section <c>NewsBot:Model:SecondOpinion</c>. What is left out is as for the model.</summary>
internal sealed class SecondOpinionOptions
{
    /// <summary>Default: true; with false, the rules alone check what the model writes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Default: the model's.</summary>
    public ModelProvider? Provider { get; set; }

    /// <summary>Default: the model's, unless another provider is named.</summary>
    public string? Endpoint { get; set; }

    /// <summary>A secret. Default: the model's if the server is the same; it is sent to no other.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Default: the model's.</summary>
    public string? Name { get; set; }

    /// <summary>True if another model or server than <paramref name="model"/> is named.</summary>
    public bool IsAnother(ModelOptions model) =>
        !IsSameServer(model) || !string.IsNullOrWhiteSpace(ApiKey) || !string.IsNullOrWhiteSpace(Name);

    /// <summary>Returns the model to ask.</summary>
    public ModelOptions Resolve(ModelOptions model) => new()
    {
        Provider = Provider ?? model.Provider,
        Endpoint = IsSameServer(model) ? model.Endpoint : Endpoint,
        ApiKey = !string.IsNullOrWhiteSpace(ApiKey) ? ApiKey : IsSameServer(model) ? model.ApiKey : null,
        Name = string.IsNullOrWhiteSpace(Name) ? model.Name : Name,
    };

    /// <summary>True if the server of <paramref name="model"/> is asked.</summary>
    public bool IsSameServer(ModelOptions model) =>
        string.IsNullOrWhiteSpace(Endpoint) && (Provider is null || Provider == model.Provider);
}

/// <summary>How the language model is reached.</summary>
public enum ModelProvider
{
    /// <summary>Not at all; answers are quoted.</summary>
    None,

    /// <summary>OpenAI, or any server that speaks its API (llama.cpp, vLLM, LM Studio).</summary>
    OpenAI,

    /// <summary>A deployment of a resource of Azure's.</summary>
    AzureOpenAI,

    /// <summary>Ollama, by its own API.</summary>
    Ollama,
}

/// <summary>The configuration section <c>NewsBot:Web</c>.</summary>
internal sealed record WebOptions
{
    /// <summary>
    /// Hosts that may be asked, for feeds and pages that were given there, although they are not public: names
    /// (<c>news.intern</c>), IP addresses or CIDR networks (<c>10.1.0.0/16</c>). A name may then resolve to any address; an
    /// address or network may be connected to by any name.
    /// Default: none, so that nobody reads the operator's own network through the bot.
    /// </summary>
    public IList<string> PrivateHosts { get; set; } = [];

    /// <summary>
    /// The address, of mail or web, of whoever runs the bot; shown to every server that is asked, so that its operator knows
    /// whom to write to. Default: none.
    /// </summary>
    public string? Contact { get; set; }
}

/// <summary>The configuration section <c>NewsBot:Quota</c>. A community may set less for itself.</summary>
internal sealed class QuotaOptions
{
    /// <summary>Questions that a member may ask in an hour, in each community; 1 or more. Default: 20.</summary>
    public int QuestionsPerMember { get; set; } = 20;

    /// <summary>The questions that a community may ask in an hour; 1 or more. Default: 300.</summary>
    public int QuestionsPerCommunity { get; set; } = 300;

    /// <summary>Feeds that a community may follow for itself; 1 or more. Default: 25.</summary>
    public int FeedsPerCommunity { get; set; } = 25;
}
