using System.Globalization;
using Discord;
using Discord.WebSocket;
using NewsBot.Desk;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord;

/// <summary>Who and where, in the desk's words.</summary>
internal static class Places
{
    public static string IdOf(string kind, ulong id) => string.Create(CultureInfo.InvariantCulture, $"discord/{kind}/{id}");

    public static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static Asker AskerOf(IUser user) => new(IdOf("member", user.Id))
    {
        Roles = user is SocketGuildUser member ? [.. member.Roles.Select(role => Text(role.Id))] : [],
        // Where the bot is no member itself, it does not know who manages, and in direct messages there is nothing to manage.
        MayManage = user is SocketGuildUser { GuildPermissions.ManageGuild: true },
    };

    /// <summary>Names a place so that it is found again: a channel or thread, or a member for direct messages.</summary>
    public static string AddressOf(IChannel channel, IUser user) =>
        channel is IGuildChannel ? IdOf("channel", channel.Id) : IdOf("member", user.Id);

    /// <summary>Reads what <see cref="IdOf"/> wrote; null for what it did not.</summary>
    public static (string Kind, ulong Id)? Read(string text) =>
        text.Split('/') is ["discord", var kind, var id]
            && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (kind, number) : null;

    public static ChatLocation Of(IChannel channel, IUser user) => channel switch
    {
        SocketThreadChannel thread =>
            new ChatLocation(IdOf("server", thread.Guild.Id), Text(thread.ParentChannel?.Id ?? thread.Id))
            { Thread = Text(thread.Id), Address = AddressOf(channel, user) },
        IThreadChannel thread =>
            new ChatLocation(IdOf("server", thread.GuildId), Text(thread.CategoryId ?? thread.Id))
            { Thread = Text(thread.Id), Address = AddressOf(channel, user) },
        IGuildChannel place =>
            new ChatLocation(IdOf("server", place.GuildId), Text(place.Id)) { Address = AddressOf(channel, user) },
        IGroupChannel group => new ChatLocation(IdOf("group", group.Id), Text(group.Id)) { IsDirect = true },
        _ => new ChatLocation(IdOf("member", user.Id), Text(channel.Id)) { IsDirect = true, Address = AddressOf(channel, user) },
    };
}
