using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rules;

namespace NewsBot.Discord.Tests.Fake.Wire;

/// <summary>An interaction as the gateway tells it.</summary>
internal static class InteractionShape
{
    public static JsonObject Of(FakeInteraction interaction, JsonObject data, FakeDiscord discord)
    {
        var channel = interaction.Channel;
        JsonObject shape = new()
        {
            ["id"] = interaction.Id.Text(),
            ["application_id"] = discord.Options.ApplicationId.Text(),
            ["type"] = (int)interaction.Type,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["data"] = data,
            ["channel_id"] = channel.Id.Text(),
            ["channel"] = Shapes.Channel(channel),
            ["locale"] = interaction.User.Locale,
            ["app_permissions"] = ((ulong)channel.PermissionsOf(discord.Bot)).Text(),
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = (channel.Guild?.Id ?? 0).Text() },
            ["context"] = channel.Guild is null ? 1 : 0,
            ["attachment_size_limit"] = MessageRules.MaxBytes,
        };
        if (channel.Guild is { } guild)
        {
            var member = Shapes.Member(guild.Member(interaction.User)!);
            member["permissions"] = ((ulong)channel.PermissionsOf(interaction.User)).Text();
            shape["guild_id"] = guild.Id.Text();
            shape["guild_locale"] = guild.Locale;
            shape["guild"] = new JsonObject
            {
                ["id"] = guild.Id.Text(),
                ["locale"] = guild.Locale,
                ["features"] = new JsonArray(),
            };
            shape["member"] = member;
        }
        else
        {
            shape["user"] = Shapes.User(interaction.User);
        }

        if (interaction.ComponentMessage is { } message) shape["message"] = MessageShape.Of(message, discord, withContent: true);
        return shape;
    }
}
