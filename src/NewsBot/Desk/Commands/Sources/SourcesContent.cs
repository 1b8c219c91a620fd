using System.Text.Json.Nodes;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;

namespace NewsBot.Desk.Commands.Sources;

/// <summary>The outlets behind a reply.</summary>
internal sealed record SourcesContent(ArchiveStatistics Statistics) : ReplyContent
{
    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["outcome"] = null,
        ["error"] = null,
        ["articles"] = Statistics.Articles,
        ["outlets"] = JsonFields.Array(Statistics.Outlets.Select(outlet => new JsonObject
        {
            ["outlet"] = outlet.Name,
            ["articles"] = outlet.Articles,
            ["first"] = outlet.First,
            ["last"] = outlet.Last,
        })),
        ["notices"] = JsonFields.Strings(notices),
    };
}
