using System.CommandLine;
using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Benchmarks.Claims;

/// <summary>How well true sentences are told from false ones, and how long that takes.</summary>
internal sealed class ClaimsBenchmark : Benchmark
{
    private readonly Option<string> articles = FileOption("--articles",
        "Real coverage as JSON lines (title, source, published, body), packed or not");
    private readonly Option<int> seed = new("--seed")
    {
        Description = "Which sentences are taken, and how they are changed",
        HelpName = "N",
        DefaultValueFactory = _ => 1
    };
    private readonly Option<bool> errors = new("--errors") { Description = "Every error with its passage on the error stream" };

    public ClaimsBenchmark()
        : base("claims", "Checks sentences of real coverage: as they are, made false by rule, and lightly edited")
    {
        Options.Add(articles);
        Options.Add(seed);
        Options.Add(errors);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetRequiredValue(articles);
        if (!File.Exists(path)) throw new BenchmarkException($"{path} is not there; name a file of articles");
        var tokenizer = new Tokenizer();
        var trial = new ClaimTrial(new ClaimChecker(tokenizer, new Thesaurus(tokenizer)),
            await Coverage.ReadAsync(path, cancellationToken), arguments.GetValue(seed))
        {
            Erred = arguments.GetValue(errors) ? Tell : null,
        };
        var (kinds, edits) = trial.Run();
        var figures = new List<Figure>();
        foreach (var kind in kinds)
        {
            figures.Add(new($"{kind.Kind} sentences".ToLowerInvariant(), kind.Sentences));
            figures.Add(new($"{kind.Kind} recall".ToLowerInvariant(), kind.Recall));
            figures.Add(new($"{kind.Kind} precision".ToLowerInvariant(), kind.Precision));
            figures.Add(new($"{kind.Kind} named as such".ToLowerInvariant(), kind.NamedShare));
        }

        var required = kinds.Where(kind => kind.Kind != Falsehood.Negation).ToList();
        double caught = required.Sum(kind => kind.Caught), dropped = required.Sum(kind => kind.Dropped);
        figures.Add(new("all but negation recall", caught / required.Sum(kind => kind.Sentences)));
        figures.Add(new("all but negation precision", caught / (caught + dropped)));
        foreach (var edit in edits) figures.Add(new($"true {edit.Rule} sentences", edit.Sentences));
        foreach (var edit in edits) figures.Add(new($"true {edit.Rule} dropped", (double)edit.Dropped / edit.Sentences));
        var microseconds = trial.Time();
        figures.Add(new("check median", microseconds.Median(), "us"));
        figures.Add(new("check within 95 of 100", microseconds.Within(0.95), "us"));
        figures.Add(new("check worst", microseconds.Worst(), "us"));
        return figures;
    }

    private static void Tell(string what, Pairing pairing, ClaimVerdict verdict)
    {
        Note(what);
        Note($"  sentence: {pairing.Sentence}");
        Note($"  article: {pairing.Article.Published:yyyy-MM-dd} {pairing.Article.Title}");
        Note($"  passage: {pairing.Passage.ReplaceLineEndings(" ")}");
        foreach (var piece in verdict.Discrepancies) Note(
            $"  {piece.Kind}: {piece.ClaimText}{(piece.SourceText is null ? "" : $"; the passage has: {piece.SourceText}")}");
    }
}
