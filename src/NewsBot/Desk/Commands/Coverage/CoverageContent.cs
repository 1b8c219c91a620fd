using System.Text.Json.Nodes;
using NewsBot.Articles;
using NewsBot.Briefing;
using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Coverage;

/// <summary>The numbers behind a reply.</summary>
internal sealed record CoverageContent(CoverageStatistics Coverage) : ReplyContent
{
    public override IReadOnlyList<ArticleReference> Nearest => Coverage.Topic?.NearestArticles ?? [];

    // Its numbers cite nothing.
    public override bool HasCoverage => Coverage.Articles > 0;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["topic"] = Coverage.Topic?.Topic,
        ["as_of"] = Coverage.AsOf,
        ["outcome"] = (Coverage.Topic?.Outcome ?? (Coverage.Articles > 0 ? TopicOutcome.Covered : TopicOutcome.NothingHeld))
            .ToString(),
        ["articles"] = Coverage.Articles,
        ["undated"] = Coverage.Undated,
        ["stories"] = Coverage.Stories,
        ["well_covered"] = Coverage.WellCoveredStories,
        ["independent"] = Coverage.IndependentArticles,
        ["copies"] = Coverage.Copies,
        ["newest"] = Coverage.Newest is { } newest ? JsonFields.ToJson(newest) : null,
        ["median_age_days"] = JsonFields.Round(Coverage.MedianAge?.TotalDays, 1),
        ["cut_off"] = Coverage.IsTruncated,
        ["outlets"] = JsonFields.Array(Coverage.Outlets.Select(outlet => new JsonObject
        {
            ["outlet"] = outlet.Name,
            ["articles"] = outlet.Articles,
            ["newest"] = outlet.Newest,
        })),
        ["unit"] = Coverage.Unit,
        ["before"] = Coverage.EarlyArticles,
        ["counts"] = JsonFields.Array(Coverage.Stretches.Select(stretch => new JsonObject
        {
            ["first"] = JsonFields.ToJson(stretch.First),
            ["articles"] = stretch.Total,
            ["by_outlet"] = JsonFields.Numbers(stretch.ArticlesByOutlet),
        })),
        ["gaps"] = JsonFields.Array(Coverage.Gaps.Select(gap => new JsonObject
        {
            ["first"] = JsonFields.ToJson(gap.First),
            ["last"] = JsonFields.ToJson(gap.Last),
            ["open"] = gap.IsOpen,
        })),
        ["nearest"] = JsonFields.ToJson(Nearest),
        ["notices"] = JsonFields.Strings(notices),
    };
}
