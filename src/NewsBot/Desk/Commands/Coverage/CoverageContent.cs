using System.Text.Json.Nodes;
using NewsBot.Articles;
using NewsBot.Briefing;
using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Coverage;

/// <summary>The numbers behind a reply.</summary>
internal sealed record CoverageContent(CoverageStatistics Coverage) : ReplyContent
{
    public override IReadOnlyList<ArticleReference> Nearest => Coverage.Topic?.Nearest ?? [];

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["topic"] = Coverage.Topic?.Topic,
        ["as_of"] = Coverage.AsOf,
        ["outcome"] = (Coverage.Topic?.Outcome ?? (Coverage.Articles > 0 ? TopicOutcome.Covered : TopicOutcome.NothingHeld))
            .ToString(),
        ["articles"] = Coverage.Articles,
        ["undated"] = Coverage.Undated,
        ["stories"] = Coverage.Stories,
        ["well_covered"] = Coverage.WellCovered,
        ["independent"] = Coverage.Independent,
        ["copies"] = Coverage.Copies,
        ["newest"] = Coverage.Newest is { } newest ? JsonFields.Of(newest) : null,
        ["median_age_days"] = JsonFields.Round(Coverage.MedianAge?.TotalDays, 1),
        ["cut_off"] = Coverage.IsCutOff,
        ["outlets"] = JsonFields.Array(Coverage.Outlets.Select(outlet => new JsonObject
        {
            ["outlet"] = outlet.Name,
            ["articles"] = outlet.Articles,
            ["newest"] = outlet.Newest,
        })),
        ["unit"] = Coverage.Length.ToString().ToLowerInvariant(),
        ["before"] = Coverage.Before,
        ["counts"] = JsonFields.Array(Coverage.Stretches.Select(stretch => new JsonObject
        {
            ["first"] = JsonFields.Of(stretch.First),
            ["articles"] = stretch.Total,
            ["by_outlet"] = JsonFields.Numbers(stretch.Articles),
        })),
        ["gaps"] = JsonFields.Array(Coverage.Gaps.Select(gap => new JsonObject
        {
            ["first"] = JsonFields.Of(gap.First),
            ["last"] = JsonFields.Of(gap.Last),
            ["open"] = gap.IsOpen,
        })),
        ["nearest"] = JsonFields.Of(Nearest),
        ["notices"] = JsonFields.Strings(notices),
    };
}
