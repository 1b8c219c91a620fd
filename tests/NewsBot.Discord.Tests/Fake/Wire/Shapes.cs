using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Wire;

/// <summary>People, roles and channels as Discord writes them.</summary>
internal static class Shapes
{
    public static JsonObject User(FakeUser user) => new()
    {
        ["id"] = user.Id.Text(),
        ["username"] = user.Name,
        ["global_name"] = user.IsBot ? null : user.Name,
        ["discriminator"] = user.IsBot ? "0001" : "0",
        ["avatar"] = null,
        ["bot"] = user.IsBot,
        ["public_flags"] = 0,
    };

    public static JsonObject Member(FakeMember member, bool withUser = true)
    {
        JsonObject shape = new()
        {
            ["nick"] = null,
            ["avatar"] = null,
            ["roles"] = member.Roles.Select(role => role.Id).ToJsonArray(),
            ["joined_at"] = Time(Snowflakes.TimeOf(member.Guild.Id)),
            ["premium_since"] = null,
            ["deaf"] = false,
            ["mute"] = false,
            ["pending"] = false,
            ["communication_disabled_until"] = null,
            ["flags"] = 0,
        };
        if (withUser) shape["user"] = User(member.User);
        return shape;
    }

    public static JsonObject Role(FakeRole role, int position) => new()
    {
        ["id"] = role.Id.Text(),
        ["name"] = role.Name,
        ["color"] = 0,
        ["hoist"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["position"] = position,
        ["permissions"] = ((ulong)role.Permissions).Text(),
        ["managed"] = false,
        ["mentionable"] = true,
        ["flags"] = 0,
    };

    public static JsonObject Channel(FakeChannel channel)
    {
        JsonObject shape = new()
        {
            ["id"] = channel.Id.Text(),
            ["type"] = (int)channel.Type,
            ["last_message_id"] = null,
            ["flags"] = 0,
        };
        if (channel.Recipient is { } recipient)
        {
            shape["recipients"] = new JsonArray(User(recipient));
            return shape;
        }

        shape["guild_id"] = channel.Guild!.Id.Text();
        shape["name"] = channel.Name;
        shape["parent_id"] = channel.Parent?.Id.Text();
        shape["rate_limit_per_user"] = 0;
        if (channel.IsThread) Thread(channel, shape);
        else Room(channel, shape);
        return shape;
    }

    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", null);

    private static void Room(FakeChannel channel, JsonObject shape)
    {
        shape["position"] = 0;
        shape["topic"] = null;
        shape["nsfw"] = false;
        shape["permission_overwrites"] = channel.Overwrites.Select(overwrite => new JsonObject
        {
            ["id"] = overwrite.Id.Text(),
            ["type"] = overwrite.IsMember ? 1 : 0,
            ["allow"] = ((ulong)overwrite.Allow).Text(),
            ["deny"] = ((ulong)overwrite.Deny).Text(),
        }).ToJsonArray();
    }

    private static void Thread(FakeChannel channel, JsonObject shape)
    {
        var opened = Time(Snowflakes.TimeOf(channel.Id));
        shape["owner_id"] = channel.Opener!.Id.Text();
        shape["message_count"] = 0;
        shape["member_count"] = 1;
        shape["total_message_sent"] = 0;
        shape["thread_metadata"] = new JsonObject
        {
            ["archived"] = channel.Archived,
            ["auto_archive_duration"] = channel.ArchiveMinutes,
            ["archive_timestamp"] = opened,
            ["locked"] = channel.Locked,
            ["create_timestamp"] = opened,
        };
        if (channel.Opener.IsBot)
        {
            shape["member"] = new JsonObject
            {
                ["id"] = channel.Id.Text(),
                ["user_id"] = channel.Opener.Id.Text(),
                ["join_timestamp"] = opened,
                ["flags"] = 1,
            };
        }
    }
}
