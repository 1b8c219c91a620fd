using Microsoft.Extensions.Logging;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Indexing;

public sealed class DamagedIndexTests : IDisposable
{
    private const int Reports = 40;
    private const string Rebuilt = "it is rebuilt";

    private readonly TempFolder folder = new();
    private readonly CapturedLogs logs = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Damages => new(Damage.Keys);

    private static Dictionary<string, Action<string>> Damage { get; } = new()
    {
        ["truncated"] = index => ForEach(index, "*", file => file.SetLength(file.Length / 2)),
        ["emptied"] = index => ForEach(index, "*", file => file.SetLength(0)),
        ["noise"] = index => ForEach(index, "*", Scramble),
        ["noise in the commit"] = index => ForEach(index, "segments_*", Scramble),
        ["noise behind the commit"] = index => ForEach(index, "_*", Scramble),
        ["other data missing"] = index => Delete(index, "_*"),
        ["commit and its pointer missing"] = index => Delete(index, "segments*"),
    };

    private static Dictionary<string, Action<string>> Loss { get; } = new()
    {
        ["folder deleted"] = index => Directory.Delete(index, recursive: true),
        ["folder empty"] = index => Delete(index, "*"),
    };

    public static TheoryData<string> Losses => new(Loss.Keys);

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task ADamagedIndexIsRebuiltWithTheNextQuestionAndFindsTheSame(string kind)
    {
        var before = await FindAsync();
        Damage[kind](Path.Join(folder.Path, "index"));

        (await FindAsync()).ShouldBe(before);

        if (kind != "commit and its pointer missing") logs.Text.ShouldContain(Rebuilt);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task ALostIndexIsMadeAnewWithTheNextQuestion(string kind)
    {
        var before = await FindAsync();
        Loss[kind](Path.Join(folder.Path, "index"));

        (await FindAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task DamageThatOnlyASearchMeetsIsToldOfAndRepairedWithTheNextQuestion()
    {
        await using var host = await new TestHost().HoldingAsync([.. Enumerable.Range(1, Reports).Select(Some.Report)]);
        await host.Index.CatchUpAsync(null, Cancellation);
        Damage["noise behind the commit"](Path.Join(host.DataPath, "index"));

        var exception =
            Should.Throw<ArchiveException>(() =>
                host.Index.Search(searcher => new StoredPassageReader(searcher.IndexReader).Read(0)));

        exception.Message.ShouldContain("ask again");
        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
        host.Index.Search(searcher => new StoredPassageReader(searcher.IndexReader).Read(0)).Article.Id.ShouldBe("report-1");
    }

    [Fact]
    public async Task AnIndexThatIsDeletedUnderARunningBotIsMadeAnewWithTheNextQuestion()
    {
        await using var host = await new TestHost().HoldingAsync([.. Enumerable.Range(1, Reports).Select(Some.Report)]);
        await host.Index.CatchUpAsync(null, Cancellation);
        var files = Path.Join(host.DataPath, "index");
        Delete(files, "*");

        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);

        Directory.GetFiles(files, "segments_*").ShouldNotBeEmpty();
        Held(host).ShouldBe(Reports);
    }

    [Fact]
    public async Task WhatAnotherProcessMadeAnewIsNotTakenForWhatItWas()
    {
        await using var host = await new TestHost().HoldingAsync([.. Enumerable.Range(1, Reports).Select(Some.Report)]);
        await host.Index.CatchUpAsync(null, Cancellation);
        // In two segments here, in one of the same name there.
        await host.HoldingAsync(Some.Report(Reports + 1));
        await host.Index.CatchUpAsync(null, Cancellation);
        await using (var other = host.Restarted()) await other.Index.RebuildAsync(null, Cancellation);

        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
        Held(host).ShouldBe(Reports + 1);
        await host.HoldingAsync(Some.Report(Reports + 2));
        await host.Index.CatchUpAsync(null, Cancellation);
        Held(host).ShouldBe(Reports + 2);
    }

    private static int Held(TestHost host) => host.Index.Search(searcher => Enumerable.Range(0, searcher.IndexReader.MaxDoc)
        .Select(document => new StoredPassageReader(searcher.IndexReader).Read(document).Article.Id).Distinct().Count());

    [Theory]
    [InlineData(Reports / 2)]
    [InlineData(Reports)]
    [InlineData(Reports * 2)]
    public async Task AnotherArchiveUnderAnOldIndexIsIndexedAnew(int reports)
    {
        await FindAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Delete(folder.Path, "archive.db*");

        var found = await FindAsync(Enumerable.Range(1_000, reports));

        found.Count.ShouldBe(reports);
        found.ShouldAllBe(passage => passage.StartsWith("report-1", StringComparison.Ordinal));
        logs.Text.ShouldContain(Rebuilt);
    }

    [Fact]
    public async Task AnIndexOfAnotherLayoutIsMadeAnew()
    {
        var before = await FindAsync();
        using (var directory = Lucene.Net.Store.FSDirectory.Open(Path.Join(folder.Path, "index")))
        using (var writer =
            new Lucene.Net.Index.IndexWriter(
                directory, new(Lucene.Net.Util.LuceneVersion.LUCENE_48, new NewsAnalyzer(new Tokenizer()))))
        {
            writer.SetCommitData(new Dictionary<string, string> { ["layout"] = "0", ["watermark"] = "40" });
            writer.Commit();
        }

        (await FindAsync()).ShouldBe(before);

        logs.Text.ShouldContain("another archive or version");
    }

    public void Dispose()
    {
        folder.Dispose();
        logs.Dispose();
    }

    private Task<List<string>> FindAsync() => FindAsync(Enumerable.Range(1, Reports));

    /// <summary>
    /// Starts archive and index as the program does and gives what is found: the article of every passage, with its text.
    /// </summary>
    private async Task<List<string>> FindAsync(IEnumerable<int> reports)
    {
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(new Forward(logs)));
        using var archive = new ArticleArchive(new DataFolder(folder.Path), TimeProvider.System);
        if (await archive.GetLatestSequenceAsync(Cancellation) == 0)
            foreach (var number in reports) await archive.StoreFromFileAsync(Some.Report(number), Cancellation);
        using var index = new PassageIndex(archive, new Tokenizer(), factory.CreateLogger<PassageIndex>());
        (await index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
        return index.Search(searcher => searcher.Search(new Lucene.Net.Search.MatchAllDocsQuery(), 1_000).ScoreDocs
            .Select(hit => new StoredPassageReader(searcher.IndexReader).Read(hit.Doc))
            .Where(passage => passage.Ordinal == 0)
            .Select(passage => $"{passage.Article.Id}: {passage.Text}")
            .Order(StringComparer.Ordinal).ToList());
    }

    private static void ForEach(string folder, string pattern, Action<FileStream> damage)
    {
        foreach (var name in Directory.GetFiles(folder, pattern))
        {
            using var file = new FileStream(name, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            damage(file);
        }
    }

    private static void Scramble(FileStream file)
    {
        var noise = new byte[file.Length];
        new Random(7).NextBytes(noise);
        file.Write(noise);
    }

    private static void Delete(string folder, string pattern)
    {
        foreach (var file in Directory.GetFiles(folder, pattern)) File.Delete(file);
    }

    // The factory would dispose of the logs that the test still reads.
    private sealed class Forward(CapturedLogs logs) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logs.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }
}
