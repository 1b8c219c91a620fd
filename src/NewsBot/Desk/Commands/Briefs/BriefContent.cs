using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Briefing.Briefs;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Briefs;

/// <summary>The stories behind a reply.</summary>
internal sealed record BriefContent(Brief Brief) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Brief.Citations;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["since"] = Brief.Since,
        ["until"] = Brief.Until,
        ["outcome"] = Brief.Outcome.ToString(),
        ["older"] = Brief.UsesOlderPeriod,
        ["stories"] = JsonFields.Array(Brief.Stories.Select(story => new JsonObject
        {
            ["n"] = story.Citation,
            ["outlets"] = story.Outlets,
            ["news"] = story.News.ToString(),
        })),
        ["left_out"] = Brief.OmittedCount,
        ["citations"] = JsonFields.ToJson(Brief.Citations),
        ["notices"] = JsonFields.Strings(notices),
    };
}
