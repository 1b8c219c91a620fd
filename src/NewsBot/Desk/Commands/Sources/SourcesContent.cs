using System.Text.Json.Nodes;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;

namespace NewsBot.Desk.Commands.Sources;

/// <summary>The outlets behind a reply.</summary>
internal sealed record SourcesContent(ArchiveStatistics Held) : ReplyContent
{
    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["outcome"] = null,
        ["error"] = null,
        ["articles"] = Held.Articles,
        ["outlets"] = JsonFields.Array(Held.Outlets.Select(outlet => new JsonObject
        {
            ["outlet"] = outlet.Name,
            ["articles"] = outlet.Articles,
            ["first"] = outlet.First,
            ["last"] = outlet.Last,
        })),
        ["notices"] = JsonFields.Strings(notices),
    };
}
