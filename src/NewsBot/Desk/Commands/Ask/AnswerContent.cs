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
        ["citations"] = JsonFields.Of(Answer.Citations),
        ["dropped"] = JsonFields.Of(Answer.Dropped),
        ["writer"] = JsonFields.Of(Answer.Writer),
        ["why_quoted"] = Answer.WhyQuoted,
        ["tokens"] = JsonFields.Of(Answer.Tokens),
        ["remembered"] = Answer.IsRemembered,
        ["nearest"] = JsonFields.Of(Answer.Nearest),
        ["notices"] = JsonFields.Strings(notices),
        ["timings_ms"] = new JsonObject
        {
            ["retrieve"] = JsonFields.Milliseconds(Answer.Timings.Retrieve),
            ["write"] = JsonFields.Milliseconds(Answer.Timings.Write),
            ["check"] = JsonFields.Milliseconds(Answer.Timings.Check),
            ["total"] = JsonFields.Milliseconds(Answer.Timings.Total),
        },
        ["explanation"] = Answer.Explanation is { } explanation ? Fields(explanation) : null,
    };

    private static JsonObject Fields(Explanation explanation) => new()
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
        ["margin"] = JsonFields.Round(explanation.Margin, 3),
        ["evidence"] = JsonFields.Array(explanation.Evidence.Select(passage =>
        {
            var fields = JsonFields.Of(passage.Article);
            fields["start"] = passage.Span.Start;
            fields["length"] = passage.Span.Length;
            fields["score"] = JsonFields.Round(passage.Score, 3);
            fields["sent"] = passage.Sent;
            return fields;
        })),
        ["sent"] = explanation.Sent,
        ["repaired"] = JsonFields.Strings(explanation.Repaired),
    };
}
