using System.CommandLine;
using System.Globalization;
using NewsBot.Desk;
using NewsBot.Evaluation;

namespace NewsBot.Terminal.Commands;

/// <summary>
/// Measures how well questions with known answers are answered, or how well the check tells true sentences from false ones.
/// </summary>
internal sealed class EvalCommand : TerminalCommand
{
    private readonly Option<string?> articles = new("--articles")
    {
        Description = "A file or folder of articles",
        HelpName = "FILE_OR_FOLDER",
    };

    private readonly Option<string[]> questions = new("--questions")
    {
        Description = "A file of questions (.jsonl); may be repeated, all rows are measured together",
        HelpName = "FILE",
    };

    private readonly Option<string[]> claims = new("--claims")
    {
        Description = "A file of sentences that a model wrote from passages (.jsonl), instead of articles and questions; may be "
            + "repeated",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> details = new("--details")
    {
        Description = "Write there how each question or claim fared, as JSON Lines",
        HelpName = "FILE",
    };

    public EvalCommand(SharedOptions shared, Screen screen)
        : base("eval", "Measures answers on a set of articles and questions, or the check on a set of claims, without a model.",
            shared,
            screen)
    {
        Options.Add(articles);
        Options.Add(questions);
        Options.Add(claims);
        Options.Add(details);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot eval --articles news.jsonl.gz --questions questions.jsonl",
            "newsbot eval --articles ./articles --questions a.jsonl --questions b.jsonl --json --details rows.jsonl",
            "newsbot eval --claims claims.jsonl --json --details rows.jsonl",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var (source, asked, claimed) =
            (arguments.GetValue(articles), arguments.GetValue(questions) ?? [], arguments.GetValue(claims) ?? []);
        if (claimed.Length > 0 == (source is not null || asked.Length > 0))
            return ReportWrongUsage("give either --articles and --questions, or --claims");
        // The output file is checked before the measurement, which takes minutes.
        if (arguments.GetValue(details) is { } rows) OutputFile.EnsureReplaceable(rows, "{", "JSON Lines");
        if (claimed.Length > 0) return await EvaluateClaimsAsync(desk, claimed, arguments, cancellationToken);
        if (source is null || asked.Length == 0) return ReportWrongUsage("--articles and --questions belong together");
        if (!Path.Exists(source)) return ReportWrongUsage($"--articles: there is no file or folder {source}");
        EvaluationReport? report = null;
        await ProgressBars.RunAsync(Screen, async step => report = await desk.Evaluator.EvaluateAsync(
            source, asked, new EvaluationSteps(step), cancellationToken));
        foreach (var failure in report!.Failures) Screen.WriteProblem(failure);
        if (report.Articles == 0)
        {
            Screen.WriteProblem("no article could be taken in, so there is nothing to measure");
            return CommandLine.Failed;
        }

        if (arguments.GetValue(details) is { } file)
            await File.WriteAllLinesAsync(file, report.Results.Select(Json.Format), cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Format(report));
        else Screen.WriteRows(CreateRows(report));
        return CommandLine.Done;
    }

    private async Task<int> EvaluateClaimsAsync(
        NewsDesk desk, string[] files, ParseResult arguments, CancellationToken cancellationToken)
    {
        ClaimReport? report = null;
        await ProgressBars.RunAsync(Screen, async step =>
            report = await desk.Evaluator.Claims.EvaluateAsync(files, new EvaluationSteps(step), cancellationToken));
        if (arguments.GetValue(details) is { } file)
            await File.WriteAllLinesAsync(file, report!.Results.Select(Json.Format), cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Format(report!));
        else Screen.WriteRows(CreateRows(report!));
        return CommandLine.Done;
    }

    private static List<(string Name, string Value)> CreateRows(ClaimReport report) =>
    [
        ("claims", Numbers.Format(report.Claims)),
        ("true, of these dropped", $"{Numbers.Format(report.True)}, {FormatShare(report.TrueDropped)}"),
        ("false, of these kept", $"{Numbers.Format(report.False)}, {FormatShare(report.FalseKept)}"),
        .. report.ByKind.Select(kind => ($"wrong of {kind.Key}", $"{kind.Value.Wrong} of {kind.Value.Claims}")),
        ("ms p50", FormatMilliseconds(report.MillisecondsPercentile(0.5))),
        ("ms p95", FormatMilliseconds(report.MillisecondsPercentile(0.95))),
    ];

    private static List<(string Name, string Value)> CreateRows(EvaluationReport report) =>
    [
        ("articles", Numbers.Format(report.Articles)),
        ("passages", Numbers.Format(report.Passages)),
        ("questions", Numbers.Format(report.Questions)),
        ("answerable", Numbers.Format(report.Answerable)),
        ("hit@1", FormatShare(report.HitAt(1))),
        ("hit@5", FormatShare(report.HitAt(5))),
        ("hit@10", FormatShare(report.HitAt(10))),
        ("mrr@10", FormatShare(report.MeanReciprocalRankAt10)),
        ("answer@1", FormatShare(report.AnswerAt(1))),
        ("answer@5", FormatShare(report.AnswerAt(5))),
        ("answer@10", FormatShare(report.AnswerAt(10))),
        ("reply_answer", FormatShare(report.ReplyAnswer)),
        ("first_sentence_answer", FormatShare(report.FirstSentenceAnswer)),
        ("reply_cites_gold", FormatShare(report.ReplyCitesGold)),
        ("quotes_exact", FormatShare(report.QuotesExact)),
        ("false_abstain", FormatShare(report.FalseAbstain)),
        ("null_abstain", FormatShare(report.NullAbstain)),
        ("reply_chars_p50", FormatCount(report.ReplyCharsPercentile(0.5))),
        ("reply_chars_p90", FormatCount(report.ReplyCharsPercentile(0.9))),
        ("sent_gold", FormatShare(report.SentGold)),
        ("sent_tokens_p50", FormatCount(report.SentTokensP50)),
        ("ms p50", FormatMilliseconds(report.MillisecondsPercentile(0.5))),
        ("ms p95", FormatMilliseconds(report.MillisecondsPercentile(0.95))),
    ];

    private static string FormatCount(int? count) => count is { } known ? Numbers.Format(known) : "-";

    private static string FormatShare(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static string FormatMilliseconds(double? milliseconds) =>
        milliseconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";
}
