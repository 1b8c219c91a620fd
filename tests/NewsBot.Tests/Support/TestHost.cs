using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Notifications;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;
using NewsBot.Stories;

namespace NewsBot.Tests.Support;

/// <summary>
/// All rooms as the bot itself puts them together, over a folder of their own and with a clock that stands still.
/// </summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly (string Key, string Value)[] settings;

    public TestHost(params (string Key, string Value)[] settings)
        : this(null, settings)
    {
    }

    /// <param name="adjust">Changes what was registered; null for nothing.</param>
    /// <param name="settings">The configuration.</param>
    public TestHost(Action<IServiceCollection>? adjust, params (string Key, string Value)[] settings)
    {
        this.settings = settings;
        var configuration = new ConfigurationManager
        {
            ["NewsBot:DataDirectory"] = DataPath,
            ["NewsBot:Embeddings:Provider"] = "None",
        };
        foreach (var (key, value) in settings) configuration[key] = value;
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None).AddFilter("NewsBot", LogLevel.Information)
            .AddProvider(Logs))
            .AddSingleton<TimeProvider>(Clock)
            .AddNewsBot(configuration);
        adjust?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public TempFolder Folder { get; } = new();

    public string DataPath => Folder.PathOf("data");

    public TestClock Clock { get; } = new(new DateTimeOffset(2025, 10, 20, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the bot itself logged, from Information up.</summary>
    public CapturedLogs Logs { get; } = new();

    public T Get<T>()
        where T : notnull =>
        services.GetRequiredService<T>();

    public NewsDesk Desk => services.GetRequiredService<NewsDesk>();

    public ArticleArchive Archive => services.GetRequiredService<ArticleArchive>();

    public ChatDispatcher Dispatcher => services.GetRequiredService<ChatDispatcher>();

    public ArticleHistory History => services.GetRequiredService<ArticleHistory>();

    public BriefStore Briefs => services.GetRequiredService<BriefStore>();

    public ModelBudget Budget => services.GetRequiredService<ModelBudget>();

    public AnswerLog Answers => services.GetRequiredService<AnswerLog>();

    public CitationChanges Changes => services.GetRequiredService<CitationChanges>();

    public FeedPoller Poller => services.GetRequiredService<FeedPoller>();

    public FeedWorker FeedWorker => services.GetRequiredService<FeedWorker>();

    public FeedStore Feeds => services.GetRequiredService<FeedStore>();

    public StoryIndex Stories => services.GetRequiredService<StoryIndex>();

    public PassageIndex Index => services.GetRequiredService<PassageIndex>();

    public EvidenceGatherer Evidence => services.GetRequiredService<EvidenceGatherer>();

    public AnswerPipeline Pipeline => services.GetRequiredService<AnswerPipeline>();

    public PassageVectors Vectors => services.GetRequiredService<PassageVectors>();

    public VectorWorker VectorWorker => services.GetRequiredService<VectorWorker>();

    public ArticleIngestor Ingestor => services.GetRequiredService<ArticleIngestor>();

    /// <summary>What is said unasked on a chat platform.</summary>
    public NotificationScheduler CreateScheduler(ChannelResolver places) =>
        ActivatorUtilities.CreateInstance<NotificationScheduler>(services, places);

    /// <summary>Another process on the same data.</summary>
    public TestHost Restarted() => new([.. settings, ("NewsBot:DataDirectory", DataPath)]);

    public async Task<TestHost> HoldingAsync(params Article[] articles)
    {
        foreach (var article in articles) await Archive.StoreFromFileAsync(article, Xunit.TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>The same for thousands: nothing waits for the disk, and the index and the stories have followed.</summary>
    public async Task<TestHost> HoldingManyAsync(IEnumerable<Article> articles)
    {
        using (var database = new ArchiveDatabase(services.GetRequiredService<DataFolder>(), isLowLatency: true))
        using (var archive = new ArticleArchive(Archive.Folder, Clock, database))
            foreach (var article in articles)
                await archive.StoreFromFileAsync(article, Xunit.TestContext.Current.CancellationToken);
        await Index.CatchUpAsync(null, Xunit.TestContext.Current.CancellationToken);
        await Stories.CatchUpAsync(null, Xunit.TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>Has a command carried out as a front end does, prepared: the sample is held where nothing is.</summary>
    public async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        await Desk.PrepareAsync(cancellationToken: cancellationToken);
        return await Desk.HandleAsync(request, cancellationToken);
    }

    /// <summary>The same for a question.</summary>
    public async Task<Reply> AskAsync(string question, CancellationToken cancellationToken)
    {
        await Desk.PrepareAsync(cancellationToken: cancellationToken);
        return await Desk.AskAsync(question, cancellationToken: cancellationToken);
    }

    /// <summary>Takes everything in and gives what became of it.</summary>
    public async Task<List<IngestResult>> IngestAsync(params string[] inputs)
    {
        var all = new List<IngestResult>();
        await foreach (var article in Desk.Coverage.IngestAsync(inputs, null, Xunit.TestContext.Current.CancellationToken))
            all.Add(article);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        var ending = services.DisposeAsync().AsTask();
        // By this clock, which nobody else moves any more, the way to a server waits for the requests that were given up.
        while (!ending.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(ending, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
        }

        await ending;
        Folder.Dispose();
    }
}
