using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using Xunit;

namespace NewsBot.Tests.Answering;

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
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        collection.AddModel(
            new ModelOptions { Provider = provider, Endpoint = endpoint, ApiKey = key, Name = "scripted" }, resilience => resilience.Retry.Delay = TimeSpan.Zero);
        services = collection.BuildServiceProvider();
    }

    public WatchedTime Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public IReadOnlyList<RecordedRequest> Requests => server!.Requests;

    /// <summary>How many answers were given up before their end, as the server saw it.</summary>
    public int GivenUp => server!.GivenUp;

    public ModelCalls Calls => services.GetRequiredService<ModelCalls>();

    public ModelCheck Check => services.GetRequiredService<ModelCheck>();

    public static Task<ModelHarness> StartAsync(params ModelReply[] replies) => StartWithKeyAsync(Key, replies);

    public static Task<ModelHarness> StartAsync(ModelProvider provider, params ModelReply[] replies) => StartAsync(provider, Key, replies);

    public static Task<ModelHarness> StartWithKeyAsync(string? key, params ModelReply[] replies) => StartAsync(ModelProvider.OpenAI, key, replies);

    public static async Task<ModelHarness> StartAsync(ModelProvider provider, string? key, ModelReply[] replies)
    {
        var server = await ScriptedModel.StartAsync(replies);
        return new ModelHarness(server, provider, server.EndpointFor(provider), key);
    }

    /// <summary>A model whose server is not there.</summary>
    public static ModelHarness Without(ModelProvider provider, string endpoint) => new(null, provider, endpoint, Key);

    /// <summary>All that the model says to the prompt by which it is tried.</summary>
    public Task<string> SayAsync(ModelCall? call = null, CancellationToken? cancellationToken = null) =>
        Calls.WriteAsync(PromptLibrary.Check, new Dictionary<string, string>(), call ?? new ModelCall(), cancellationToken ?? TestContext.Current.CancellationToken);

    public Task<Draft> WriteAsync(Evidence? evidence = null, CancellationToken? cancellationToken = null) =>
        services.GetRequiredService<ModelWriter>().WriteAsync(evidence ?? SomeEvidence.OfTwoPassages, [], cancellationToken ?? TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
