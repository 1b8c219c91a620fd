using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Answering.Writing;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using NewsBot.Text;
using Xunit;

namespace NewsBot.Tests.Llm;

/// <summary>A language model and its writer, registered as the program registers them, before a scripted server.</summary>
internal sealed class ModelHarness : IAsyncDisposable
{
    public const string Key = "sk-test/0a1b+2c3d4e5f";

    private readonly ScriptedModel? server;
    private readonly ServiceProvider services;

    private ModelHarness(ScriptedModel? server, ModelProvider provider, string endpoint, string? key)
    {
        this.server = server;
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton(_ => new Tokenizer());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        collection.AddModel(
            new ModelOptions { Provider = provider, Endpoint = endpoint, ApiKey = key, Name = "scripted" }, resilience =>
                resilience.Retry.Delay = TimeSpan.Zero);
        collection.AddSingleton<ModelWriter>().AddSingleton<QuestionRewriter>();
        services = collection.BuildServiceProvider();
    }

    public WatchedTime Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public IReadOnlyList<RecordedRequest> Requests => server!.Requests;

    /// <summary>How many answers were given up before their end, as the server saw it.</summary>
    public int GivenUp => server!.GivenUp;

    public PromptRunner Calls => services.GetRequiredService<PromptRunner>();

    public ModelProbe Check => services.GetRequiredService<ModelProbe>();

    public static Task<ModelHarness> StartAsync(params ModelReply[] replies) => StartWithKeyAsync(Key, replies);

    public static Task<ModelHarness> StartAsync(ModelProvider provider, params ModelReply[] replies) =>
        StartAsync(provider, Key, replies);

    public static Task<ModelHarness> StartWithKeyAsync(string? key, params ModelReply[] replies) =>
        StartAsync(ModelProvider.OpenAI, key, replies);

    public static async Task<ModelHarness> StartAsync(ModelProvider provider, string? key, ModelReply[] replies)
    {
        var server = await ScriptedModel.StartAsync(replies);
        return new ModelHarness(server, provider, server.EndpointFor(provider), key);
    }

    /// <summary>A model whose server is not there.</summary>
    public static ModelHarness Without(ModelProvider provider, string endpoint) => new(null, provider, endpoint, Key);

    /// <summary>All that the model says to the prompt by which it is tried.</summary>
    public Task<string> SayAsync(ModelCall? call = null, CancellationToken? cancellationToken = null) =>
        Calls.WriteAsync(PromptLibrary.Check, new Dictionary<string, string>(), call ?? new ModelCall(), cancellationToken
            ?? TestContext.Current.CancellationToken);

    /// <summary>What the writer wrote, before anything of it is checked.</summary>
    public async Task<Draft> WriteAsync(Evidence? evidence = null, CancellationToken? cancellationToken = null)
    {
        var writer = services.GetRequiredService<ModelWriter>();
        var (kept, dropped) = (new List<DraftSentence>(), new List<DroppedSentence>());
        await foreach (
            var sentence in writer.WriteAsync(evidence ?? SomeEvidence.OfTwoPassages, [], new WriterWork(), cancellationToken
                ?? TestContext.Current.CancellationToken))
        {
            if (sentence.RejectionReason is { } flaw) dropped.Add(new DroppedSentence(sentence.Text, flaw));
            else if (sentence.Sources.Count == 0) dropped.Add(new DroppedSentence(sentence.Text, sentence.UncitedReason));
            else kept.Add(sentence);
        }

        return new Draft(kept, dropped);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}

/// <param name="Sentences">Those that name a passage.</param>
/// <param name="Dropped">Those that do not, or break off.</param>
internal sealed record Draft(IReadOnlyList<DraftSentence> Sentences, IReadOnlyList<DroppedSentence> Dropped);
