using System.Globalization;
using Discord;
using Discord.WebSocket;
using NewsBot.Desk;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord;

/// <summary>Translates Discord's ids, users and channels into the desk's terms.</summary>
internal static class Places
{
    /// <summary>Formats an id of the desk: "discord/channel/123".</summary>
    public static string IdOf(string kind, ulong id) => string.Create(CultureInfo.InvariantCulture, $"discord/{kind}/{id}");

    public static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static Asker AskerOf(IUser user) => new(IdOf("member", user.Id))
    {
        Roles = user is SocketGuildUser member ? [.. member.Roles.Select(role => Text(role.Id))] : [],
        // The permissions are unknown where the bot is no member itself, and in direct messages there is nothing to manage.
        MayManage = user is SocketGuildUser { GuildPermissions.ManageGuild: true },
    };

    /// <summary>Gets the address for later messages: a channel or thread, or the member for direct messages.</summary>
    public static string AddressOf(IChannel channel, IUser user) =>
        channel is IGuildChannel ? IdOf("channel", channel.Id) : IdOf("member", user.Id);

    /// <summary>Parses an id that <see cref="IdOf"/> formatted; null for any other text.</summary>
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
        IGuildChannel guildChannel =>
            new ChatLocation(IdOf("server", guildChannel.GuildId), Text(guildChannel.Id)) { Address = AddressOf(channel, user) },
        IGroupChannel group => new ChatLocation(IdOf("group", group.Id), Text(group.Id)) { IsDirect = true },
        _ => new ChatLocation(IdOf("member", user.Id), Text(channel.Id)) { IsDirect = true, Address = AddressOf(channel, user) },
    };
}
