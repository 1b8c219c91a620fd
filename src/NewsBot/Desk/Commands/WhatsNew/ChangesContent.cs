using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing.Changes;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.WhatsNew;

/// <summary>The changes behind a reply.</summary>
internal sealed record ChangesContent(ChangeReport Changes) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Changes.Citations;

    public override IReadOnlyList<ArticleReference> Nearest => Changes.Topic?.NearestArticles ?? [];

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["topic"] = Changes.Topic?.Topic,
        ["since"] = Changes.Since,
        ["as_of"] = Changes.AsOf,
        ["outcome"] = Changes.Topic?.Outcome.ToString(),
        ["items"] = JsonFields.Array(Changes.Items.Select(ToFields)),
        ["more"] = Changes.MoreCount,
        ["nearest"] = JsonFields.ToJson(Nearest),
        ["citations"] = JsonFields.ToJson(Changes.Citations),
        ["notices"] = JsonFields.Strings(notices),
    };

    private static JsonObject ToFields(NewsItem item) => item switch
    {
        NewStory story =>
            new JsonObject { ["kind"] = "story", ["n"] = story.Citation, ["outlets"] = story.Outlets, ["known"] = story.IsKnown },
        NewValue value => new JsonObject { ["kind"] = "value", ["difference"] = FactText.ToJson(value.Fact) },
        ChangedText changed => new JsonObject
        {
            ["kind"] = changed.IsCorrection ? "correction" : "change",
            ["headline"] = changed.Headline,
            ["outlet"] = changed.Outlet,
            ["before"] = changed.Before,
            ["n"] = changed.Citation,
            ["others"] = changed.OtherChanges,
        },
        _ => [],
    };
}
