using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Ingest;
using NewsBot.Ingest.Feeds;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Support;

/// <summary>All rooms as the bot itself puts them together, over a folder of their own and with a clock that stands still.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestHouse(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager { ["NewsBot:DataDirectory"] = DataPath };
        foreach (var (key, value) in settings) configuration[key] = value;
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddNewsBot(configuration).BuildServiceProvider();
    }

    public TempFolder Folder { get; } = new();

    public string DataPath => Folder.PathOf("data");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 10, 20, 12, 0, 0, TimeSpan.Zero));

    public NewsDesk Desk => services.GetRequiredService<NewsDesk>();

    public ArticleArchive Archive => services.GetRequiredService<ArticleArchive>();

    public ArticleHistory History => services.GetRequiredService<ArticleHistory>();

    public ModelBudget Budget => services.GetRequiredService<ModelBudget>();

    public AnswerLog Answers => services.GetRequiredService<AnswerLog>();

    public FeedPolling Polling => services.GetRequiredService<FeedPolling>();

    public FeedWorker Worker => services.GetRequiredService<FeedWorker>();

    public FeedRegister Feeds => services.GetRequiredService<FeedRegister>();

    public Stories Stories => services.GetRequiredService<Stories>();

    public PassageIndex Index => services.GetRequiredService<PassageIndex>();

    public Reporter Reporter => services.GetRequiredService<Reporter>();

    public IngestRun Run => services.GetRequiredService<IngestRun>();

    public async Task<TestHouse> HoldingAsync(params Article[] articles)
    {
        foreach (var article in articles) await Archive.StoreAsync(article, Xunit.TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>Takes everything in and gives what became of it.</summary>
    public async Task<List<IngestedArticle>> IngestAsync(params string[] inputs)
    {
        var all = new List<IngestedArticle>();
        await foreach (var article in Desk.IngestAsync(inputs, null, Xunit.TestContext.Current.CancellationToken)) all.Add(article);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Folder.Dispose();
    }
}
