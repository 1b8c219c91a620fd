using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Desk;
using NewsBot.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Files;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Stories;

namespace NewsBot.Benchmarks;

/// <summary>The rooms as the product puts them together, over a temporary data folder that goes away with them.</summary>
internal sealed class Rooms : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("newsbot-bench-");
    private readonly ServiceProvider services;

    /// <param name="hosts">Hosts of this machine that may be asked.</param>
    public Rooms(params IReadOnlyList<string> hosts)
        : this(null, hosts.Select((host, i) => KeyValuePair.Create<string, string?>($"NewsBot:Web:PrivateHosts:{i}", host)))
    {
    }

    /// <param name="data">A data folder that stays when they go; null for a temporary one.</param>
    /// <param name="settings">What else is configured.</param>
    public Rooms(string? data, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        DataPath = data ?? System.IO.Path.Combine(folder.FullName, "data");
        var configuration = new ConfigurationManager { ["NewsBot:DataDirectory"] = DataPath };
        foreach (var (key, value) in settings) configuration[key] = value;
        services = new ServiceCollection().AddLogging().AddNewsBot(configuration).BuildServiceProvider();
    }

    /// <summary>A temporary folder, for files beside the data.</summary>
    public string Path => folder.FullName;

    public string DataPath { get; }

    public FileSource Files => services.GetRequiredService<FileSource>();

    public ArticleIngestor Run => services.GetRequiredService<ArticleIngestor>();

    public ArticleArchive Archive => services.GetRequiredService<ArticleArchive>();

    public StoryIndex Stories => services.GetRequiredService<StoryIndex>();

    public ArticleCatalog Catalog => services.GetRequiredService<ArticleCatalog>();

    public FeedStore Feeds => services.GetRequiredService<FeedStore>();

    public FeedPoller Polling => services.GetRequiredService<FeedPoller>();

    public PassageIndex Index => services.GetRequiredService<PassageIndex>();

    public NewsDesk Desk => services.GetRequiredService<NewsDesk>();

    public MessageVerifier Check => services.GetRequiredService<MessageVerifier>();

    public EvaluationHostFactory CreateEvaluationHost => services.GetRequiredService<EvaluationHostFactory>();

    public AnswerPipeline Pipeline => services.GetRequiredService<AnswerPipeline>();

    /// <summary>Takes in a file or folder of articles; what became of them, for the questions that name them.</summary>
    public async Task<ArticlePool> TakeInAsync(string path, CancellationToken cancellationToken)
    {
        var pool = new ArticlePool(Archive);
        await foreach (var article in Run.IngestAsync(Files.ReadAsync(path, cancellationToken), null, cancellationToken))
            pool.Add(article);
        await Index.CatchUpAsync(null, cancellationToken);
        return pool;
    }

    /// <summary>Bytes of the database with its journal.</summary>
    public long DatabaseBytes() => new DirectoryInfo(DataPath).EnumerateFiles("archive.db*").Sum(file => file.Length);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
