using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing.Summaries;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Summaries;

/// <summary>The summary behind a reply.</summary>
internal sealed record SummaryContent(Summary Summary) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Summary.Citations;

    public override IReadOnlyList<ArticleReference> Nearest => Summary.Topic.Nearest;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["topic"] = Summary.Topic.Topic,
        ["as_of"] = Summary.Topic.AsOf,
        ["outcome"] = Summary.Topic.Outcome.ToString(),
        ["text"] = Summary.Text,
        ["disputed"] = Summary.Disputed is null ? null : new JsonObject
        {
            ["about"] = Summary.Disputed,
            ["values"] = JsonFields.Array(Summary.Values.Select(value =>
                new JsonObject { ["text"] = value.Text, ["outlet"] = value.Outlet, ["n"] = value.Citation })),
        },
        ["open"] = JsonFields.Numbers(Summary.Open),
        ["articles"] = Summary.Topic.Articles.Count,
        ["nearest"] = JsonFields.Of(Summary.Topic.Nearest),
        ["citations"] = JsonFields.Of(Summary.Citations),
        ["dropped"] = JsonFields.Of(Summary.Dropped),
        ["writer"] = JsonFields.Of(Summary.Writer),
        ["why_quoted"] = Summary.WhyQuoted,
        ["tokens"] = JsonFields.Of(Summary.Tokens),
        ["notices"] = JsonFields.Strings(notices),
    };
}
