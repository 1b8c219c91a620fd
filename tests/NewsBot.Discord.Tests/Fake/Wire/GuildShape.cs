using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Gateway;

namespace NewsBot.Discord.Tests.Fake.Wire;

/// <summary>A guild as Discord writes it.</summary>
internal static class GuildShape
{
    /// <summary>As the REST answers have it.</summary>
    public static JsonObject Of(FakeGuild guild)
    {
        JsonObject shape = new()
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["splash"] = null,
            ["discovery_splash"] = null,
            ["banner"] = null,
            ["description"] = null,
            ["owner_id"] = guild.Owner.Id.Text(),
            ["application_id"] = null,
            ["afk_channel_id"] = null,
            ["afk_timeout"] = 300,
            ["verification_level"] = 1,
            ["default_message_notifications"] = 1,
            ["explicit_content_filter"] = 0,
            ["mfa_level"] = 0,
            ["nsfw_level"] = 0,
            ["premium_tier"] = 0,
            ["premium_subscription_count"] = 0,
            ["premium_progress_bar_enabled"] = false,
            ["preferred_locale"] = guild.Locale,
            ["system_channel_id"] = null,
            ["system_channel_flags"] = 0,
            ["rules_channel_id"] = null,
            ["public_updates_channel_id"] = null,
            ["vanity_url_code"] = null,
            ["max_members"] = 500000,
            ["roles"] = guild.Roles.Select(Shapes.Role).ToJsonArray(),
        };
        foreach (var list in new[] { "emojis", "stickers", "features" }) shape[list] = new JsonArray();
        return shape;
    }

    /// <summary>As the gateway has it.</summary>
    /// <param name="joined">Whether the bot has just come in: then it does not say that the guild was unavailable before.</param>
    /// <param name="intents">Who is in it is told to those who are told of presences; the others see the bot alone.</param>
    public static JsonObject Full(FakeGuild guild, FakeDiscord discord, bool joined, FakeIntents intents)
    {
        var shape = Of(guild);
        var members = guild.Members;
        var told = intents.HasFlag(FakeIntents.GuildPresences) ? members
            : [.. members.Where(member => member.User == discord.Bot)];
        var threads = guild.Channels.Where(channel => channel is { IsThread: true, Archived: false } && discord.BotSees(channel));
        shape["joined_at"] = Shapes.Time(Snowflakes.TimeOf(guild.Id));
        shape["large"] = false;
        shape["member_count"] = members.Count;
        shape["members"] = told.Select(member => Shapes.Member(member)).ToJsonArray();
        shape["channels"] = guild.Channels.Where(channel => !channel.IsThread).Select(Shapes.Channel).ToJsonArray();
        shape["threads"] = threads.Select(Shapes.Channel).ToJsonArray();
        foreach (
            var list in new[] { "presences", "voice_states", "guild_scheduled_events", "stage_instances", "soundboard_sounds" })
            shape[list] = new JsonArray();
        if (!joined) shape["unavailable"] = false;
        return shape;
    }
}
