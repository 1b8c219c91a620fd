using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Briefing.Quotes;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Quotes;

/// <summary>The quotations behind a reply.</summary>
internal sealed record QuotesContent(PersonQuotes Quotes) : ReplyContent
{
    public override IReadOnlyList<Citation> Citations => Quotes.Citations;

    public override JsonObject ToJson(IReadOnlyList<string> notices) => new()
    {
        ["asked"] = Quotes.RequestedName,
        ["topic"] = Quotes.Topic,
        ["as_of"] = Quotes.AsOf,
        ["outcome"] = Quotes.Outcome.ToString(),
        ["person"] = Quotes.Person,
        ["quotes"] = JsonFields.Array(Quotes.Quotes.Select(quote => new JsonObject
        {
            ["speaker"] = quote.Speaker,
            ["words"] = JsonFields.Strings(quote.Words),
            ["n"] = quote.Citation,
            ["also_in"] = JsonFields.Strings(quote.AlsoIn),
        })),
        ["more"] = Quotes.MoreCount,
        ["others"] =
            JsonFields.Array(
                Quotes.OtherPeople.Select(other => new JsonObject { ["name"] = other.Name, ["quotes"] = other.Quotes })),
        ["nearest"] = JsonFields.Strings(Quotes.NearestNames),
        ["citations"] = JsonFields.ToJson(Quotes.Citations),
        ["notices"] = JsonFields.Strings(notices),
    };
}
