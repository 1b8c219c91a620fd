using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using Xunit;

namespace NewsBot.Tests.Answering;

/// <summary>A model writer, registered as the program registers it, before a scripted server.</summary>
internal sealed class ModelHarness : IAsyncDisposable
{
    public const string Key = "sk-test/0a1b+2c3d4e5f";

    private readonly ScriptedModel? server;
    private readonly ServiceProvider services;

    private ModelHarness(ScriptedModel? server, string endpoint, string? key)
    {
        this.server = server;
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        collection.AddModel(new ModelOptions { Provider = ModelProvider.OpenAI, Endpoint = endpoint, ApiKey = key, Name = "scripted" }, resilience => resilience.Retry.Delay = TimeSpan.Zero);
        services = collection.BuildServiceProvider();
    }

    public WatchedTime Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public IReadOnlyList<RecordedRequest> Requests => server!.Requests;

    public static Task<ModelHarness> StartAsync(params ModelReply[] replies) => StartWithKeyAsync(Key, replies);

    public static async Task<ModelHarness> StartWithKeyAsync(string? key, params ModelReply[] replies)
    {
        var server = await ScriptedModel.StartAsync(replies);
        return new ModelHarness(server, server.Endpoint, key);
    }

    /// <summary>A writer whose server is not there.</summary>
    public static ModelHarness Without(string endpoint) => new(null, endpoint, Key);

    public Task<Draft> WriteAsync(Evidence? evidence = null, CancellationToken? cancellationToken = null) =>
        services.GetRequiredService<ModelWriter>().WriteAsync(evidence ?? SomeEvidence.OfTwoPassages, cancellationToken ?? TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
