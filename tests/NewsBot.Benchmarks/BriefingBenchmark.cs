using System.CommandLine;
using System.Diagnostics;
using NewsBot.Desk;

namespace NewsBot.Benchmarks;

/// <summary>
/// How long the commands that say what happened take, warm and without a model, over topics that the coverage has.
/// </summary>
internal sealed class BriefingBenchmark : Benchmark
{
    // One row a command: its name, and what it is given for a topic.
    private static readonly (string Row, Func<string, Request> Ask)[] Commands =
    [
        ("summary", topic => Of("summary", ("topic", topic))),
        ("summary long", topic => Of("summary", ("topic", topic), ("length", "long"))),
        ("brief", _ => Of("brief")),
        ("brief week", _ => Of("brief", ("period", "week"))),
        ("brief of a year", _ => Of("brief", ("since", "2022-01-01"), ("until", "2022-12-31"))),
        ("timeline", topic => Of("timeline", ("topic", topic))),
        ("compare", topic => Of("compare", ("topic", topic))),
        ("whatsnew", topic => Of("whatsnew", ("topic", topic), ("since", "2022-06-01"))),
        ("quotes", topic => Of("quotes", ("person", topic))),
        ("coverage", _ => Of("coverage")),
        ("coverage of a topic", topic => Of("coverage", ("topic", topic))),
    ];

    // What names alone do not reach: topics of common words, some in one article and some in a hundred.
    private static readonly string[] Broad =
    [
        "Yellowstone flooding", "Queen Elizabeth death", "Powerball jackpot", "prime minister", "inflation",
            "interest rates", "Ukraine Russia war",
        "supermarket shooting", "school shooting", "hurricane", "monkeypox", "gas prices", "coronavirus vaccine",
            "midterm elections", "missile",
    ];

    private readonly Option<string> articles = FileOption("--articles", "A file or folder of articles");
    private readonly Option<string?> only = new("--only") { Description = "The one command to measure" };
    private readonly Option<int> topics = new("--topics") { Description = "How many topics", DefaultValueFactory = _ => 40 };

    public BriefingBenchmark()
        : base("briefing", "Asks every command of the briefing for the names in most titles, warm, without a model")
    {
        Options.Add(articles);
        Options.Add(topics);
        Options.Add(only);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms();
        await rooms.TakeInAsync(arguments.GetRequiredValue(articles), cancellationToken);
        await rooms.Stories.CatchUpAsync(null, cancellationToken);
        IReadOnlyList<string> asked =
            [.. Broad, .. await TitleNames.OfAsync(rooms, arguments.GetValue(topics), cancellationToken)];
        var figures = new List<Figure>();
        foreach (
            var (row, ask) in Commands.Where(command => arguments.GetValue(only) is not { } one
                || command.Row.StartsWith(one, StringComparison.Ordinal)))
        {
            var took = new List<double>();
            foreach (var topic in asked)
            {
                var started = Stopwatch.GetTimestamp();
                var reply = await rooms.Desk.HandleAsync(ask(topic), cancellationToken);
                // Some runs of capitals are no topic.
                if (reply.IsUsageError) continue;
                took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            // The first ones find nothing warm.
            took = [.. took.Skip(took.Count / 10)];
            figures.Add(new($"{row}, p50", took.Within(0.5), "ms"));
            figures.Add(new($"{row}, p95", took.Within(0.95), "ms"));
        }

        return figures;
    }

    private static Request Of(string command, params (string Name, string Value)[] options) =>
        new(command, options.ToDictionary(option => option.Name, option => option.Value));
}
