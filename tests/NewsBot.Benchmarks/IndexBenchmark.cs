using System.CommandLine;
using System.Diagnostics;
using Lucene.Net.Search;
using NewsBot.Benchmarks.Rivals;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Benchmarks;

/// <summary>The product's index against SQLite FTS5: the same passages, the same queries, in turn, in one run.</summary>
internal sealed class IndexBenchmark : Benchmark
{
    private const int Seed = 1987;
    private const int Queries = 200;
    private const int TermsPerQuery = 6;
    private const int Top = 20;
    private const int PassagesPerArticle = 40;

    private static readonly Tokenizer Terms = new();

    private readonly Option<int> passages =
        new("--passages") { Description = "How many passages of 120 words", DefaultValueFactory = _ => 200_000 };

    public IndexBenchmark()
        : base("index", "The index against SQLite FTS5, on synthetic passages") => Options.Add(passages);

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms();
        using var rival = new FtsRival(Path.Combine(rooms.Path, "fts.db"), Top);
        var texts = new ZipfTexts(Seed);
        var wanted = arguments.GetValue(passages);

        var storing = Stopwatch.StartNew();
        for (var article = 0; article * PassagesPerArticle < wanted; article++)
            await rooms.Archive.StoreFromFileAsync(
                texts.Article($"a{article}", Math.Min(PassagesPerArticle, wanted - (article * PassagesPerArticle))),
                    cancellationToken);
        storing.Stop();
        Note($"stored in {storing.Elapsed.TotalSeconds:N0} s");

        var indexing = Stopwatch.StartNew();
        await rooms.Index.CatchUpAsync(null, cancellationToken);
        indexing.Stop();
        var held = rooms.Index.GetStatistics();
        Note($"{held.Passages:N0} passages indexed in {indexing.Elapsed.TotalSeconds:N0} s");

        var filling = new Stopwatch();
        await foreach (var change in rooms.Archive.ReadChangesAsync(0, cancellationToken))
        {
            filling.Start();
            foreach (var passage in change.Passages) rival.Add(passage);
            filling.Stop();
        }

        filling.Start();
        rival.Finish();
        filling.Stop();
        Note($"and in FTS5 in {filling.Elapsed.TotalSeconds:N0} s");

        List<string[]> queries = [.. Enumerable.Range(0, Queries).Select(_ => texts.Terms(TermsPerQuery))];
        // They rank a little differently, but must match the same passages, or the comparison means nothing.
        if (CountMatches(rooms.Index, queries[0]) != rival.Count(queries[0]))
            throw new BenchmarkException("the two do not match the same passages");
        var (own, theirs) = Ask(rooms, rival, queries, cancellationToken);
        return
        [
            new("passages", held.Passages),
            new("index p50", own.Within(0.5), "ms"),
            new("index p95", own.Within(0.95), "ms"),
            new("FTS5 p50", theirs.Within(0.5), "ms"),
            new("FTS5 p95", theirs.Within(0.95), "ms"),
            new("FTS5 p50 by index p50", theirs.Within(0.5) / own.Within(0.5), "times"),
            new("FTS5 p95 by index p95", theirs.Within(0.95) / own.Within(0.95), "times"),
            new("storing in the archive", storing.Elapsed.TotalMilliseconds / held.Passages, "ms/passage"),
            new("indexing from the archive", indexing.Elapsed.TotalMilliseconds / held.Passages, "ms/passage"),
            new("indexing in FTS5", filling.Elapsed.TotalMilliseconds / held.Passages, "ms/passage"),
            new("index size", held.Bytes / 1048576.0, "MB"),
            new("FTS5 size", new FileInfo(rival.File).Length / 1048576.0, "MB"),
        ];
    }

    private static (List<double> Own, List<double> Theirs) Ask(
        Rooms rooms, FtsRival rival, List<string[]> queries, CancellationToken cancellationToken)
    {
        var columns = new DocValuesCache();
        List<double> own = [], theirs = [];
        // The first round warms both up and is not counted.
        for (var round = 0; round < 2; round++)
        {
            own.Clear();
            theirs.Clear();
            for (var i = 0; i < queries.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var query = queries[i];
                // In turn, and each first as often as second, so that what else the machine does strikes both.
                if (i % 2 == 0) Time(own, () => Search(rooms.Index, columns, query));
                Time(theirs, () => rival.Search(query));
                if (i % 2 != 0) Time(own, () => Search(rooms.Index, columns, query));
            }
        }

        return (own, theirs);
    }

    // What has any of the words, in text or title: both count it, and neither is timed by it.
    private static int CountMatches(PassageIndex index, string[] words) => index.Search(searcher =>
    {
        var any = new BooleanQuery();
        foreach (var term in words.Select(word => Terms.Normalize(word)))
            foreach (var field in (string[])[IndexedPassage.TextField, IndexedPassage.TitleField])
                any.Add(new TermQuery(new Lucene.Net.Index.Term(field, term)), Occur.SHOULD);
        return searcher.Search(any, 1).TotalHits;
    });

    // As the product asks; none of the synthetic texts, which have no date, is among the newest.
    private static List<string> Search(PassageIndex index, DocValuesCache columns, string[] words) => index.Search(searcher =>
    {
        var column = new StoredPassageReader(searcher.IndexReader);
        return new MaxScoreSearcher(searcher, QuestionOf(words))
            .FindBest(new PassageFilter(columns, DateTimeOffset.MaxValue, Scope.All), [], long.MaxValue, Top)
            .Select(hit => column.Read(hit.Doc).Text).ToList();
    });

    private static Question QuestionOf(string[] words) => new()
    {
        Text = string.Join(' ', words),
        AsOf = DateTimeOffset.MaxValue,
        Terms = [.. words.Select(word => Terms.Normalize(word)).Distinct()
            .Select(term => new QuestionTerm(term, default, false, true) { Written = term })],
        Phrases = [],
        Kind = AnswerKind.Thing,
        Time = new TimeHint(Freshness.Soft),
    };

    private static void Time(List<double> milliseconds, Func<List<string>> search)
    {
        var started = Stopwatch.GetTimestamp();
        search();
        milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
