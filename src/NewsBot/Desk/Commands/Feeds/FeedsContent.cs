using System.Text.Json.Nodes;

namespace NewsBot.Desk.Commands.Feeds;

/// <summary>The feeds behind a reply: those that are followed, what came of following one, or what is in one.</summary>
internal sealed record FeedsContent(JsonObject Document) : ReplyContent
{
    public override JsonObject ToJson(IReadOnlyList<string> notices) => Document;
}
