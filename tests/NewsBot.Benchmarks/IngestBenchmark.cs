using System.CommandLine;
using System.Diagnostics;

namespace NewsBot.Benchmarks;

/// <summary>How fast articles are taken in, and what that needs.</summary>
internal sealed class IngestBenchmark : Benchmark
{
    private const int ArticlesPerNote = 2_000;
    private readonly Argument<string> file = new("FILE") { Description = "Articles: .jsonl, .jsonl.gz, or a folder" };

    public IngestBenchmark()
        : base("ingest", "Takes a file into a fresh archive and index") => Arguments.Add(file);

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms();
        using var memory = new PeakMemory();
        var (articles, failures) = (0, 0);
        var atFirst = 0.0;
        var storing = Stopwatch.StartNew();
        await foreach (
            var article in rooms.Run.IngestAsync(
                rooms.Files.ReadAsync(arguments.GetRequiredValue(file), cancellationToken), null, cancellationToken))
        {
            if (article.Error is not null) failures++;
            if (++articles % ArticlesPerNote != 0) continue;
            // A leak shows as growth from here to the end.
            if (atFirst == 0) atFirst = PeakMemory.NowMegabytes();
            Note($"{articles:N0} articles, {articles / storing.Elapsed.TotalSeconds:N0}/s, {PeakMemory.NowMegabytes():N0} MB");
        }

        storing.Stop();
        var stored = PeakMemory.NowMegabytes();
        var indexing = Stopwatch.StartNew();
        await rooms.Index.CatchUpAsync(null, cancellationToken);
        indexing.Stop();
        var held = await rooms.Archive.GetStatisticsAsync(null, cancellationToken);
        if (held.Articles == 0) throw new BenchmarkException("no article could be taken in");
        var index = rooms.Index.GetStatistics();
        return
        [
            new("articles", held.Articles),
            new("failures", failures),
            new("passages", index.Passages),
            new("articles stored", articles / storing.Elapsed.TotalSeconds, "/s"),
            new("passages indexed", index.Passages / indexing.Elapsed.TotalSeconds, "/s"),
            new("articles stored and indexed", articles / (storing.Elapsed + indexing.Elapsed).TotalSeconds, "/s"),
            new($"working set after {ArticlesPerNote:N0}", atFirst, "MB"),
            new("working set when stored", stored, "MB"),
            new("working set peak", memory.Megabytes, "MB"),
            new("database", rooms.DatabaseBytes() / 1048576.0, "MB"),
            new("index", index.Bytes / 1048576.0, "MB"),
        ];
    }
}
