using System.CommandLine;
using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Tests.Support;

namespace NewsBot.Benchmarks;

/// <summary>What a question costs beside the model's own time, over a large archive, with a model that answers at once.</summary>
internal sealed class OverheadBenchmark : Benchmark
{
    private const int Rounds = 5;

    private readonly Option<string> articles =
        new("--articles") { Description = "A file or folder of articles to hold besides synthetic ones", HelpName = "FILE" };
    private readonly Option<string> data =
        new("--data") { Description = "A data folder that is kept, and used as it is the next time", HelpName = "FOLDER" };
    private readonly Option<int> passages =
        new("--passages") { Description = "How many passages to hold", DefaultValueFactory = _ => 200_000 };
    private readonly Option<int> questions =
        new("--questions") { Description = "How many different questions", DefaultValueFactory = _ => 250 };

    public OverheadBenchmark()
        : base("overhead", "Asks over a large archive, warm, with a model that answers at once")
    {
        Options.Add(articles);
        Options.Add(data);
        Options.Add(passages);
        Options.Add(questions);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var reader = new PromptReader();
        await using var model = await ScriptedModel.StartAsync(reader.ReplyAsync);
        await using var rooms = new Rooms(arguments.GetValue(data), [
            new("NewsBot:Model:Provider", "OpenAI"), new("NewsBot:Model:Endpoint", model.Endpoint),
            new("NewsBot:Model:ApiKey", "none-needed-here"), new("NewsBot:Model:Name", "scripted")]);
        var coverage = new LargeCoverage(rooms);
        var filling = Stopwatch.StartNew();
        var newest = await coverage.HoldAsync(arguments.GetValue(articles), arguments.GetValue(passages), cancellationToken);
        var held = rooms.Index.GetStatistics();
        Note($"{held.Passages:N0} passages held, after {filling.Elapsed.TotalSeconds:N0} s");
        var asked = await coverage.QuestionsAsync(arguments.GetValue(questions), cancellationToken);

        List<double> totals = [], ours = [], retrieving = [], writing = [], checking = [], keeping = [];
        var written = 0;
        var request = new Request("ask", new Dictionary<string, string>());
        var allocated = 0L;
        var worked = TimeSpan.Zero;
        // As in a bot that has been running for a while: the rounds before the last warm up, and are not counted.
        for (var round = 0; round < Rounds; round++)
        {
            allocated = GC.GetTotalAllocatedBytes();
            worked = Environment.CpuUsage.TotalTime;
            foreach (var question in asked)
            {
                reader.Taken();
                var started = Stopwatch.GetTimestamp();
                // Another moment each round, so that no answer is remembered; at the desk, so that keeping it counts too.
                var reply = await rooms.Desk.AskAsync(question, newest.AddSeconds(round), request, cancellationToken);
                var answer = reply.Answer!;
                var total = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                var replying = reader.Taken().TotalMilliseconds;
                if (round < Rounds - 1) continue;
                totals.Add(total);
                ours.Add(total - replying);
                retrieving.Add(answer.Timings.Retrieve.TotalMilliseconds);
                writing.Add(Math.Max(0, answer.Timings.Write.TotalMilliseconds - replying));
                checking.Add(answer.Timings.Check.TotalMilliseconds);
                keeping.Add(total - answer.Timings.Total.TotalMilliseconds);
                if (answer.Writer == WrittenBy.Model) written++;
            }
        }

        return
        [
            new("passages", held.Passages),
            new("questions", asked.Count),
            new("share written by the model", (double)written / asked.Count),
            new("with the model p50", totals.Within(0.5), "ms"),
            new("with the model p95", totals.Within(0.95), "ms"),
            new("with the model worst", totals.Worst(), "ms"),
            new("without its time p50", ours.Within(0.5), "ms"),
            new("without its time p95", ours.Within(0.95), "ms"),
            new("without its time worst", ours.Worst(), "ms"),
            new("retrieving p50", retrieving.Within(0.5), "ms"),
            new("retrieving p95", retrieving.Within(0.95), "ms"),
            new("writing p95", writing.Within(0.95), "ms"),
            new("checking p95", checking.Within(0.95), "ms"),
            new("keeping p50", keeping.Within(0.5), "ms"),
            new("keeping p95", keeping.Within(0.95), "ms"),
            new("share of retrieving", retrieving.Sum() / ours.Sum()),
            new("share of writing", writing.Sum() / ours.Sum()),
            new("share of checking", checking.Sum() / ours.Sum()),
            new("allocated for a question", (GC.GetTotalAllocatedBytes() - allocated) / 1048576.0 / asked.Count, "MB"),
            // Says more than the clock where the machine has other work as well; the scripted server's is in it.
            new("processor time for a question", (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds / asked.Count, "ms"),
            new("index size", held.Bytes / 1048576.0, "MB"),
        ];
    }
}
