using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Evaluation;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Vectors;
using NewsBot.Stories;
using NewsBot.Terminal.Commands;

namespace NewsBot.Terminal;

/// <summary>
/// The JSON documents of <c>--json</c>. Scripts rely on their names, so each is written out here, by hand, in one place.
/// </summary>
internal static partial class Json
{
    // Names, quotation marks and other scripts stay readable; the output is no HTML.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Written) { WriteIndented = true };

    private static JsonObject Fields(Answer answer) => new()
    {
        ["question"] = answer.Question,
        ["asked_as"] = answer.AskedAs,
        ["as_of"] = answer.AsOf,
        ["outcome"] = answer.Outcome.ToString(),
        ["text"] = answer.Text,
        ["citations"] = Array(answer.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["dropped"] = Array(answer.Dropped.Select(dropped => new JsonObject { ["text"] = dropped.Text, ["why"] = dropped.Why })),
        ["writer"] = answer.Writer == WrittenBy.Model ? "model" : "quotes",
        ["why_quoted"] = answer.WhyQuoted,
        ["tokens"] =
            new JsonObject { ["prompt"] = answer.Tokens.Prompt, ["answer"] = answer.Tokens.Answer,
                ["estimated"] = answer.Tokens.IsEstimate },
        ["remembered"] = answer.IsRemembered,
        ["nearest"] = Array(answer.Nearest.Select(Fields)),
        ["notices"] = Array(answer.Notices.Select(notice => JsonValue.Create(notice))),
        ["timings_ms"] = new JsonObject
        {
            ["retrieve"] = Milliseconds(answer.Timings.Retrieve),
            ["write"] = Milliseconds(answer.Timings.Write),
            ["check"] = Milliseconds(answer.Timings.Check),
            ["total"] = Milliseconds(answer.Timings.Total),
        },
        ["explanation"] = answer.Explanation is null ? null : Fields(answer.Explanation),
    };

    private static JsonObject Fields(CheckedMessage message, IReadOnlyList<string> notices) => new()
    {
        ["as_of"] = message.AsOf,
        ["outcome"] = message.Outcome.ToString(),
        ["claims"] = Array(message.Claims.Select(claim => new JsonObject
        {
            ["text"] = claim.Text,
            ["standing"] = claim.Standing.ToString(),
            ["supported_by"] = claim.SupportedBy,
            ["difference"] = claim.Difference is not { } difference ? null : new JsonObject
            {
                ["n"] = difference.Citation,
                ["piece"] = difference.Piece,
                ["instead"] = difference.Instead,
                ["correction"] = difference.IsCorrection,
            },
            ["nearest"] = Array(claim.Nearest.Select(Fields)),
        })),
        ["unchecked"] = message.Unchecked,
        ["citations"] = Array(message.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    };

    public static string Of(IngestCounts counts) => new JsonObject
    {
        ["new"] = counts.New,
        ["updated"] = counts.Updated.Count,
        ["corrected"] = counts.Corrected,
        ["unchanged"] = counts.Unchanged,
        ["failed"] = counts.Failed.Count,
        ["updates"] = Array(counts.Updated.Select(article => new JsonObject
        {
            ["input"] = article.Input,
            ["id"] = article.Stored!.Id,
            ["version"] = article.Stored.Version,
            ["corrected"] = article.Stored.As == StoreOutcome.Corrected,
            ["title"] = article.Article!.Title,
        })),
        ["failures"] =
            Array(counts.Failed.Select(article => new JsonObject { ["input"] = article.Input, ["error"] = article.Error })),
    }.ToJsonString(Indented);

    public static string Of(ArticleReadResult read) => new JsonObject
    {
        ["input"] = read.Input,
        ["title"] = read.Article?.Title,
        ["outlet"] = read.Article?.Outlet,
        ["author"] = read.Article?.Author,
        ["published"] = read.Article?.Published,
        ["url"] = read.Article?.Url,
        ["body"] = read.Article?.Body,
        ["error"] = read.Error,
    }.ToJsonString(Written);

    public static string Of(EvaluationReport report) => new JsonObject
    {
        ["articles"] = report.Articles,
        ["passages"] = report.Passages,
        ["questions"] = report.Questions,
        ["answerable"] = report.Answerable,
        ["hit@1"] = Share(report.HitAt(1)),
        ["hit@5"] = Share(report.HitAt(5)),
        ["hit@10"] = Share(report.HitAt(10)),
        ["mrr@10"] = Share(report.MeanReciprocalRankAt10),
        ["answer@1"] = Share(report.AnswerAt(1)),
        ["answer@5"] = Share(report.AnswerAt(5)),
        ["answer@10"] = Share(report.AnswerAt(10)),
        ["reply_answer"] = Share(report.ReplyAnswer),
        ["reply_cites_gold"] = Share(report.ReplyCitesGold),
        ["quotes_exact"] = Share(report.QuotesExact),
        ["false_abstain"] = Share(report.FalseAbstain),
        ["null_abstain"] = Share(report.NullAbstain),
        ["reply_chars_p50"] = report.ReplyCharsP50,
        ["ms"] =
            new JsonObject { ["p50"] = Round(report.MillisecondsWithin(0.5), 1),
                ["p95"] = Round(report.MillisecondsWithin(0.95), 1) },
    }.ToJsonString(Indented);

    public static string Of(QuestionResult result) => new JsonObject
    {
        ["id"] = result.Id,
        ["question"] = result.Question,
        ["answerable"] = result.Answerable,
        ["outcome"] = result.Outcome.ToString(),
        ["gold_rank"] = result.GoldRank,
        ["answer_rank"] = result.AnswerRank,
        ["reply"] = result.Reply,
        ["answers"] = Array(result.Answers.Select(answer => JsonValue.Create(answer))),
        ["reply_answers"] = result.ReplyAnswers,
        ["cites_gold"] = result.CitesGold,
        ["cited"] = Array(result.CitedArticles.Select(id => JsonValue.Create(id))),
        ["exact_quotes"] = result.ExactQuotes,
        ["correct"] = result.IsCorrect,
        ["ms"] = Milliseconds(result.Took),
    }.ToJsonString(Written);

    public static string Of(IndexStatistics statistics, StoryStatistics stories, VectorStatistics? vectors) => new JsonObject
    {
        ["passages"] = statistics.Passages,
        ["watermark"] = statistics.Watermark,
        ["bytes"] = statistics.Bytes,
        ["copies"] = stories.Copies,
        ["stories"] = stories.Stories,
        ["well_covered"] = stories.WellCovered,
        ["largest_story"] = stories.Largest,
        ["vectors"] = vectors?.Vectors,
        ["vectors_refused"] = vectors?.Refused,
        ["vector_dimension"] = vectors?.Dimension,
    }.ToJsonString(Indented);

    public static string Of(IReadOnlyList<DiagnosticResult> findings) => new JsonObject
    {
        ["findings"] = Array(findings.Select(finding => new JsonObject
        {
            ["name"] = finding.Name,
            ["health"] = finding.Health.ToString(),
            ["detail"] = finding.Detail,
        })),
    }.ToJsonString(Indented);

    private static JsonObject Fields(Explanation explanation) => new()
    {
        ["kind"] = explanation.Question.Kind.ToString(),
        ["terms"] = Array(explanation.Question.Terms.Select(term => new JsonObject
        {
            ["word"] = term.Written,
            ["name"] = term.IsName,
            ["carried"] = term.IsCarried,
        })),
        ["outlet"] = explanation.Question.Outlets is [var first, ..] ? first.Names[0] : null,
        ["outlets"] = Strings(explanation.Question.Outlets.Select(outlet => outlet.Written)),
        ["freshness"] = explanation.Question.Time.Freshness.ToString(),
        ["margin"] = Round(explanation.Margin, 3),
        ["evidence"] = Array(explanation.Evidence.Select(passage =>
        {
            var fields = Fields(passage.Article);
            fields["start"] = passage.Span.Start;
            fields["length"] = passage.Span.Length;
            fields["score"] = Round(passage.Score, 3);
            fields["sent"] = passage.Sent;
            return fields;
        })),
        ["sent"] = explanation.Sent,
        ["repaired"] = Array(explanation.Repaired.Select(sentence => JsonValue.Create(sentence))),
    };

    private static JsonObject Fields(int number, ArticleReference article, Citation? citation)
    {
        var fields = new JsonObject { ["n"] = number };
        foreach (var (name, value) in Fields(article).ToList()) fields[name] = value?.DeepClone();
        if (citation is null) return fields;
        fields["version"] = article.Version;
        fields["quote"] = citation.Quote;
        fields["start"] = citation.Span.Start;
        fields["length"] = citation.Span.Length;
        fields["also_in"] = Array(citation.AlsoIn.Select(outlet => JsonValue.Create(outlet)));
        fields["independent"] = citation.Independent;
        return fields;
    }

    private static JsonObject Fields(ArticleReference article) => new()
    {
        ["article_id"] = article.Id,
        ["title"] = article.Title,
        ["outlet"] = article.Outlet,
        ["published"] = article.Published,
        ["url"] = article.Url,
    };

    /// <summary>A document for people to read, too.</summary>
    public static string Indent(JsonObject document) => document.ToJsonString(Indented);

    /// <summary>A document on one line.</summary>
    public static string Line(JsonObject document) => document.ToJsonString(Written);

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static double? Share(double? share) => Round(share, 4);

    private static double? Round(double? number, int digits) => number is null ? null : Math.Round(number.Value, digits);
}
