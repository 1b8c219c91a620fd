using System.Diagnostics;
using NewsBot.Benchmarks.Fuzz.Generation;
using NewsBot.Benchmarks.Fuzz.Intake;

namespace NewsBot.Benchmarks.Fuzz;

/// <summary>Gives items to one archive that fills up, asks it after each batch, and makes its index anew at times.</summary>
internal sealed class FuzzRun(FuzzItems items, FuzzWeb web, FuzzLedger ledger, Action<string> note) : IAsyncDisposable
{
    private const int BatchSize = 100;
    private const int BatchesPerIndex = 20;
    private const int TitlesPerBatch = 3;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    // A machine that does other things is no hang: within ten seconds five must have been worked, or sixty have passed.
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(5);

    // What takes longer than this cannot be waited for, and nothing else can be done beside it.
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(3);

    private FuzzTestHost host = new();

    /// <summary>Takes in one item and asks, so that the time of starting is not the first item's.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<FuzzKind>())
            await host.IntakeOf(items, web).GiveAsync(items.Create(kind, 0), cancellationToken);
        foreach (var question in FuzzQuestions.About([])) await host.Questions.AskAsync(question, cancellationToken);
        await host.DisposeAsync();
        host = new FuzzTestHost();
    }

    public async Task RunAsync(FuzzKind kind, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        foreach (var (batch, index) in numbers.Chunk(BatchSize).Select((batch, index) => (batch, index)))
        {
            var (taken, titles) = (new List<FuzzItem>(), new List<string>());
            foreach (var number in batch)
            {
                var item = items.Create(kind, number);
                titles.AddRange(await GiveAsync(item, cancellationToken));
                taken.Add(item);
            }

            var started = Stopwatch.GetTimestamp();
            if (index % BatchesPerIndex == BatchesPerIndex - 1) await host.ReopenWithoutIndexAsync();
            await AskAsync(kind, taken, Spread(titles), cancellationToken);
            ledger.CountQuestions(kind, Stopwatch.GetElapsedTime(started));
            note($"{kind}: {(index * BatchSize) + batch.Length:N0} of {numbers.Count:N0}");
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<IReadOnlyList<string>> GiveAsync(FuzzItem item, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = new FuzzOutcome(0, [], []);
        try
        {
            var giving = host.IntakeOf(items, web).GiveAsync(item, cancellationToken);
            outcome = await WatchedAsync(giving, item.Kind, $"taking in {item}", [item]);
        }
        catch (Exception exception) when (exception is not BenchmarkException && !cancellationToken.IsCancellationRequested)
        {
            ledger.Add(Fault.Crash, item.Kind, exception.ToString(), item);
        }

        ledger.Count(item, outcome.Stored, outcome.Refusals, Stopwatch.GetElapsedTime(started));
        var told = outcome.Refusals.FirstOrDefault(refusal => InternalText.Find(refusal) is not null);
        if (told is not null) ledger.Add(Fault.InternalText, item.Kind, told, item);
        return outcome.Titles;
    }

    private async Task AskAsync(
        FuzzKind kind, List<FuzzItem> batch, IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        var broken = new List<BrokenQuestion>();
        foreach (var question in FuzzQuestions.About(titles))
        {
            var asking = host.Questions.AskAsync(question, cancellationToken);
            broken.AddRange(await WatchedAsync(asking, kind, $"/{question.Command}", batch));
        }

        foreach (var question in broken)
        {
            var isNew = ledger.Add(Fault.BrokenQuestion, kind, question.What, batch);
            if (isNew) await new FuzzBisection(items, web, ledger, note).FindAsync(question, batch, cancellationToken);
        }

        if (!broken.Exists(question => question.IsThrown)) return;
        // What fails now fails for good, and would hide what the next items do.
        note("a question cannot be asked any more; going on with an empty archive");
        await host.DisposeAsync();
        host = new FuzzTestHost();
    }

    private async Task<T> WatchedAsync<T>(Task<T> work, FuzzKind kind, string what, IReadOnlyList<FuzzItem> given)
    {
        var (started, worked, isTold) = (Stopwatch.GetTimestamp(), Worked, false);
        while (await Task.WhenAny(work, Task.Delay(Hang, TimeProvider.System, CancellationToken.None)) != work)
        {
            var took = Stopwatch.GetElapsedTime(started);
            if (!isTold && (Worked - worked > Work || took > 6 * Hang))
            {
                ledger.Add(Fault.Hang, kind, $"{what} takes more than {Hang.TotalSeconds} s", given);
                isTold = true;
            }

            if (took > Endless) throw new BenchmarkException($"{what} does not end; it is kept with the faults");
        }

        return await work;
    }

    private static TimeSpan Worked => Process.GetCurrentProcess().TotalProcessorTime;

    private static IReadOnlyList<string> Spread(List<string> titles) =>
        [.. titles.Where((_, i) => i % Math.Max(1, titles.Count / TitlesPerBatch) == 0).Take(TitlesPerBatch)];
}
