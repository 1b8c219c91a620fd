using System.CommandLine;
using NewsBot.Benchmarks.Fuzz.Generation;
using NewsBot.Benchmarks.Fuzz.Intake;

namespace NewsBot.Benchmarks.Fuzz;

/// <summary>Gives damaged and hostile articles, pages and feeds to the product, and tells what it does not stand.</summary>
internal sealed class FuzzBenchmark : Benchmark
{
    private readonly Option<string?> kind =
        new("--kind") { Description = "articles, pages or feeds; all of them when not given" };

    private readonly Option<int> count =
        new("--count") { Description = "How many of each kind", DefaultValueFactory = _ => 10_000 };

    private readonly Option<int> seed =
        new("--seed") { Description = "Gives the same items again", DefaultValueFactory = _ => 1 };

    private readonly Option<int?> only =
        new("--only") { Description = "The number of one item, which alone is taken in and written to the folder of --keep" };

    private readonly Option<string?> keep =
        new("--keep")
        {
            Description = "A folder for the items that something is wrong with; else a temporary one",
            HelpName = "DIR"
        };

    public FuzzBenchmark()
        : base("fuzz", "Takes in mutated articles, pages and feeds, asks after each hundred, and fails where anything breaks")
    {
        kind.AcceptOnlyFromAmong([.. Enum.GetNames<FuzzKind>().Select(name => name.ToLowerInvariant())]);
        foreach (var option in new Option[] { kind, count, seed, only, keep }) Options.Add(option);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var folder = arguments.GetValue(keep) is { } given
            ? Directory.CreateDirectory(given).FullName
            : Directory.CreateTempSubdirectory("newsbot-fuzz-kept-").FullName;
        var kinds = arguments.GetValue(kind) is { } name
            ? [Enum.Parse<FuzzKind>(name, ignoreCase: true)]
            : Enum.GetValues<FuzzKind>();
        var numbers = arguments.GetValue(only) is { } one ? [one] : Enumerable.Range(0, arguments.GetValue(count)).ToList();
        await using var web = await FuzzWeb.StartAsync(cancellationToken);
        var items = new FuzzItems(arguments.GetValue(seed), web.Port);
        var ledger = new FuzzLedger(folder, Note);
        await using var run = new FuzzRun(items, web, ledger, Note);
        await run.WarmUpAsync(cancellationToken);
        foreach (var each in kinds)
        {
            if (arguments.GetValue(only) is { } number) FuzzLedger.Write(items.Create(each, number), folder);
            await run.RunAsync(each, numbers, cancellationToken);
        }

        Note($"seed {arguments.GetValue(seed)}; what something is wrong with is kept in {folder}");
        return ledger.Figures();
    }
}
