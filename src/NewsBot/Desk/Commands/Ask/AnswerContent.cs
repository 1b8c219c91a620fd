using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Ask;

/// <summary>The answer behind a reply.</summary>
internal sealed record AnswerContent(Answer Answer) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Answer.Citations;

    public override IReadOnlyList<ArticleReference> Nearest => Answer.Nearest;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["question"] = Answer.Question,
        ["asked_as"] = Answer.AskedAs,
        ["as_of"] = Answer.AsOf,
        ["outcome"] = Answer.Outcome.ToString(),
        ["text"] = Answer.Text,
        ["citations"] = JsonFields.ToJson(Answer.Citations),
        ["dropped"] = JsonFields.ToJson(Answer.Dropped),
        ["writer"] = JsonFields.ToJson(Answer.Writer),
        ["why_quoted"] = Answer.QuotedReason,
        ["tokens"] = JsonFields.ToJson(Answer.Tokens),
        ["remembered"] = Answer.IsFromCache,
        ["nearest"] = JsonFields.ToJson(Answer.Nearest),
        ["notices"] = JsonFields.Strings(notices),
        ["timings_ms"] = new JsonObject
        {
            ["retrieve"] = JsonFields.Milliseconds(Answer.Timings.Retrieve),
            ["write"] = JsonFields.Milliseconds(Answer.Timings.Write),
            ["check"] = JsonFields.Milliseconds(Answer.Timings.Check),
            ["total"] = JsonFields.Milliseconds(Answer.Timings.Total),
        },
        ["explanation"] = Answer.Explanation is { } explanation ? ToFields(explanation) : null,
    };

    private static JsonObject ToFields(Explanation explanation) => new()
    {
        ["kind"] = explanation.Question.Kind.ToString(),
        ["terms"] = JsonFields.Array(explanation.Question.Terms.Select(term => new JsonObject
        {
            ["word"] = term.Written,
            ["name"] = term.IsName,
            ["carried"] = term.IsCarried,
        })),
        ["outlet"] = explanation.Question.Outlets is [var first, ..] ? first.Names[0] : null,
        ["outlets"] = JsonFields.Strings(explanation.Question.Outlets.Select(outlet => outlet.Written)),
        ["freshness"] = explanation.Question.Time.Freshness.ToString(),
        ["words_alone"] = explanation.IsByWordsAlone,
        ["margin"] = JsonFields.Round(explanation.Margin, 3),
        ["evidence"] = JsonFields.Array(explanation.Evidence.Select(passage =>
        {
            var fields = JsonFields.ToJson(passage.Article);
            fields["start"] = passage.Span.Start;
            fields["length"] = passage.Span.Length;
            fields["score"] = JsonFields.Round(passage.Score, 3);
            fields["sent"] = passage.PromptNumber;
            return fields;
        })),
        ["sent"] = explanation.PromptText,
        ["repaired"] = JsonFields.Strings(explanation.Repaired),
        ["revised"] = JsonFields.Array(explanation.Revised.Select(sentence => new JsonObject
        {
            ["text"] = sentence.Text,
            ["original"] = sentence.Original.Text,
            ["why"] = sentence.Original.Reason,
            ["by"] = JsonFields.ToJson(sentence.Original.By),
        })),
        ["second_opinion"] = explanation.Opinion is not { } opinion ? null : new JsonObject
        {
            ["asked"] = opinion.Asked,
            ["missing"] = JsonFields.Strings(opinion.Missing),
            ["failure"] = opinion.Failure,
        },
    };
}
