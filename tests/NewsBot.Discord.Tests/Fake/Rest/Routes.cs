using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>What each REST address does. Null: it is done, and there is nothing to say (204).</summary>
internal sealed class Routes(FakeDiscord discord)
{
    private readonly ChannelRoutes channels = new(discord);
    private readonly CommandRoutes commands = new(discord);
    private readonly InteractionRoutes interactions = new(discord);

    /// <exception cref="Refusal">Discord would not do that either.</exception>
    public JsonNode? Answer(FakeRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", ["gateway"]) => new JsonObject { ["url"] = discord.GatewayUrl },
        ("GET", ["gateway", "bot"]) => GatewayBot(),
        ("GET", ["users", "@me"]) => Me(),
        ("GET", ["users", var user]) => Shapes.User(discord.User(Id(user)) ?? throw Refusal.UnknownUser),
        ("POST", ["users", "@me", "channels"]) => Direct(request.Body),
        ("GET", ["applications", "@me"] or ["oauth2", "applications", "@me"]) => Application(),

        (_, ["applications", var application, "commands", .. var rest]) => commands.Answer(request, Id(application), rest),
        (_, ["channels", var channel, .. var rest]) => channels.Answer(request, Id(channel), rest),
        (_, ["interactions", var id, var token, "callback"]) => interactions.Respond(request, Id(id), token),
        (_, ["webhooks", var application, var token, .. var rest]) => interactions.Webhook(request, Id(application), token, rest),

        ("GET", ["guilds", var guild]) => GuildShape.Of(Guild(guild)),
        ("GET", ["guilds", var guild, "channels"]) =>
            Guild(guild).Channels.Where(channel => !channel.IsThread).Select(Shapes.Channel).ToJsonArray(),
        ("GET", ["guilds", var guild, "roles"]) => Guild(guild).Roles.Select(Shapes.Role).ToJsonArray(),
        ("GET", ["guilds", var guild, "members"]) => Guild(guild).Members.Select(member => Shapes.Member(member)).ToJsonArray(),
        ("GET", ["guilds", var guild, "members", var user]) => Shapes.Member(
            Guild(guild).Member(discord.User(Id(user)) ?? throw Refusal.UnknownUser) ?? throw Refusal.UnknownMember),
        ("GET", ["guilds", var guild, "threads", "active"]) => ActiveThreads(Guild(guild)),
        ("DELETE", ["users", "@me", "guilds", var guild]) => Leave(Guild(guild)),
        ("GET", ["attachments", var id, _]) => discord.File(Id(id)) is null ? throw Refusal.NotFound : JsonValue.Create(Id(id)),
        _ => throw Refusal.NotFound,
    };

    internal static ulong Id(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Snowflake(text);

    private static Refusal Snowflake(string text)
    {
        JsonObject wrong = new() { ["code"] = "NUMBER_TYPE_COERCE", ["message"] = $"Value \"{text}\" is not snowflake." };
        return new Refusal(400, 50035, "Invalid Form Body",
            new JsonObject { ["id"] = new JsonObject { ["_errors"] = new JsonArray(wrong) } });
    }

    private FakeGuild Guild(string id) => discord.Guild(Id(id)) ?? throw Refusal.UnknownGuild;

    private JsonObject Me()
    {
        var me = Shapes.User(discord.Bot);
        me["verified"] = true;
        me["mfa_enabled"] = false;
        me["locale"] = "en-US";
        me["email"] = null;
        me["flags"] = 0;
        return me;
    }

    private JsonObject GatewayBot() => new()
    {
        ["url"] = discord.GatewayUrl,
        ["shards"] = discord.Options.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = 1000,
            ["remaining"] = 1000,
            ["reset_after"] = 14_400_000,
            ["max_concurrency"] = discord.Options.MaxConcurrency,
        },
    };

    private JsonObject Application() => new()
    {
        ["id"] = discord.Options.ApplicationId.Text(),
        ["name"] = discord.Bot.Name,
        ["icon"] = null,
        ["description"] = "",
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = "00",
        ["team"] = null,
        ["owner"] = Shapes.User(discord.Bot),
        ["bot"] = Me(),
        ["flags"] = 0,
        ["hook"] = true,
        ["is_monetized"] = false,
        ["tags"] = new JsonArray(),
        ["redirect_uris"] = new JsonArray(),
        ["approximate_guild_count"] = discord.Guilds.Count,
    };

    private JsonObject Direct(JsonNode? body) =>
        Shapes.Channel(discord.Direct(discord.User(body.Id("recipient_id") ?? 0) ?? throw Refusal.UnknownUser));

    private JsonObject ActiveThreads(FakeGuild guild) => new()
    {
        ["threads"] = guild.Channels.Where(channel => channel is { IsThread: true, Archived: false }
            && discord.BotSees(channel)).Select(Shapes.Channel).ToJsonArray(),
        ["members"] = new JsonArray(),
    };

    private JsonNode? Leave(FakeGuild guild)
    {
        discord.Remove(guild);
        return null;
    }
}
