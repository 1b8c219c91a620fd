using System.CommandLine;
using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;

namespace NewsBot.Benchmarks;

/// <summary>Many that ask at once, in a few conversations, of a slow model: is anybody lost, and does the order hold?</summary>
internal sealed class CrowdBenchmark : Benchmark
{
    private readonly Option<int> questions =
        new("--questions") { Description = "How many ask at once", DefaultValueFactory = _ => 200 };
    private readonly Option<int> conversations =
        new("--conversations") { Description = "In how many conversations", DefaultValueFactory = _ => 50 };
    private readonly Option<double> latency =
        new("--latency") { Description = "Seconds that the model takes for an answer", DefaultValueFactory = _ => 2 };

    public CrowdBenchmark()
        : base("crowd", "Asks many questions at once of a model that takes its time")
    {
        Options.Add(questions);
        Options.Add(conversations);
        Options.Add(latency);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (count, places) = (arguments.GetValue(questions), arguments.GetValue(conversations));
        var reader = new PromptReader();
        var (atOnce, most) = (0, 0);
        await using var model = await ScriptedModel.StartAsync(async exchange =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref atOnce));
            await Task.Delay(TimeSpan.FromSeconds(arguments.GetValue(latency)), TimeProvider.System, exchange.Over);
            await reader.ReplyAsync(exchange);
            Interlocked.Decrement(ref atOnce);
        });
        await using var rooms = new Rooms(null, [
            new("NewsBot:Model:Provider", "OpenAI"), new("NewsBot:Model:Endpoint", model.Endpoint),
                new("NewsBot:Model:Name", "scripted")]);
        await rooms.TakeInAsync(SampleCoverage.Folder, cancellationToken);
        var asOf = new DateTimeOffset(2025, 10, 20, 0, 0, 0, TimeSpan.Zero);
        await AskAsync("How high is the Merrow Dam?", "warm", 0);

        var order = new List<int>[places];
        for (var i = 0; i < places; i++) order[i] = [];
        using var memory = new PeakMemory();
        var before = PeakMemory.NowMegabytes();
        var clock = Stopwatch.StartNew();
        var asked = Enumerable.Range(0, count).Select(number => AnswerAsync(number)).ToList();
        var answers = await Task.WhenAll(asked);

        return
        [
            new("questions", count),
            new("conversations", places),
            new("answered", answers.Count(answer => answer.Outcome is Outcome.Answered or Outcome.Partly)),
            new("answered by the model",
                answers.Count(answer => answer.Writer == WrittenBy.Model
                    && answer.Outcome is Outcome.Answered or Outcome.Partly)),
            new("conversations in order", order.Count(numbers => numbers.SequenceEqual(numbers.Order()))),
            new("asked of the model at once", most),
            new("all answered after", clock.Elapsed.TotalSeconds, "s"),
            new("memory before", before, "MB"),
            new("memory at its peak", memory.Megabytes, "MB"),
        ];

        async Task<Answer> AnswerAsync(int number)
        {
            var place = number % places;
            // Each for another moment, so that none is answered from memory.
            var answer = await AskAsync("How many people were evacuated below the Merrow Dam?", $"c{place}", number);
            lock (order[place]) order[place].Add(number);
            return answer;
        }

        async Task<Answer> AskAsync(string question, string conversation, int number) =>
            (await rooms.Desk.AskInAsync(conversation, question, asOf.AddSeconds(number), cancellationToken)).Answer!;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var known = Volatile.Read(ref most); value > known; known = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, known) == known) return;
    }
}
