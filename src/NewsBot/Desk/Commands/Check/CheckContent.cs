using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Articles;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Check;

/// <summary>The verdicts behind a reply.</summary>
internal sealed record CheckContent(CheckedMessage Message) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Message.Citations;

    public override IReadOnlyList<ArticleReference> Nearest =>
        [.. Message.Claims.SelectMany(claim => claim.Nearest.Take(1)).DistinctBy(article => article.Id)];

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["as_of"] = Message.AsOf,
        ["outcome"] = Message.Outcome.ToString(),
        ["claims"] = JsonFields.Array(Message.Claims.Select(claim => new JsonObject
        {
            ["text"] = claim.Text,
            ["standing"] = claim.Standing.ToString(),
            ["supported_by"] = claim.SupportingCitation,
            ["difference"] = claim.Difference is not { } difference ? null : new JsonObject
            {
                ["n"] = difference.Citation,
                ["piece"] = difference.ClaimText,
                ["instead"] = difference.CoverageText,
                ["correction"] = difference.IsCorrection,
            },
            ["nearest"] = JsonFields.ToJson(claim.Nearest),
        })),
        ["unchecked"] = Message.UncheckedClaims,
        ["citations"] = JsonFields.ToJson(Message.Citations),
        ["notices"] = JsonFields.Strings(notices),
    };
}
