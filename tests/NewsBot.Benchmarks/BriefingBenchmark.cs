using System.CommandLine;
using System.Diagnostics;
using NewsBot.Desk;

namespace NewsBot.Benchmarks;

/// <summary>Every briefing command over the same topics, warm, without a model.</summary>
internal sealed class BriefingBenchmark : Benchmark
{
    // Names of the headlines of the news set, some in one article and some in a hundred.
    private static readonly string[] Topics =
    [
        "Yellowstone flooding", "Queen Elizabeth death", "Powerball jackpot", "Kroger Albertsons merger", "Liz Truss prime minister", "inflation",
        "interest rates", "Ukraine Russia war", "Buffalo supermarket shooting", "Uvalde school shooting", "Hurricane Ian Florida", "monkeypox",
        "Taylor Swift", "Kanye West", "Microsoft Activision Blizzard", "gas prices", "coronavirus vaccine", "midterm elections", "One Direction", "North Korea missile",
    ];

    private static readonly (string Command, (string Name, string Value)[] Options)[] Commands =
    [
        ("compare", []),
        ("whatsnew", [("since", "2022-06-01")]),
    ];

    private readonly Option<string> articles = FileOption("--articles", "A file or folder of articles");
    private readonly Option<int> rounds = new("--rounds") { Description = "How often each is asked, the first time not counted", DefaultValueFactory = _ => 4 };

    public BriefingBenchmark()
        : base("briefing", "Gives every briefing command the same topics, warm, without a model")
    {
        Options.Add(articles);
        Options.Add(rounds);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms();
        await rooms.TakeInAsync(arguments.GetRequiredValue(articles), cancellationToken);
        await rooms.Stories.FollowAsync(null, cancellationToken);
        var figures = new List<Figure>();
        foreach (var (command, options) in Commands)
        {
            var took = new List<double>();
            for (var round = 0; round < Math.Max(2, arguments.GetValue(rounds)); round++)
            {
                foreach (var topic in Topics)
                {
                    var given = options.Append(("topic", topic)).ToDictionary(option => option.Item1, option => option.Item2);
                    var started = Stopwatch.GetTimestamp();
                    var reply = await rooms.Desk.HandleAsync(new Request(command, given), cancellationToken);
                    if (round > 0) took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    if (reply.IsUsageError) throw new BenchmarkException($"/{command} {topic}: {reply.Text}");
                }
            }

            figures.Add(new Figure($"{command}, p50", took.Median(), "ms"));
            figures.Add(new Figure($"{command}, p95", took.Within(0.95), "ms"));
        }

        return figures;
    }
}
