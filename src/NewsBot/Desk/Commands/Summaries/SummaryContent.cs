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

    public override IReadOnlyList<ArticleReference> Nearest => Summary.Topic.NearestArticles;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["topic"] = Summary.Topic.Topic,
        ["as_of"] = Summary.Topic.AsOf,
        ["outcome"] = Summary.Topic.Outcome.ToString(),
        ["text"] = Summary.Text,
        ["disputed"] = Summary.DisputedSubject is null ? null : new JsonObject
        {
            ["about"] = Summary.DisputedSubject,
            ["values"] = JsonFields.Array(Summary.DisputedValues.Select(value =>
                new JsonObject { ["text"] = value.Text, ["outlet"] = value.Outlet, ["n"] = value.Citation })),
        },
        ["open"] = JsonFields.Numbers(Summary.OpenCitations),
        ["articles"] = Summary.Topic.Articles.Count,
        ["nearest"] = JsonFields.ToJson(Summary.Topic.NearestArticles),
        ["citations"] = JsonFields.ToJson(Summary.Citations),
        ["dropped"] = JsonFields.ToJson(Summary.Dropped),
        ["writer"] = JsonFields.ToJson(Summary.Writer),
        ["why_quoted"] = Summary.WhyQuoted,
        ["tokens"] = JsonFields.ToJson(Summary.Tokens),
        ["notices"] = JsonFields.Strings(notices),
    };
}
