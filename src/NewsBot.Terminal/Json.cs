using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Archive;
using NewsBot.Articles;
using NewsBot.Briefing;
using NewsBot.Briefing.Briefs;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Comparing;
using NewsBot.Briefing.Quotes;
using NewsBot.Briefing.Summaries;
using NewsBot.Desk;
using NewsBot.Evaluation;
using NewsBot.Retrieval;
using NewsBot.Terminal.Commands;

namespace NewsBot.Terminal;

/// <summary>
/// The JSON documents of <c>--json</c>. Scripts rely on their names, so each is written out here, by hand, in one place.
/// </summary>
internal static class Json
{
    // Names, quotation marks and other scripts stay readable; the output is no HTML.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Written) { WriteIndented = true };

    public static string Of(Answer answer) => new JsonObject
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
        ["tokens"] = new JsonObject { ["prompt"] = answer.Tokens.Prompt, ["answer"] = answer.Tokens.Answer, ["estimated"] = answer.Tokens.IsEstimate },
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
    }.ToJsonString(Indented);

    public static string Of(CheckedMessage message, IReadOnlyList<string> notices) => new JsonObject
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
    }.ToJsonString(Indented);

    public static string Of(PersonQuotes quotes, IReadOnlyList<string> notices) => new JsonObject
    {
        ["asked"] = quotes.Asked,
        ["topic"] = quotes.Topic,
        ["as_of"] = quotes.AsOf,
        ["outcome"] = quotes.Outcome.ToString(),
        ["person"] = quotes.Person,
        ["quotes"] = Array(quotes.Quotes.Select(quote => new JsonObject
        {
            ["speaker"] = quote.Speaker,
            ["words"] = Array(quote.Words.Select(words => JsonValue.Create(words))),
            ["n"] = quote.Citation,
            ["also_in"] = Array(quote.AlsoIn.Select(outlet => JsonValue.Create(outlet))),
        })),
        ["more"] = quotes.More,
        ["others"] = Array(quotes.Others.Select(other => new JsonObject { ["name"] = other.Name, ["quotes"] = other.Quotes })),
        ["nearest"] = Array(quotes.Nearest.Select(name => JsonValue.Create(name))),
        ["citations"] = Array(quotes.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    }.ToJsonString(Indented);

    public static string Of(Brief brief, IReadOnlyList<string> notices) => new JsonObject
    {
        ["since"] = brief.Since,
        ["until"] = brief.Until,
        ["outcome"] = brief.Outcome.ToString(),
        ["older"] = brief.IsOlder,
        ["stories"] = Array(brief.Stories.Select(story => new JsonObject
        {
            ["n"] = story.Citation,
            ["outlets"] = story.Outlets,
            ["news"] = story.News.ToString(),
        })),
        ["left_out"] = brief.LeftOut,
        ["citations"] = Array(brief.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    }.ToJsonString(Indented);

    public static string Of(Summary summary, IReadOnlyList<string> notices) => new JsonObject
    {
        ["topic"] = summary.Topic.Topic,
        ["as_of"] = summary.Topic.AsOf,
        ["outcome"] = summary.Topic.Outcome.ToString(),
        ["text"] = summary.Text,
        ["disputed"] = summary.Disputed is null ? null : new JsonObject
        {
            ["about"] = summary.Disputed,
            ["values"] = Array(summary.Values.Select(value => new JsonObject { ["text"] = value.Text, ["outlet"] = value.Outlet, ["n"] = value.Citation })),
        },
        ["open"] = Array(summary.Open.Select(number => JsonValue.Create(number))),
        ["articles"] = summary.Topic.Articles.Count,
        ["nearest"] = Array(summary.Topic.Nearest.Select(Fields)),
        ["citations"] = Array(summary.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["dropped"] = Array(summary.Dropped.Select(dropped => new JsonObject { ["text"] = dropped.Text, ["why"] = dropped.Why })),
        ["writer"] = summary.Writer == WrittenBy.Model ? "model" : "quotes",
        ["why_quoted"] = summary.WhyQuoted,
        ["tokens"] = new JsonObject { ["prompt"] = summary.Tokens.Prompt, ["answer"] = summary.Tokens.Answer, ["estimated"] = summary.Tokens.IsEstimate },
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    }.ToJsonString(Indented);

    public static string Of(Timeline timeline, IReadOnlyList<string> notices) => new JsonObject
    {
        ["topic"] = timeline.Topic.Topic,
        ["as_of"] = timeline.Topic.AsOf,
        ["outcome"] = timeline.Topic.Outcome.ToString(),
        ["events"] = Array(timeline.Events.Select(told => new JsonObject
        {
            ["first"] = Day(told.Date.First),
            ["last"] = Day(told.Date.Last),
            ["sureness"] = told.Date.Sureness.ToString(),
            ["planned"] = told.IsPlanned,
            ["n"] = told.Citation,
        })),
        ["articles"] = timeline.Topic.Articles.Count,
        ["left_out"] = timeline.LeftOut,
        ["nearest"] = Array(timeline.Topic.Nearest.Select(Fields)),
        ["citations"] = Array(timeline.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    }.ToJsonString(Indented);

    public static string Of(TopicComparison comparison, IReadOnlyList<string> notices) => new JsonObject
    {
        ["topic"] = comparison.Topic.Topic,
        ["as_of"] = comparison.Topic.AsOf,
        ["outcome"] = comparison.Topic.Outcome.ToString(),
        ["articles"] = comparison.Topic.Articles.Count,
        ["outlets"] = Array(comparison.Outlets.Select(view => new JsonObject
        {
            ["outlet"] = view.Outlet,
            ["also_in"] = Strings(view.AlsoIn),
            ["n"] = Array(view.Citations.Select(number => JsonValue.Create(number))),
        })),
        ["more_outlets"] = Strings(comparison.MoreOutlets),
        ["differences"] = Array(comparison.Differences.Select(Fields)),
        ["quotes"] = Array(comparison.Quotes.Select(quote => new JsonObject
        {
            ["speaker"] = quote.Speaker,
            ["versions"] = Array(quote.Versions.Select(version => new JsonObject
            {
                ["words"] = version.Words,
                ["outlets"] = Strings(version.Outlets),
                ["n"] = version.Citation,
            })),
        })),
        ["not_in"] = Strings(comparison.NotIn),
        ["nearest"] = Array(comparison.Topic.Nearest.Select(Fields)),
        ["citations"] = Array(comparison.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Strings(notices),
    }.ToJsonString(Indented);

    public static string Of(NewsSince told, IReadOnlyList<string> notices) => new JsonObject
    {
        ["topic"] = told.Topic?.Topic,
        ["since"] = told.Since,
        ["as_of"] = told.AsOf,
        ["outcome"] = told.Topic?.Outcome.ToString(),
        ["items"] = Array(told.Items.Select(Fields)),
        ["more"] = told.More,
        ["nearest"] = Array((told.Topic?.Nearest ?? []).Select(Fields)),
        ["citations"] = Array(told.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Strings(notices),
    }.ToJsonString(Indented);

    private static JsonObject Fields(NewsItem item) => item switch
    {
        NewStory story => new JsonObject { ["kind"] = "story", ["n"] = story.Citation, ["outlets"] = story.Outlets, ["known"] = story.IsKnown },
        NewValue value => new JsonObject { ["kind"] = "value", ["difference"] = Fields(value.Fact) },
        ChangedText changed => new JsonObject
        {
            ["kind"] = changed.IsCorrection ? "correction" : "change",
            ["headline"] = changed.Headline,
            ["outlet"] = changed.Outlet,
            ["before"] = changed.Before,
            ["n"] = changed.Citation,
            ["others"] = changed.Others,
        },
        _ => [],
    };

    private static JsonObject Fields(ComparedFact fact) => new()
    {
        ["kind"] = fact.Kind.ToString(),
        ["fact"] = fact.Fact.ToString(),
        ["about"] = fact.About,
        ["values"] = Array(fact.Values.Select(value => new JsonObject
        {
            ["text"] = value.Text,
            ["outlets"] = Strings(value.Outlets),
            ["n"] = Array(value.Citations.Select(number => JsonValue.Create(number))),
        })),
    };

    private static JsonArray Strings(IEnumerable<string> texts) => Array(texts.Select(text => JsonValue.Create(text)));

    public static string Of(Coverage coverage, IReadOnlyList<string> notices) => new JsonObject
    {
        ["topic"] = coverage.Topic?.Topic,
        ["as_of"] = coverage.AsOf,
        ["outcome"] = (coverage.Topic?.Outcome ?? (coverage.Articles > 0 ? TopicOutcome.Covered : TopicOutcome.NothingHeld)).ToString(),
        ["articles"] = coverage.Articles,
        ["undated"] = coverage.Undated,
        ["stories"] = coverage.Stories,
        ["well_covered"] = coverage.WellCovered,
        ["independent"] = coverage.Independent,
        ["copies"] = coverage.Copies,
        ["newest"] = coverage.Newest is { } newest ? Fields(newest) : null,
        ["median_age_days"] = Round(coverage.MedianAge?.TotalDays, 1),
        ["cut_off"] = coverage.IsCutOff,
        ["outlets"] = Array(coverage.Outlets.Select(outlet => new JsonObject
        {
            ["outlet"] = outlet.Name,
            ["articles"] = outlet.Articles,
            ["newest"] = outlet.Newest,
        })),
        ["unit"] = coverage.Length.ToString().ToLowerInvariant(),
        ["before"] = coverage.Before,
        ["counts"] = Array(coverage.Stretches.Select(stretch => new JsonObject
        {
            ["first"] = Day(stretch.First),
            ["articles"] = stretch.Total,
            ["by_outlet"] = Array(stretch.Articles.Select(count => JsonValue.Create(count))),
        })),
        ["gaps"] = Array(coverage.Gaps.Select(gap => new JsonObject { ["first"] = Day(gap.First), ["last"] = Day(gap.Last), ["open"] = gap.IsOpen })),
        ["nearest"] = Array((coverage.Topic?.Nearest ?? []).Select(Fields)),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    }.ToJsonString(Indented);

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
            ["corrected"] = article.Stored.As == StoredAs.Corrected,
            ["title"] = article.Article!.Title,
        })),
        ["failures"] = Array(counts.Failed.Select(article => new JsonObject { ["input"] = article.Input, ["error"] = article.Error })),
    }.ToJsonString(Indented);

    public static string Of(ReadArticle read) => new JsonObject
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
        ["ms"] = new JsonObject { ["p50"] = Round(report.MillisecondsWithin(0.5), 1), ["p95"] = Round(report.MillisecondsWithin(0.95), 1) },
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

    public static string Of(IReadOnlyList<Finding> findings) => new JsonObject
    {
        ["findings"] = Array(findings.Select(finding => new JsonObject
        {
            ["name"] = finding.Name,
            ["health"] = finding.Health.ToString(),
            ["detail"] = finding.Detail,
        })),
    }.ToJsonString(Indented);

    /// <summary>A reply of any command, on one line: what a conversation through a pipe is made of.</summary>
    public static string Of(Reply reply) => new JsonObject
    {
        ["text"] = reply.Text,
        ["outcome"] = reply.Answer?.Outcome.ToString(),
        ["sources"] = Array(reply.Sources.Select(source => Fields(source.Number, source.Article, null))),
        ["notices"] = Array(reply.Notices.Select(notice => JsonValue.Create(notice))),
    }.ToJsonString(Written);

    private static JsonObject Fields(Explanation explanation) => new()
    {
        ["kind"] = explanation.Question.Kind.ToString(),
        ["terms"] = Array(explanation.Question.Terms.Select(term => new JsonObject
        {
            ["word"] = term.Written,
            ["name"] = term.IsName,
            ["carried"] = term.IsCarried,
        })),
        ["outlet"] = explanation.Question.Outlet,
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
