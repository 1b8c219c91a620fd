using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rules;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>The first response to an interaction, and what is done with its token afterwards.</summary>
internal sealed class InteractionRoutes(FakeDiscord discord)
{
    public JsonNode? Respond(FakeRequest request, ulong id, string token)
    {
        if (request.Method != "POST") throw Refusal.NotFound;
        var interaction = discord.Interactions.FirstOrDefault(each => each.Id == id && each.Token == token)
            ?? throw Refusal.UnknownInteraction;
        if (interaction.Response is not null) throw Refusal.AlreadyAnswered;
        if (discord.Now - interaction.CreatedAt > discord.Options.ResponseTime) throw Refusal.UnknownInteraction;

        var type = (FakeResponseType)(request.Body.Number("type") ?? 0);
        var data = (request.Body as JsonObject)?["data"] as JsonObject ?? [];
        ResponseRules.CheckType(interaction, type);
        ResponseRules.Check(type, data);
        var ephemeral = ((data.Number("flags") ?? 0) & FakeBody.EphemeralFlag) != 0;
        var body = type is FakeResponseType.Message ? MessageRules.Check(data, request.Files, before: null)
            : type is FakeResponseType.Update ? MessageRules.Check(data, request.Files, interaction.On!.Body)
            : FakeBody.Empty;
        switch (type)
        {
            case FakeResponseType.Message or FakeResponseType.Deferred:
                interaction.Original =
                    Post(interaction, body, ephemeral, loading: type == FakeResponseType.Deferred, first: true);
                break;
            case FakeResponseType.Update:
                discord.Edit(interaction.Original = interaction.On!, body);
                break;
            case FakeResponseType.DeferredUpdate:
                interaction.Original = interaction.On;
                break;
        }

        interaction.Response = new FakeResponse(type, discord.Now, ephemeral, data,
            type == FakeResponseType.Choices
                ? [.. data.Objects("choices").Select(each => new FakeChoice(each.String("name")!, each["value"]!.ToString()))]
                    : null,
            type == FakeResponseType.Modal ? FakeModal.From(interaction, data) : null);
        return null;
    }

    public JsonNode? Webhook(FakeRequest request, ulong application, string token, string[] rest)
    {
        if (application != discord.Options.ApplicationId) throw Refusal.UnknownWebhook;
        var interaction = discord.Interactions.FirstOrDefault(each => each.Token == token) ?? throw Refusal.InvalidToken;
        if (discord.Now - interaction.CreatedAt > FakeInteraction.TokenTime) throw Refusal.InvalidToken;
        // Before the first response there is nothing to follow up or to edit.
        if (interaction.Response is null) throw Refusal.UnknownWebhook;
        return (request.Method, rest) switch
        {
            ("POST", []) => FollowUp(request, interaction),
            ("GET", ["messages", var id]) => Shape(Find(interaction, id)),
            ("PATCH", ["messages", var id]) => Edit(request, Find(interaction, id)),
            ("DELETE", ["messages", var id]) => Delete(Find(interaction, id)),
            _ => throw Refusal.NotFound,
        };
    }

    private FakeMessage Post(FakeInteraction interaction, FakeBody body, bool ephemeral, bool loading, bool first)
    {
        // The flags of a message that is seen by one person are told by that.
        body = body with { Flags = body.Flags & ~FakeBody.EphemeralFlag };
        return discord.Post(interaction.Channel, discord.Bot, body, new Posting
        {
            Interaction = interaction,
            Reader = ephemeral ? interaction.User : null,
            Loading = loading,
            // Only what is posted on a message is a reply to it.
            RepliesTo = first ? interaction.ComponentMessage : null,
            PingsReplied = false,
            Type = (interaction.Type, interaction.On) switch
            {
                (FakeInteractionType.Command, null) when first => 20,
                (FakeInteractionType.Command, _) when first => 23,
                (_, null) => 0,
                _ => 19,
            },
        });
    }

    private JsonObject FollowUp(FakeRequest request, FakeInteraction interaction)
    {
        // The first follow-up to "thinking" is its answer, and is as private as that was said to be.
        if (interaction is { Response.Type: FakeResponseType.Deferred, Original: { Loading: true, Deleted: false } waiting })
            return Edit(request, waiting);
        var body = MessageRules.Check(request.Body, request.Files, before: null);
        var ephemeral = ((request.Body.Number("flags") ?? 0) & FakeBody.EphemeralFlag) != 0;
        var message = Post(interaction, body, ephemeral, loading: false, first: false);
        interaction.FollowedBy(message);
        return Shape(message);
    }

    private JsonObject Edit(FakeRequest request, FakeMessage message)
    {
        var body = MessageRules.Check(request.Body, request.Files, message.Body);
        // Who sees a message is fixed with the first response.
        discord.Edit(message, body with { Flags = body.Flags & ~FakeBody.EphemeralFlag });
        return Shape(message);
    }

    private JsonNode? Delete(FakeMessage message)
    {
        discord.Delete(message);
        return null;
    }

    private static FakeMessage Find(FakeInteraction interaction, string id)
    {
        var found = id == "@original"
            ? interaction.Original
            : interaction.FollowUps.Append(interaction.Original).FirstOrDefault(message => message?.Id == Routes.Id(id));
        return found is { Deleted: false } ? found : throw Refusal.UnknownMessage;
    }

    private JsonObject Shape(FakeMessage message) => MessageShape.Of(message, discord, withContent: true);
}
