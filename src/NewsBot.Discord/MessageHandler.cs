using System.Globalization;
using System.Text.RegularExpressions;
using Discord;
using Discord.WebSocket;
using Microsoft.Extensions.Options;
using NewsBot.Desk.Chat;
using NewsBot.Discord.Replies;

namespace NewsBot.Discord;

/// <summary>Passes the messages that are meant for the bot to the desk.</summary>
internal sealed partial class MessageHandler(
    DiscordShardedClient client, ChatDispatcher dispatcher, IOptions<DiscordOptions> options)
{
    /// <summary>Handles a message. It returns at once, because Discord.Net calls it on the gateway's thread.</summary>
    public Task HandleAsync(SocketMessage received)
    {
        if (received is SocketUserMessage { Author: { IsBot: false, IsWebhook: false } } message && IsForBot(message))
        {
            dispatcher.Dispatch(
                new ChatMessage(
                    Mention().Replace(message.Content, match => MentionsUs(match, message) ? " " : match.Value).Trim())
                {
                    Id = DiscordIds.FormatId("message", message.Id),
                    Asker = DiscordIds.CreateAsker(message.Author),
                    Location = DiscordIds.CreateLocation(message.Channel, message.Author),
                    IsAddressed = message.Channel is SocketDMChannel
                        || Mention().Matches(message.Content).Any(match => MentionsUs(match, message)),
                    InReplyTo = message.ReferencedMessage is { } botMessage && botMessage.Author.Id == client.CurrentUser.Id
                        ? DiscordIds.FormatId("message", botMessage.Id) : null,
                    Quoted = message.ReferencedMessage is { } otherMessage && otherMessage.Author.Id != client.CurrentUser.Id
                        ? MessageContents.Create(otherMessage) : null,
                },
                new MessageReplies(message.Channel, message, message.Author, message.Id));
        }

        PurgeMemberCache(received);
        return Task.CompletedTask;
    }

    // Without the members intent, the bot does not learn of changed roles. A purged cache makes it take the roles from the
    // member's next message.
    private void PurgeMemberCache(SocketMessage message)
    {
        if (message.Channel is SocketGuildChannel { Guild: { } guild })
            guild.PurgeUserCache(user => user.Id != client.CurrentUser.Id);
    }

    private bool IsForBot(SocketUserMessage message) =>
        message.Channel is SocketDMChannel
        || message.MentionedUsers.Any(user => user.Id == client.CurrentUser.Id)
        || message.MentionedRoles.Any(IsOurRole)
        || (options.Value.ReadThreads
            && message.Channel is IThreadChannel thread && thread.OwnerId == client.CurrentUser.Id && IsForNobodyElse(message));

    private bool IsForNobodyElse(SocketUserMessage message) =>
        message.Content.Length > 0 && message.MentionedUsers.Count == 0
        && (message.ReferencedMessage is null || message.ReferencedMessage.Author.Id == client.CurrentUser.Id);

    // An invited bot has a role with its own name, which members may pick when they type "@". A deleted role is null.
    private bool IsOurRole(SocketRole? role) => role is { IsManaged: true } && role.Tags?.BotId == client.CurrentUser.Id;

    private bool MentionsUs(Match mention, SocketUserMessage message)
    {
        var id = ulong.Parse(mention.Groups["id"].ValueSpan, CultureInfo.InvariantCulture);
        return id == client.CurrentUser.Id || message.MentionedRoles.Any(role => IsOurRole(role) && role.Id == id);
    }

    [GeneratedRegex(@"<@[!&]?(?<id>[0-9]{1,19})>")]
    private static partial Regex Mention();
}
