using System.Text.Json.Nodes;

namespace NewsBot.Desk.Commands.Feeds;

/// <summary>The feeds behind a reply: the followed feeds, the result of following one, or the entries of one.</summary>
internal sealed record FeedsContent(JsonObject Document) : ReplyContent
{
    public override JsonObject ToJson(IReadOnlyList<string> notices) => Document;
}
