using System.CommandLine;
using System.Diagnostics;
using NewsBot.Articles;
using NewsBot.Benchmarks.Rivals;
using NewsBot.Stories;

namespace NewsBot.Benchmarks;

/// <summary>
/// How fast the program groups copies of texts, and how well: against every pair compared exactly, by shingles of this
/// measurement's own making.
/// </summary>
internal sealed class StoriesBenchmark : Benchmark
{
    private const double Near = 0.8;

    private readonly Argument<string> file = new("FILE") { Description = "Articles: .jsonl, .jsonl.gz, or a folder" };
    private readonly Option<int> sample =
        new("--sample") { Description = "How many articles are compared exactly", DefaultValueFactory = _ => 3_000 };
    private readonly Option<int> seed = new("--seed") { Description = "Which of them", DefaultValueFactory = _ => 1987 };

    public StoriesBenchmark()
        : base("stories", "Copies and stories, against every pair compared exactly")
    {
        Arguments.Add(file);
        Options.Add(sample);
        Options.Add(seed);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms();
        using var memory = new PeakMemory();
        var stored = new Dictionary<string, Article>(StringComparer.Ordinal);
        var following = await FollowAsync(rooms, arguments.GetRequiredValue(file), stored, cancellationToken);
        var peak = memory.Megabytes;
        var statistics = await rooms.Stories.GetStatisticsAsync(cancellationToken);
        var texts = (await rooms.Catalog.ListAsync(null, DateTimeOffset.MaxValue, cancellationToken))
            .Where(article => stored.ContainsKey(article.Id)).Select(article => (stored[article.Id], article.Text)).ToArray();
        var pass = Stopwatch.StartNew();
        foreach (var (article, _) in texts) ShingleFingerprint.Create(article);
        pass.Stop();

        var all = Judge(texts);
        new Random(arguments.GetValue(seed)).Shuffle(texts);
        var sampled = Judge(texts[..Math.Min(arguments.GetValue(sample), texts.Length)]);
        return
        [
            new("articles", texts.Length),
            new("fingerprints", texts.Length / pass.Elapsed.TotalSeconds, "articles/s"),
            new("following an archive", texts.Length / following.TotalSeconds, "articles/s"),
            new("working set peak of storing and following", peak, "MB"),
            new("database", rooms.DatabaseBytes() / 1048576.0, "MB"),
            new("copy groups", statistics.CopyGroups),
            new("copies", statistics.Copies),
            new("stories", statistics.Stories),
            new("largest story", statistics.Largest),
            .. sampled.Figures("sample"),
            .. all.Figures("all"),
        ];
    }

    private static async Task<TimeSpan> FollowAsync(
        Rooms rooms, string path, Dictionary<string, Article> stored, CancellationToken cancellationToken)
    {
        var articles = rooms.Files.ReadAsync(path, cancellationToken);
        await foreach (var result in rooms.Run.IngestAsync(articles, null, cancellationToken))
            if (result.Stored is { } article) stored[article.Id] = result.Article!;

        Note($"stored, {PeakMemory.NowMegabytes():N0} MB");
        var clock = Stopwatch.StartNew();
        await rooms.Stories.CatchUpAsync(
            new Notes(progress =>
                $"{progress.Done:N0} followed, {progress.Done / clock.Elapsed.TotalSeconds:N0}/s, "
                    + $"{PeakMemory.NowMegabytes():N0} MB"), cancellationToken);
        return clock.Elapsed;
    }

    private static Judgement Judge((Article Article, long Text)[] texts)
    {
        List<ShingleFingerprint> prints = [.. texts.Select(text => ShingleFingerprint.Create(text.Article))];
        var exact = new ExactPairs(texts.Select(text => text.Article.Body));
        var near = exact.Pairs(Near);
        // What the rules for forms and briefs refuse resembles its like, but has been judged to be another text.
        var accepted = near.Where(pair => prints[pair.First].IsCopyOf(prints[pair.Second])).ToList();
        var grouped = Enumerable.Range(0, texts.Length).GroupBy(number => texts[number].Text)
            .SelectMany(group => from first in @group
                                 from second in @group
                                 where first < second
                                 select (First: first, Second: second)).ToList();
        return new Judgement(
            near.Count,
            near.Count(pair => prints[pair.First].Bands.Intersect(prints[pair.Second].Bands).Any()),
            accepted.Count,
            accepted.Count(AreGrouped),
            near.Count(AreGrouped),
            grouped.Count,
            grouped.Count(pair => exact.Likeness(pair.First, pair.Second) is { Jaccard: >= 0.5 } or { Contained: >= 0.6 }));

        bool AreGrouped((int First, int Second) pair) => texts[pair.First].Text == texts[pair.Second].Text;
    }

    private sealed record Judgement(
        int Near, int SharingBand, int Accepted, int AcceptedFound, int NearGrouped, int Grouped, int GroupedRight)
    {
        public IEnumerable<Figure> Figures(string of) =>
        [
            new($"{of}: pairs of Jaccard {StoriesBenchmark.Near} or more", Near),
            new($"{of}: of them candidates, by a shared band", Share(SharingBand, Near)),
            new($"{of}: of these pairs neither forms nor notices", Accepted),
            new($"{of}: in one group of them", Share(AcceptedFound, Accepted)),
            new($"{of}: in one group of all", Share(NearGrouped, Near)),
            new($"{of}: pairs grouped", Grouped),
            new($"{of}: of them half alike or .6 contained", Share(GroupedRight, Grouped)),
        ];

        private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
    }

    private sealed class Notes(Func<StoryProgress, string> words) : IProgress<StoryProgress>
    {
        private long noted;

        public void Report(StoryProgress value)
        {
            if (value.Done / 2_000 == noted) return;
            noted = value.Done / 2_000;
            Note(words(value));
        }
    }
}
