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
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    /// <summary>Creates the document of a reply. Without data of its own, it says whether the request was understood.</summary>
    public static JsonObject CreateDocument(Reply reply) => reply.Content?.ToJson(reply.Notices) ?? new JsonObject
    {
        ["outcome"] = null,
        ["error"] = reply.IsUsageError ? PlainText.Sanitize(reply.Text) : null,
        ["notices"] = JsonFields.Strings(reply.Notices),
    };

    /// <summary>
    /// Formats a reply on one line, for a conversation through a pipe: its document, with the text as a terminal shows it.
    /// </summary>
    public static string FormatReplyLine(Reply reply)
    {
        var document = CreateDocument(reply);
        document["text"] = PlainText.Sanitize(reply.Text);
        return FormatCompact(document);
    }

    public static string Format(IngestCounts counts) => new JsonObject
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
            ["corrected"] = article.Stored.Outcome == StoreOutcome.Corrected,
            ["title"] = article.Article!.Title,
        })),
        ["failures"] = JsonFields.Array(counts.Failed.Select(article =>
            new JsonObject { ["input"] = article.Input, ["error"] = article.Error })),
    }.ToJsonString(Indented);

    public static string Format(ArticleReadResult read) => new JsonObject
    {
        ["input"] = read.Input,
        ["title"] = read.Article?.Title,
        ["outlet"] = read.Article?.Outlet,
        ["author"] = read.Article?.Author,
        ["published"] = read.Article?.Published,
        ["url"] = read.Article?.Url,
        ["body"] = read.Article?.Body,
        ["error"] = read.Error,
    }.ToJsonString(Compact);

    public static string Format(ClaimReport report) => new JsonObject
    {
        ["claims"] = report.Claims,
        ["true"] = report.True,
        ["false"] = report.False,
        ["true_dropped"] = RoundShare(report.TrueDropped),
        ["false_kept"] = RoundShare(report.FalseKept),
        ["by_kind"] = new JsonObject(report.ByKind.Select(kind => KeyValuePair.Create<string, JsonNode?>(
            kind.Key, new JsonObject { ["n"] = kind.Value.Claims, ["wrong"] = kind.Value.Wrong }))),
        ["ms"] = new JsonObject
        {
            ["p50"] = Math.Round(report.MillisecondsPercentile(0.5), 1),
            ["p95"] = Math.Round(report.MillisecondsPercentile(0.95), 1),
        },
    }.ToJsonString(Indented);

    public static string Format(ClaimResult result) => new JsonObject
    {
        ["id"] = result.Id,
        ["claim"] = result.Claim,
        ["supported"] = result.Supported,
        ["kind"] = result.Kind,
        ["kept"] = result.Kept,
        ["why"] = result.Reason,
        ["quotes"] = JsonFields.Strings(result.Quotes),
    }.ToJsonString(Compact);

    public static string Format(EvaluationReport report) => new JsonObject
    {
        ["articles"] = report.Articles,
        ["passages"] = report.Passages,
        ["questions"] = report.Questions,
        ["answerable"] = report.Answerable,
        ["hit@1"] = RoundShare(report.HitAt(1)),
        ["hit@5"] = RoundShare(report.HitAt(5)),
        ["hit@10"] = RoundShare(report.HitAt(10)),
        ["mrr@10"] = RoundShare(report.MeanReciprocalRankAt10),
        ["answer@1"] = RoundShare(report.AnswerAt(1)),
        ["answer@5"] = RoundShare(report.AnswerAt(5)),
        ["answer@10"] = RoundShare(report.AnswerAt(10)),
        ["reply_answer"] = RoundShare(report.ReplyAnswer),
        ["first_sentence_answer"] = RoundShare(report.FirstSentenceAnswer),
        ["reply_cites_gold"] = RoundShare(report.ReplyCitesGold),
        ["quotes_exact"] = RoundShare(report.QuotesExact),
        ["false_abstain"] = RoundShare(report.FalseAbstain),
        ["null_abstain"] = RoundShare(report.NullAbstain),
        ["reply_chars_p50"] = report.ReplyCharsPercentile(0.5),
        ["reply_chars_p90"] = report.ReplyCharsPercentile(0.9),
        ["sent_gold"] = RoundShare(report.SentGold),
        ["sent_tokens_p50"] = report.SentTokensP50,
        ["ms"] =
            new JsonObject
            {
                ["p50"] = JsonFields.Round(report.MillisecondsPercentile(0.5), 1),
                ["p95"] = JsonFields.Round(report.MillisecondsPercentile(0.95), 1)
            },
    }.ToJsonString(Indented);

    public static string Format(QuestionResult result) => new JsonObject
    {
        ["id"] = result.Id,
        ["question"] = result.Question,
        ["answerable"] = result.Answerable,
        ["outcome"] = result.Outcome.ToString(),
        ["gold_rank"] = result.GoldRank,
        ["answer_rank"] = result.AnswerRank,
        ["text"] = result.Reply,
        ["answers"] = JsonFields.Strings(result.Answers),
        ["reply_answers"] = result.ReplyAnswers,
        ["cites_gold"] = result.CitesGold,
        ["cited"] = JsonFields.Strings(result.CitedArticles),
        ["retrieved"] = JsonFields.Strings(result.RetrievedArticles),
        ["exact_quotes"] = result.ExactQuotes,
        ["correct"] = result.IsCorrect,
        ["ms"] = JsonFields.Milliseconds(result.Elapsed),
    }.ToJsonString(Compact);

    public static string Format(SearchStatistics search, VectorStatistics? vectors) => new JsonObject
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

    public static string Format(IReadOnlyList<DiagnosticResult> findings) => new JsonObject
    {
        ["findings"] = JsonFields.Array(findings.Select(finding => new JsonObject
        {
            ["name"] = finding.Name,
            ["health"] = finding.Status.ToString(),
            ["detail"] = finding.Detail,
        })),
    }.ToJsonString(Indented);

    /// <summary>Formats a document with indentation, so that people can read it, too.</summary>
    public static string FormatIndented(JsonObject document) => document.ToJsonString(Indented);

    /// <summary>Formats a document on one line.</summary>
    public static string FormatCompact(JsonObject document) => document.ToJsonString(Compact);

    private static double? RoundShare(double? share) => JsonFields.Round(share, 4);
}
