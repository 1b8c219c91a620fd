using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;

namespace NewsBot.Discord.Tests.Fake.Wire;

/// <summary>A message as Discord writes it.</summary>
internal static class MessageShape
{
    /// <param name="withContent">
    /// Whether the reader's intents let it have every content. Otherwise it has that of direct messages, of those that
    /// mention it and of its own; of others the text, embeds, files and components come empty.
    /// </param>
    public static JsonObject Of(FakeMessage message, FakeDiscord discord, bool withContent)
    {
        var body = message.Body;
        var open = withContent || message.Channel.Guild is null || message.Author == discord.Bot
            || Mentioned(message).Contains(discord.Bot.Id);
        JsonObject shape = new()
        {
            ["id"] = message.Id.Text(),
            ["type"] = message.Type,
            ["channel_id"] = message.Channel.Id.Text(),
            ["author"] = Shapes.User(message.Author),
            ["content"] = open ? body.Content : "",
            ["timestamp"] = Shapes.Time(message.At),
            ["edited_timestamp"] = message.EditedAt is { } edited ? Shapes.Time(edited) : null,
            ["tts"] = false,
            ["pinned"] = false,
            ["mention_everyone"] = message.Pings.Everyone || message.Pings.Here,
            ["mentions"] = Mentioned(message).Select(discord.User).OfType<FakeUser>().Select(Shapes.User).ToJsonArray(),
            ["mention_roles"] = message.Pings.Roles.ToJsonArray(),
            ["attachments"] = open ? body.Files.Select(file => File(file, discord, message.Ephemeral)).ToJsonArray() : [],
            ["embeds"] = open ? Embeds(body) : [],
            ["components"] = open ? body.Components.Copy() : [],
            ["flags"] =
                body.Flags | (message.Ephemeral ? FakeBody.EphemeralFlag : 0) | (message.Loading ? FakeBody.LoadingFlag : 0),
        };
        if (message.Forwards is { } forwarded) Forward(shape, forwarded, discord, open);
        if (message.RepliesTo is { } replied) Reply(shape, replied, discord, withContent);
        if (message.Interaction is { } interaction) Interaction(shape, interaction, discord);
        if (message.Thread is { } thread) shape["thread"] = Shapes.Channel(thread);
        return shape;
    }

    /// <summary>As the gateway tells it, with the guild and the author's membership.</summary>
    public static JsonObject Event(FakeMessage message, FakeDiscord discord, bool withContent)
    {
        var shape = Of(message, discord, withContent);
        if (message.Channel.Guild is not { } guild) return shape;
        shape["guild_id"] = guild.Id.Text();
        if (guild.Member(message.Author) is { } member) shape["member"] = Shapes.Member(member, withUser: false);
        return shape;
    }

    public static JsonObject File(FakeFile file, FakeDiscord discord, bool ephemeral) => new()
    {
        ["id"] = file.Id.Text(),
        ["filename"] = file.Name,
        ["description"] = file.Description,
        ["content_type"] = file.ContentType,
        ["size"] = file.Bytes.Length,
        ["url"] = $"{discord.RestUrl}attachments/{file.Id}/{Uri.EscapeDataString(file.Name)}",
        ["proxy_url"] = $"{discord.RestUrl}attachments/{file.Id}/{Uri.EscapeDataString(file.Name)}",
        ["ephemeral"] = ephemeral,
    };

    // The list of those mentioned holds who is named, and whom a reply pings, whether or not others would be pinged.
    private static List<ulong> Mentioned(FakeMessage message) =>
        [.. FakePings.UsersIn(message.Content).Concat(message.Pings.Users).Distinct()];

    private static JsonArray Embeds(FakeBody body)
    {
        var embeds = body.Embeds.Copy();
        // Discord says what kind an embed is; those that bots send are rich.
        foreach (var embed in embeds.OfType<JsonObject>()) embed["type"] = "rich";
        return embeds;
    }

    private static void Reply(JsonObject shape, FakeMessage replied, FakeDiscord discord, bool withContent)
    {
        shape["message_reference"] = new JsonObject
        {
            ["type"] = 0,
            ["message_id"] = replied.Id.Text(),
            ["channel_id"] = replied.Channel.Id.Text(),
            ["guild_id"] = replied.Channel.Guild?.Id.Text(),
        };
        if (replied.Channel.Guild is null) shape["message_reference"]!.AsObject().Remove("guild_id");
        var referenced = replied.Deleted ? null : Of(replied, discord, withContent);
        // The message replied to does not in turn hold what it replied to.
        referenced?.Remove("referenced_message");
        shape["referenced_message"] = referenced;
    }

    // A snapshot has the content of the message, but not who wrote it.
    private static void Forward(JsonObject shape, FakeMessage forwarded, FakeDiscord discord, bool open)
    {
        shape["message_reference"] = new JsonObject
        {
            ["type"] = 1,
            ["message_id"] = forwarded.Id.Text(),
            ["channel_id"] = forwarded.Channel.Id.Text(),
        };
        if (!open) return;
        var snapshot = Of(forwarded, discord, withContent: true);
        foreach (var left in new[] { "id", "channel_id", "author", "tts", "pinned", "mention_everyone" }) snapshot.Remove(left);
        shape["message_snapshots"] = new JsonArray(new JsonObject { ["message"] = snapshot });
    }

    private static void Interaction(JsonObject shape, FakeInteraction interaction, FakeDiscord discord)
    {
        shape["application_id"] = discord.Options.ApplicationId.Text();
        shape["webhook_id"] = discord.Options.ApplicationId.Text();
        shape["interaction_metadata"] = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["type"] = (int)interaction.Type,
            ["user"] = Shapes.User(interaction.User),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = (interaction.Channel.Guild?.Id ?? 0).Text() },
        };
    }
}
