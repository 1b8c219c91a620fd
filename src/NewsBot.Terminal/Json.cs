using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Evaluation;
using NewsBot.Storage;
using NewsBot.Storage.Vectors;
using NewsBot.Terminal.Commands;

namespace NewsBot.Terminal;

/// <summary>
/// Creates the JSON documents of <c>--json</c>: those of replies, and the terminal's own. Scripts rely on the names, so each is
/// written by hand.
/// </summary>
internal static class Json
{
    // The output is not HTML, so quotation marks and letters outside of ASCII need no escapes.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Written) { WriteIndented = true };

    /// <summary>Creates the document of a reply. Without data of its own, it says whether the request was understood.</summary>
    public static JsonObject DocumentOf(Reply reply) => reply.Content?.ToJson(reply.Notices) ?? new JsonObject
    {
        ["outcome"] = null,
        ["error"] = reply.IsUsageError ? PlainText.Of(reply.Text) : null,
        ["notices"] = JsonFields.Strings(reply.Notices),
    };

    /// <summary>
    /// Formats a reply on one line, for a conversation through a pipe: its document, with the text as a terminal shows it.
    /// </summary>
    public static string LineOf(Reply reply)
    {
        var document = DocumentOf(reply);
        document["text"] = PlainText.Of(reply.Text);
        return Line(document);
    }

    public static string Of(IngestCounts counts) => new JsonObject
    {
        ["new"] = counts.New,
        ["updated"] = counts.Updated.Count,
        ["corrected"] = counts.Corrected,
        ["unchanged"] = counts.Unchanged,
        ["failed"] = counts.Failed.Count,
        ["updates"] = JsonFields.Array(counts.Updated.Select(article => new JsonObject
        {
            ["input"] = article.Input,
            ["id"] = article.Stored!.Id,
            ["version"] = article.Stored.Version,
            ["corrected"] = article.Stored.As == StoreOutcome.Corrected,
            ["title"] = article.Article!.Title,
        })),
        ["failures"] = JsonFields.Array(counts.Failed.Select(article =>
            new JsonObject { ["input"] = article.Input, ["error"] = article.Error })),
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
            new JsonObject
            {
                ["p50"] = JsonFields.Round(report.MillisecondsWithin(0.5), 1),
                ["p95"] = JsonFields.Round(report.MillisecondsWithin(0.95), 1)
            },
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
        ["answers"] = JsonFields.Strings(result.Answers),
        ["reply_answers"] = result.ReplyAnswers,
        ["cites_gold"] = result.CitesGold,
        ["cited"] = JsonFields.Strings(result.CitedArticles),
        ["exact_quotes"] = result.ExactQuotes,
        ["correct"] = result.IsCorrect,
        ["ms"] = JsonFields.Milliseconds(result.Took),
    }.ToJsonString(Written);

    public static string Of(SearchStatistics search, VectorStatistics? vectors) => new JsonObject
    {
        ["passages"] = search.Passages.Passages,
        ["watermark"] = search.Passages.Watermark,
        ["bytes"] = search.Passages.Bytes,
        ["copies"] = search.Stories.Copies,
        ["stories"] = search.Stories.Stories,
        ["well_covered"] = search.Stories.WellCovered,
        ["largest_story"] = search.Stories.Largest,
        ["vectors"] = vectors?.Vectors,
        ["vectors_refused"] = vectors?.Refused,
        ["vector_dimension"] = vectors?.Dimension,
    }.ToJsonString(Indented);

    public static string Of(IReadOnlyList<DiagnosticResult> findings) => new JsonObject
    {
        ["findings"] = JsonFields.Array(findings.Select(finding => new JsonObject
        {
            ["name"] = finding.Name,
            ["health"] = finding.Health.ToString(),
            ["detail"] = finding.Detail,
        })),
    }.ToJsonString(Indented);

    /// <summary>Formats a document with indentation, so that people can read it, too.</summary>
    public static string Indent(JsonObject document) => document.ToJsonString(Indented);

    /// <summary>Formats a document on one line.</summary>
    public static string Line(JsonObject document) => document.ToJsonString(Written);

    private static double? Share(double? share) => JsonFields.Round(share, 4);
}
