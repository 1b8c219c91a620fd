using System.CommandLine;
using System.Diagnostics;
using NewsBot.Articles;
using NewsBot.Benchmarks.Rivals;
using NewsBot.Stories;

namespace NewsBot.Benchmarks;

/// <summary>
/// How fast copies of texts are found, and how well: against every pair of a sample compared exactly, by shingles of this
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
        var following = await FollowAsync(rooms, arguments.GetRequiredValue(file), cancellationToken);
        var peak = memory.Megabytes;
        var statistics = await rooms.Stories.GetStatisticsAsync(cancellationToken);

        var articles = new List<Article>();
        await foreach (var read in rooms.Files.ReadAsync(arguments.GetRequiredValue(file), cancellationToken))
            if (read.Article is { } article) articles.Add(article);
        var pass = Stopwatch.StartNew();
        Group(articles);
        pass.Stop();

        var random = new Random(arguments.GetValue(seed));
        var some = articles.ToArray();
        random.Shuffle(some);
        var sampled = Judge(some[..Math.Min(arguments.GetValue(sample), some.Length)]);
        var all = Judge(articles);
        return
        [
            new("articles", articles.Count),
            new("in memory", articles.Count / pass.Elapsed.TotalSeconds, "articles/s"),
            new("following an archive", articles.Count / following.TotalSeconds, "articles/s"),
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

    private static async Task<TimeSpan> FollowAsync(Rooms rooms, string path, CancellationToken cancellationToken)
    {
        await foreach (var _ in rooms.Run.IngestAsync(rooms.Files.ReadAsync(path, cancellationToken), null, cancellationToken))
        {
        }

        Note($"stored, {PeakMemory.NowMegabytes():N0} MB");
        var clock = Stopwatch.StartNew();
        await rooms.Stories.CatchUpAsync(
            new Notes(progress =>
                $"{progress.Done:N0} followed, {progress.Done / clock.Elapsed.TotalSeconds:N0}/s, "
                    + $"{PeakMemory.NowMegabytes():N0} MB"), cancellationToken);
        return clock.Elapsed;
    }

    private static (TextCopies Copies, List<ShingleFingerprint> Prints) Group(IEnumerable<Article> articles)
    {
        var copies = new TextCopies();
        List<ShingleFingerprint> prints = [.. articles.Select(ShingleFingerprint.Create)];
        foreach (var print in prints) copies.Add(print);
        return (copies, prints);
    }

    private static Judgement Judge(IReadOnlyList<Article> articles)
    {
        var (copies, prints) = Group(articles);
        var exact = new ExactPairs(articles.Select(article => article.Body));
        var near = exact.Pairs(Near);
        var found = NearPairs(prints);
        // What the rules for forms and briefs refuse resembles its like, but has been judged to be another text.
        var accepted = near.Where(pair => prints[pair.First].IsCopyOf(prints[pair.Second])).ToList();
        var grouped = Enumerable.Range(0, articles.Count).GroupBy(copies.FindGroup)
            .SelectMany(group => from first in @group
                                 from second in @group
                                 where first < second
                                 select (First: first, Second: second)).ToList();
        return new Judgement(
            near.Count,
            found.Count,
            near.Count(found.Contains),
            accepted.Count,
            accepted.Count(pair => copies.FindGroup(pair.First) == copies.FindGroup(pair.Second)),
            near.Count(pair => copies.FindGroup(pair.First) == copies.FindGroup(pair.Second)),
            grouped.Count,
            grouped.Count(pair => exact.Likeness(pair.First, pair.Second) is { Jaccard: >= 0.5 } or { Contained: >= 0.6 }));
    }

    /// <summary>What the program finds: pairs that share a band, and are near by its own runs.</summary>
    private static HashSet<(int First, int Second)> NearPairs(List<ShingleFingerprint> prints)
    {
        var having = new Dictionary<long, List<int>>();
        var pairs = new HashSet<(int, int)>();
        for (var text = 0; text < prints.Count; text++)
        {
            foreach (var band in prints[text].Bands)
            {
                if (!having.TryGetValue(band, out var those)) having[band] = those = [];
                foreach (var other in those.Where(other => prints[other].ComputeJaccard(prints[text]) >= Near))
                    pairs.Add((other, text));
                those.Add(text);
            }
        }

        return pairs;
    }

    private sealed record Judgement(
        int Near, int Found, int NearFound, int Accepted, int AcceptedFound, int NearGrouped, int Grouped, int GroupedRight)
    {
        public IEnumerable<Figure> Figures(string of) =>
        [
            new($"{of}: pairs of Jaccard {StoriesBenchmark.Near} or more", Near),
            new($"{of}: recall of the pass", Share(NearFound, Near)),
            new($"{of}: precision of the pass", Share(NearFound, Found)),
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
