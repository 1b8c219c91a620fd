using System.CommandLine;
using System.IO.Compression;
using NewsBot.Answering.Checks;
using NewsBot.Verification.Messages;

namespace NewsBot.Benchmarks.Claims;

/// <summary>
/// How messages come out that are checked against all of real coverage: sentences of it as they are, slightly edited, made false
/// by rule, and sentences of articles that are not held.
/// </summary>
internal sealed class CheckBenchmark : Benchmark
{
    // Every so manieth article is not taken in; its sentences are of events that are not held, or held from others.
    private const int HeldBack = 4;

    private static readonly Falsehood[] Falsehoods = [Falsehood.Number, Falsehood.Name, Falsehood.Date, Falsehood.Negation];

    private readonly Option<string> articles =
        FileOption("--articles", "Real coverage as JSON lines (title, source, published, body), packed or not");
    private readonly Option<int> seed = new("--seed")
    {
        Description = "Which sentences are taken, and how they are changed",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<int> perKind = new("--sentences")
    {
        Description = "How many of each kind",
        HelpName = "N",
        DefaultValueFactory = _ => 150,
    };
    private readonly Option<bool> errors =
        new("--errors") { Description = "Every verdict that was not expected, on the error stream" };

    public CheckBenchmark()
        : base("check", "Checks sentences against all of real coverage, none of them with its passage")
    {
        Options.Add(articles);
        Options.Add(seed);
        Options.Add(perKind);
        Options.Add(errors);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetRequiredValue(articles);
        if (!File.Exists(path)) throw new BenchmarkException($"{path} is not there; name a file of articles");
        await using var rooms = new Rooms();
        var (held, heldBack) = await SplitAsync(path, rooms.Path, cancellationToken);
        await rooms.TakeInAsync(held, cancellationToken);
        var random = new Random(arguments.GetValue(seed));
        var covered = await Coverage.ReadAsync(held, cancellationToken);
        var sentences = Coverage.Sentences(covered, random);
        var foreign = Coverage.Sentences(await Coverage.ReadAsync(heldBack, cancellationToken), random);
        var falsifier = new Falsifier(covered, random);
        var trial = new CheckTrial(rooms.Check, arguments.GetValue(perKind)) { Erred = arguments.GetValue(errors) ? Tell : null };

        static bool IsTrue(ClaimStanding standing) => standing == ClaimStanding.Supported;
        static bool IsUnknown(ClaimStanding standing) => standing == ClaimStanding.NotInCoverage;
        static bool IsFalse(ClaimStanding standing) => !IsTrue(standing) && !IsUnknown(standing);
        Task<CheckTally> Run(string name, IEnumerable<CoveredSentence> of, Func<CoveredSentence, string?> made,
            Func<ClaimStanding, bool> isExpected) =>
            trial.RunAsync(name, of, made, isExpected, cancellationToken);

        var figures = new List<Figure>();
        List<CheckTally> truths = [await Run("true as published", sentences, sentence => sentence.Text, IsTrue)];
        foreach (var (rule, edit) in LightEdits.All)
            truths.Add(await Run($"true {rule}", sentences, sentence => edit(sentence.Text), IsTrue));
        List<CheckTally> lies = [];
        foreach (var kind in Falsehoods)
            lies.Add(
                await Run($"false {kind}".ToLowerInvariant(), sentences, sentence =>
                    falsifier.Make(kind, sentence)?.Sentence, IsFalse));
        var unheld = await Run("not held", foreign, sentence => sentence.Text, IsUnknown);

        foreach (var tally in truths.Concat(lies).Append(unheld))
        {
            figures.Add(new($"{tally.Name} sentences", tally.Sentences));
            figures.Add(new($"{tally.Name} supported", tally.Share(ClaimStanding.Supported)));
            figures.Add(new($"{tally.Name} contradicted", tally.Share(ClaimStanding.Contradicted)));
            figures.Add(new($"{tally.Name} spoken against", tally.ShareSpokenAgainst));
        }

        figures.Add(new("true in all supported", Mean(truths, tally => tally.Share(ClaimStanding.Supported))));
        figures.Add(new("true in all spoken against", Mean(truths, tally => tally.ShareSpokenAgainst)));
        figures.Add(new("false in all spoken against", Mean(lies, tally => tally.ShareSpokenAgainst)));
        figures.Add(new("false in all supported", Mean(lies, tally => tally.Share(ClaimStanding.Supported))));
        figures.Add(
            new("nothing to check in true as published", (double)truths[0].Skipped / (truths[0].Skipped + truths[0].Sentences)));
        figures.Add(new("check of a claim median", trial.Milliseconds.Median(), "ms"));
        figures.Add(new("check of a claim within 95 of 100", trial.Milliseconds.Within(0.95), "ms"));
        return figures;
    }

    private static double Mean(IReadOnlyList<CheckTally> tallies, Func<CheckTally, double> share) =>
        tallies.Sum(tally => share(tally) * tally.Sentences) / Math.Max(1, tallies.Sum(tally => tally.Sentences));

    private static async Task<(string Held, string HeldBack)> SplitAsync(
        string path, string folder, CancellationToken cancellationToken)
    {
        var (held, heldBack) = (Path.Combine(folder, "held.jsonl"), Path.Combine(folder, "held-back.jsonl"));
        await using var file = File.OpenRead(path);
        await using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        await using var kept = new StreamWriter(held);
        await using var other = new StreamWriter(heldBack);
        for (var number = 0; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
            await (number % HeldBack == 0 ? other : kept).WriteLineAsync(line.AsMemory(), cancellationToken);
        return (held, heldBack);
    }

    private static void Tell(string name, CoveredSentence sentence, string text, CheckedMessage told)
    {
        var claim = told.Claims[0];
        Note($"{claim.Standing}, {name}: {text}");
        if (text != sentence.Text) Note($"  was: {sentence.Text}");
        Note($"  of: {sentence.Article.Published:yyyy-MM-dd} {sentence.Article.Outlet}: {sentence.Article.Title}");
        if (claim.Difference is { } difference) Note($"  instead of {difference.ClaimText}: {difference.CoverageText}");
        foreach (var citation in told.Citations)
            Note($"  [{citation.Number}] {citation.Article.Published:yyyy-MM-dd} {citation.Article.Title}: "
                + $"{citation.Quote.ReplaceLineEndings(" ")}");
    }
}
