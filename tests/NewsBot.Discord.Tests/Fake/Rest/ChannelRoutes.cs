using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Discord.Tests.Fake.Rules;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>Channels, their messages and their threads, with the permissions that the bot has there.</summary>
internal sealed class ChannelRoutes(FakeDiscord discord)
{
    private readonly ThreadRoutes threads = new(discord);

    public JsonNode? Answer(FakeRequest request, ulong channelId, string[] rest)
    {
        var channel = discord.Channel(channelId) ?? throw Refusal.UnknownChannel;
        var held = channel.PermissionsOf(discord.Bot);
        if (!discord.BotSees(channel)) throw Refusal.MissingAccess;
        return (request.Method, rest) switch
        {
            ("GET", []) => Shapes.Channel(channel),
            ("PATCH", []) when channel.IsThread => threads.Change(request.Body, channel, held),
            ("DELETE", []) => threads.Remove(channel, held),
            ("POST", ["typing"]) => Type(channel, held),
            ("GET", ["messages"]) => List(request, channel),
            ("POST", ["messages"]) => Post(request, channel, held),
            ("GET", ["messages", var id]) => Shape(Find(channel, id)),
            ("PATCH", ["messages", var id]) => Edit(request, Find(channel, id)),
            ("DELETE", ["messages", var id]) => Delete(Find(channel, id), held),
            ("POST", ["messages", var id, "threads"]) => threads.Open(request.Body, channel, Find(channel, id), held),
            ("POST", ["threads"]) => threads.Open(request.Body, channel, null, held),
            ("PUT" or "DELETE", ["thread-members", _]) when channel.IsThread => null,
            ("PUT" or "DELETE", ["messages", var id, "reactions", ..]) when Find(channel, id) is not null => null,
            _ => throw Refusal.NotFound,
        };
    }

    internal static FakePermissions SendsIn(FakeChannel channel) =>
        channel.IsThread ? FakePermissions.SendMessagesInThreads : FakePermissions.SendMessages;

    // What only one person sees is not there for anyone else, not for the bot either.
    private FakeMessage Find(FakeChannel channel, string id) =>
        discord.Message(Routes.Id(id)) is { Deleted: false, Ephemeral: false } message && message.Channel == channel
            ? message : throw Refusal.UnknownMessage;

    private JsonNode? Type(FakeChannel channel, FakePermissions held)
    {
        Writes(channel, held);
        channel.Types(discord.Now);
        return null;
    }

    private JsonNode Post(FakeRequest request, FakeChannel channel, FakePermissions held)
    {
        Writes(channel, held);
        if (request.Files.Count > 0 && !held.HasFlag(FakePermissions.AttachFiles)) throw Refusal.MissingPermissions;
        var body = MessageRules.Check(request.Body, request.Files, before: null);
        var reference = (request.Body as JsonObject)?["message_reference"];
        return Shape(discord.Post(channel, discord.Bot, body, new Posting { RepliesTo = Referenced(channel, reference) }));
    }

    private JsonNode Edit(FakeRequest request, FakeMessage message)
    {
        if (message.Author != discord.Bot) throw Refusal.NotTheAuthor;
        discord.Edit(message, MessageRules.Check(request.Body, request.Files, message.Body));
        return Shape(message);
    }

    private JsonNode? Delete(FakeMessage message, FakePermissions held)
    {
        if (message.Author != discord.Bot && (message.Channel.Guild is null || !held.HasFlag(FakePermissions.ManageMessages)))
            throw Refusal.MissingPermissions;
        discord.Delete(message);
        return null;
    }

    private JsonArray List(FakeRequest request, FakeChannel channel)
    {
        // Without the right to read the past Discord gives an empty list, no error.
        if (!channel.PermissionsOf(discord.Bot).HasFlag(FakePermissions.ReadMessageHistory)) return [];
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(request.Query);
        ulong? Asked(string name) => query.TryGetValue(name, out var value) && ulong.TryParse(value, out var id) ? id : null;
        var found = discord.Messages(channel).Where(message => message is { Deleted: false, Ephemeral: false });
        if (Asked("before") is { } before) found = found.Where(message => message.Id < before);
        var limit = (int)(Asked("limit") ?? 50);
        found = Asked("after") is { } after ? found.Where(message => message.Id > after).Take(limit) : found.TakeLast(limit);
        return found.Reverse().Select(Shape).ToJsonArray();
    }

    private static void Writes(FakeChannel channel, FakePermissions held)
    {
        if (!held.HasFlag(SendsIn(channel))) throw Refusal.MissingPermissions;
        if (channel is { Archived: true, Locked: true }) throw Refusal.ThreadArchived;
        if (channel.Recipient is { TakesDirectMessages: false }) throw Refusal.CannotWriteTo;
    }

    private FakeMessage? Referenced(FakeChannel channel, JsonNode? reference)
    {
        if (reference.Id("message_id") is not { } id) return null;
        if (discord.Message(id) is { Deleted: false, Ephemeral: false } message && message.Channel == channel) return message;
        if (reference.Has("fail_if_not_exists") && !reference.Flag("fail_if_not_exists")) return null;
        var errors = new FormErrors();
        errors.Add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        errors.Check();
        return null;
    }

    private JsonNode Shape(FakeMessage message) =>
        MessageShape.Of(message, discord, discord.Options.Privileged.HasFlag(FakeIntents.MessageContent));
}
