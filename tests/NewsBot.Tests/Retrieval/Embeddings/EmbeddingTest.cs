using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using NewsBot.Articles;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Tests.Support;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

/// <summary>A server of vectors, and whole houses that use it.</summary>
public abstract class EmbeddingTest : IAsyncLifetime
{
    private readonly List<TestHost> houses = [];

    protected ScriptedEmbeddings Server { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Server = await ScriptedEmbeddings.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in houses) await host.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The passages and questions that vectors were asked of, as often as they were.</summary>
    protected IReadOnlyList<string> Asked => [.. Server.Texts.Where(text => text != PassageVectors.Probe)];

    /// <summary>A house with the server's embeddings, which does not wait between two attempts.</summary>
    internal TestHost House(string name = "words", string? data = null, string provider = "OpenAI")
    {
        var settings = Server.Settings(provider, name).ToList();
        if (data is not null) settings.Add(("NewsBot:DataDirectory", data));
        return Known(new TestHost(
            services =>
                services.Configure<HttpStandardResilienceOptions>($"{EmbeddingServices.HttpClientName}-standard", options =>
                    options.Retry.MaxRetryAttempts = 1)
                .Configure<HttpStandardResilienceOptions>($"{EmbeddingServices.HttpClientName}-standard", options =>
                options.Retry.Delay = TimeSpan.Zero),
            [.. settings]));
    }

    /// <summary>A house without embeddings.</summary>
    internal TestHost PlainHouse() => Known(new TestHost());

    /// <summary>The dam and the ferry, among articles that have nothing to do with either.</summary>
    private protected static Article[] News =>
    [
        Some.Article("dam", "Three cracks found in Merrow Dam", Some.DamBody),
        Some.Article("ferry", "First crossing of an electric ferry", Some.FerryBody, published: "2025-10-05"),
        .. SomeNews.Unrelated(100),
    ];

    private TestHost Known(TestHost host)
    {
        houses.Add(host);
        return host;
    }
}
