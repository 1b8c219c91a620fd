using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Gateway;

/// <summary>What a shard is told when it has identified, and who is in a guild when it asks.</summary>
internal static class GatewayReady
{
    public static void Welcome(FakeDiscord discord, GatewaySession session)
    {
        var guilds = discord.Guilds.Where(session.Serves).ToList();
        session.Dispatch("READY", new JsonObject
        {
            ["v"] = 10,
            ["user"] = Shapes.User(discord.Bot),
            ["guilds"] = guilds.Select(guild => new JsonObject { ["id"] = guild.Id.Text(), ["unavailable"] = true })
                .ToJsonArray(),
            ["private_channels"] = new JsonArray(),
            ["session_id"] = session.Id,
            ["session_type"] = "normal",
            ["resume_gateway_url"] = discord.GatewayUrl,
            ["shard"] = new JsonArray(session.Shard, session.Shards),
            ["application"] = new JsonObject { ["id"] = discord.Options.ApplicationId.Text(), ["flags"] = 0 },
            ["relationships"] = new JsonArray(),
        });
        if (!session.Intents.HasFlag(FakeIntents.Guilds)) return;
        foreach (var guild in guilds)
            session.Dispatch("GUILD_CREATE", GuildShape.Full(guild, discord, joined: false, session.Intents));
    }

    /// <summary>Answers a request for members.</summary>
    public static void Members(FakeDiscord discord, GatewaySession session, JsonNode? data)
    {
        var asked = (data as JsonObject)?["guild_id"] is JsonArray several
            ? several.Select(each => each?.ToString()) : [data.Id("guild_id")?.Text()];
        foreach (var guild in discord.Guilds.Where(guild => asked.Contains(guild.Id.Text()) && session.Serves(guild)))
        {
            session.Dispatch("GUILD_MEMBERS_CHUNK", new JsonObject
            {
                ["guild_id"] = guild.Id.Text(),
                ["members"] = guild.Members.Select(member => Shapes.Member(member)).ToJsonArray(),
                ["chunk_index"] = 0,
                ["chunk_count"] = 1,
                ["not_found"] = new JsonArray(),
            });
        }
    }
}
