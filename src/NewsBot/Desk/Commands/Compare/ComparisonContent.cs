using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing.Comparisons;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Compare;

/// <summary>The comparison behind a reply.</summary>
internal sealed record ComparisonContent(TopicComparison Comparison) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Comparison.Citations;

    public override IReadOnlyList<ArticleReference> Nearest => Comparison.Topic.NearestArticles;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["topic"] = Comparison.Topic.Topic,
        ["as_of"] = Comparison.Topic.AsOf,
        ["outcome"] = Comparison.Topic.Outcome.ToString(),
        ["articles"] = Comparison.Topic.Articles.Count,
        ["outlets"] = JsonFields.Array(Comparison.Outlets.Select(view => new JsonObject
        {
            ["outlet"] = view.Outlet,
            ["also_in"] = JsonFields.Strings(view.AlsoIn),
            ["n"] = JsonFields.Numbers(view.Citations),
        })),
        ["more_outlets"] = JsonFields.Strings(Comparison.MoreOutlets),
        ["differences"] = JsonFields.Array(Comparison.Differences.Select(FactText.ToJson)),
        ["quotes"] = JsonFields.Array(Comparison.Quotes.Select(quote => new JsonObject
        {
            ["speaker"] = quote.Speaker,
            ["versions"] = JsonFields.Array(quote.Versions.Select(version => new JsonObject
            {
                ["words"] = version.Words,
                ["outlets"] = JsonFields.Strings(version.Outlets),
                ["n"] = version.Citation,
            })),
        })),
        ["not_in"] = JsonFields.Strings(Comparison.SilentOutlets),
        ["nearest"] = JsonFields.ToJson(Comparison.Topic.NearestArticles),
        ["citations"] = JsonFields.ToJson(Comparison.Citations),
        ["notices"] = JsonFields.Strings(notices),
    };
}
