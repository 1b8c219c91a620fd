using System.CommandLine;
using System.Globalization;
using NewsBot.Desk;
using NewsBot.Evaluation;

namespace NewsBot.Terminal.Commands;

/// <summary>Measures how well questions with known answers are answered.</summary>
internal sealed class EvalCommand : TerminalCommand
{
    private readonly Option<string> articles = new("--articles")
    {
        Description = "A file or folder of articles",
        HelpName = "FILE_OR_FOLDER",
        Required = true,
    };

    private readonly Option<string[]> questions = new("--questions")
    {
        Description = "A file of questions (.jsonl); may be repeated, all rows are measured together",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> details = new("--details")
    {
        Description = "Write there how each question fared, as JSON Lines",
        HelpName = "FILE",
    };

    public EvalCommand(SharedOptions shared, Screen screen)
        : base("eval", "Measures on a set of articles and questions, in a temporary data folder, without a model.", shared,
            screen)
    {
        Options.Add(articles);
        Options.Add(questions);
        Options.Add(details);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot eval --articles news.jsonl.gz --questions questions.jsonl",
            "newsbot eval --articles ./articles --questions a.jsonl --questions b.jsonl --json --details rows.jsonl",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var source = arguments.GetRequiredValue(articles);
        if (!Path.Exists(source)) return WrongUsage($"--articles: there is no file or folder {source}");
        // The output file is checked before the measurement, which takes minutes.
        if (arguments.GetValue(details) is { } rows) OutputFile.EnsureReplaceable(rows, "{", "JSON Lines");
        EvaluationReport? report = null;
        await ProgressBars.RunAsync(Screen, async step => report = await desk.Evaluator.EvaluateAsync(
            source, arguments.GetRequiredValue(questions), new EvaluationSteps(step), cancellationToken));
        foreach (var failure in report!.Failures) Screen.Problem(failure);
        if (report.Articles == 0)
        {
            Screen.Problem("no article could be taken in, so there is nothing to measure");
            return CommandLine.Failed;
        }

        if (arguments.GetValue(details) is { } file)
            await File.WriteAllLinesAsync(file, report.Results.Select(Json.Of), cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Of(report));
        else Screen.Rows(RowsOf(report));
        return CommandLine.Done;
    }

    private static List<(string Name, string Value)> RowsOf(EvaluationReport report) =>
    [
        ("articles", Numbers.Text(report.Articles)),
        ("passages", Numbers.Text(report.Passages)),
        ("questions", Numbers.Text(report.Questions)),
        ("answerable", Numbers.Text(report.Answerable)),
        ("hit@1", Share(report.HitAt(1))),
        ("hit@5", Share(report.HitAt(5))),
        ("hit@10", Share(report.HitAt(10))),
        ("mrr@10", Share(report.MeanReciprocalRankAt10)),
        ("answer@1", Share(report.AnswerAt(1))),
        ("answer@5", Share(report.AnswerAt(5))),
        ("answer@10", Share(report.AnswerAt(10))),
        ("reply_answer", Share(report.ReplyAnswer)),
        ("reply_cites_gold", Share(report.ReplyCitesGold)),
        ("quotes_exact", Share(report.QuotesExact)),
        ("false_abstain", Share(report.FalseAbstain)),
        ("null_abstain", Share(report.NullAbstain)),
        ("reply_chars_p50", report.ReplyCharsP50 is { } length ? Numbers.Text(length) : "-"),
        ("ms p50", Milliseconds(report.MillisecondsWithin(0.5))),
        ("ms p95", Milliseconds(report.MillisecondsWithin(0.95))),
    ];

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static string Milliseconds(double? milliseconds) =>
        milliseconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";
}
