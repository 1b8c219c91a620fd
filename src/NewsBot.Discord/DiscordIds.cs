using System.Globalization;
using Discord;
using Discord.WebSocket;
using NewsBot.Desk;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord;

/// <summary>Translates Discord's ids, users and channels into the desk's terms.</summary>
internal static class DiscordIds
{
    /// <summary>Formats an id of the desk: "discord/channel/123".</summary>
    public static string FormatId(string kind, ulong id) => string.Create(CultureInfo.InvariantCulture, $"discord/{kind}/{id}");

    public static string Format(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Finds the name of a role; null if the server does not have it.</summary>
    public static string? FindRoleName(IGuild? guild, string role) =>
        ulong.TryParse(role, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? guild?.GetRole(id)?.Name : null;

    public static Asker CreateAsker(IUser user) => new(FormatId("member", user.Id))
    {
        Roles = user is SocketGuildUser member ? [.. member.Roles.Select(role => Format(role.Id))] : [],
        // The permissions are unknown where the bot is no member itself, and in direct messages there is nothing to manage.
        CanManage = user is SocketGuildUser { GuildPermissions.ManageGuild: true },
    };

    /// <summary>Returns true if an address is a channel or public thread whose messages a member can read.</summary>
    public static bool CanRead(IUser user, string address)
    {
        if (user is not SocketGuildUser member || Parse(address) is not ("channel", var id)) return false;
        var channel = member.Guild.GetChannel(id);
        if (channel is SocketThreadChannel thread) channel = thread.IsPrivateThread ? null : thread.ParentChannel;
        return channel is not null
            && member.GetPermissions(channel) is { ViewChannel: true, ReadMessageHistory: true };
    }

    /// <summary>Gets the address for later messages: a channel or thread, or the member for direct messages.</summary>
    public static string GetAddress(IChannel channel, IUser user) =>
        channel is IGuildChannel ? FormatId("channel", channel.Id) : FormatId("member", user.Id);

    /// <summary>Parses an id that <see cref="FormatId"/> formatted; null for any other text.</summary>
    public static (string Kind, ulong Id)? Parse(string text) =>
        text.Split('/') is ["discord", var kind, var id]
            && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (kind, number) : null;

    public static ChatLocation CreateLocation(IChannel channel, IUser user) => channel switch
    {
        SocketThreadChannel thread =>
            new ChatLocation(FormatId("server", thread.Guild.Id), Format(thread.ParentChannel?.Id ?? thread.Id))
            { Thread = Format(thread.Id), Address = GetAddress(channel, user) },
        IThreadChannel thread =>
            new ChatLocation(FormatId("server", thread.GuildId), Format(thread.CategoryId ?? thread.Id))
            { Thread = Format(thread.Id), Address = GetAddress(channel, user) },
        IGuildChannel guildChannel =>
            new ChatLocation(
                FormatId("server", guildChannel.GuildId), Format(guildChannel.Id))
            { Address = GetAddress(channel, user) },
        IGroupChannel group => new ChatLocation(FormatId("group", group.Id), Format(group.Id)) { IsDirect = true },
        _ => new ChatLocation(
            FormatId("member", user.Id), Format(channel.Id))
        { IsDirect = true, Address = GetAddress(channel, user) },
    };
}
