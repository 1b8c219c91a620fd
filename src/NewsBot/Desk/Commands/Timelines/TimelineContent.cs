using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Timelines;

/// <summary>The events behind a reply.</summary>
internal sealed record TimelineContent(Timeline Timeline) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Timeline.Citations;

    public override IReadOnlyList<ArticleReference> Nearest => Timeline.Topic.NearestArticles;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["topic"] = Timeline.Topic.Topic,
        ["as_of"] = Timeline.Topic.AsOf,
        ["outcome"] = Timeline.Topic.Outcome.ToString(),
        ["events"] = JsonFields.Array(Timeline.Events.Select(timelineEvent => new JsonObject
        {
            ["first"] = JsonFields.ToJson(timelineEvent.Date.First),
            ["last"] = JsonFields.ToJson(timelineEvent.Date.Last),
            ["sureness"] = timelineEvent.Date.Confidence.ToString(),
            ["planned"] = timelineEvent.IsPlanned,
            ["n"] = timelineEvent.Citation,
        })),
        ["articles"] = Timeline.Topic.Articles.Count,
        ["left_out"] = Timeline.OmittedCount,
        ["nearest"] = JsonFields.ToJson(Timeline.Topic.NearestArticles),
        ["citations"] = JsonFields.ToJson(Timeline.Citations),
        ["notices"] = JsonFields.Strings(notices),
    };
}
