using System.CommandLine;
using System.Diagnostics;
using System.Numerics.Tensors;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Storage.Schema;
using NewsBot.Storage.Vectors;

namespace NewsBot.Benchmarks;

/// <summary>The exact search over passages' vectors, the memory it takes, and the way from the archive into it.</summary>
internal sealed class VectorsBenchmark : Benchmark
{
    private const int Seed = 1987;
    private const int Queries = 300;
    private const int Nearest = 100;
    private const int PassagesPerArticle = 40;

    private readonly Option<int> count =
        new("--passages") { Description = "How many passages", DefaultValueFactory = _ => 200_000 };
    private readonly Option<int> dimension =
        new("--dimension") { Description = "How many numbers in each vector", DefaultValueFactory = _ => 384 };

    public VectorsBenchmark()
        : base("vectors", "The exact search over passages' vectors, on random ones")
    {
        Options.Add(count);
        Options.Add(dimension);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms();
        var texts = new ZipfTexts(Seed);
        var wanted = arguments.GetValue(count);
        for (var article = 0; article * PassagesPerArticle < wanted; article++)
            await rooms.Archive.StoreFromFileAsync(
                texts.Article($"a{article}", Math.Min(PassagesPerArticle, wanted - (article * PassagesPerArticle))),
                    cancellationToken);
        Note("articles stored");

        using var database = new ArchiveDatabase(rooms.Archive.Folder);
        var stored = new StoredVectors(database);
        var random = new RandomEmbedder(arguments.GetValue(dimension));
        using var vectors = new PassageVectors(stored, rooms.Archive.Folder, NullLogger<PassageVectors>.Instance, random);
        var computing = Stopwatch.StartNew();
        if (await vectors.CatchUpAsync(null, cancellationToken) is { IsComplete: false } run)
            throw new BenchmarkException(run.Problem!);
        computing.Stop();
        Note("vectors stored");

        using var held = new VectorCache(stored);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var loading = Stopwatch.StartNew();
        var space = await held.GetCurrentAsync(random.ModelName, cancellationToken)
            ?? throw new BenchmarkException("there are no vectors");
        loading.Stop();
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;

        var (searching, following) = (new List<double>(), new List<double>());
        var sight = VectorFilter.PublishedUntil(DateTimeOffset.MaxValue, Scope.All);
        // The first round warms up and is not counted.
        for (var round = 0; round < 2; round++)
        {
            searching.Clear();
            following.Clear();
            for (var i = 0; i < Queries; i++)
            {
                var question = random.Next();
                var started = Stopwatch.GetTimestamp();
                await held.GetCurrentAsync(random.ModelName, cancellationToken);
                following.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                started = Stopwatch.GetTimestamp();
                space.Search(question, sight, Nearest);
                searching.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return
        [
            new("passages", space.Count),
            new("numbers in each vector", space.Dimension),
            new("search p50", searching.Within(0.5), "ms"),
            new("search p95", searching.Within(0.95), "ms"),
            new("looking for new vectors p50", following.Within(0.5), "ms"),
            new("loading at the first question", loading.Elapsed.TotalMilliseconds, "ms"),
            new("memory", memory / 1048576.0, "MB"),
            new("storing", computing.Elapsed.TotalMilliseconds / space.Count, "ms/passage"),
        ];
    }

    private sealed class RandomEmbedder(int dimension) : Embedder("random", "", "")
    {
        private readonly Random random = new(Seed);

        public override int BatchSize => 64;

        public float[] Next()
        {
            var vector = new float[dimension];
            for (var i = 0; i < vector.Length; i++) vector[i] = random.NextSingle() - 0.5f;
            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
            return vector;
        }

        public override Task<IReadOnlyList<float[]>> ComputeAsync(
            IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<float[]>>([.. texts.Select(_ => Next())]);
    }
}
