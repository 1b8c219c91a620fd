using System.CommandLine;
using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Evaluation;
using NewsBot.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>From question to reply, without a model: what the bot itself adds to every answer.</summary>
internal sealed class AskBenchmark : Benchmark
{
    private readonly Option<string> articles = FileOption("--articles", "A file or folder of articles");
    private readonly Option<string> questions = FileOption("--questions", "A file of questions (.jsonl)");
    private readonly Option<int> rounds =
        new("--rounds")
        {
            Description = "How often each question is asked, the first time not counted",
            DefaultValueFactory = _ =>
            3
        };

    public AskBenchmark()
        : base("ask", "Asks every question of a set, warm, without a model")
    {
        Options.Add(articles);
        Options.Add(questions);
        Options.Add(rounds);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var asked = await EvaluationQuestion.ReadAsync(arguments.GetRequiredValue(questions), cancellationToken);
        await using var rooms = new Rooms();
        var pool = await rooms.TakeInAsync(arguments.GetRequiredValue(articles), cancellationToken);
        var index = rooms.Index.GetStatistics();
        Note($"{index.Passages:N0} passages held");

        var took = new List<double>();
        var first = 0.0;
        var parts = new List<AnswerTimings>();
        var allocated = 0L;
        for (var round = 0; round < Math.Max(2, arguments.GetValue(rounds)); round++)
        {
            if (round == 1) allocated = GC.GetTotalAllocatedBytes();
            foreach (var question in asked)
            {
                var scope =
                    new Scope { PublishedUntil = question.PoolUntil, Excluded = pool.GetArchiveIds(question.Exclude) };
                var started = Stopwatch.GetTimestamp();
                var answer =
                    await rooms.Pipeline.AnswerAsync(
                        new AnswerRequest(question.Question) { AsOf = question.AsOf, Scope = scope }, cancellationToken);
                var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                if (first == 0) first = elapsed;
                if (round == 0) continue;
                took.Add(elapsed);
                parts.Add(answer.Timings);
            }
        }

        var total = parts.Sum(part => part.Total.TotalMilliseconds);
        return
        [
            new("passages", index.Passages),
            new("questions", asked.Count),
            new("first question", first, "ms"),
            new("p50", took.Within(0.5), "ms"),
            new("p95", took.Within(0.95), "ms"),
            new("worst", took.Worst(), "ms"),
            new("share of retrieving", parts.Sum(part => part.Retrieve.TotalMilliseconds) / total),
            new("share of writing", parts.Sum(part => part.Write.TotalMilliseconds) / total),
            new("share of checking", parts.Sum(part => part.Check.TotalMilliseconds) / total),
            new("allocated for a question", (GC.GetTotalAllocatedBytes() - allocated) / 1048576.0 / took.Count, "MB"),
        ];
    }
}
