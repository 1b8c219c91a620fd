using Discord;
using Discord.WebSocket;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord.Replies;

/// <summary>Finds the channels, threads and members that notifications are sent to.</summary>
internal sealed class DiscordChannelResolver(DiscordShardedClient client) : ChannelResolver
{
    // Discord's clock and ours may differ by this much.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    public override async Task<ReplyChannel> FindAsync(
        string address, string? community, string? replyTo, UnconfirmedMessage? unconfirmed, CancellationToken cancellationToken)
    {
        if (client.LoginState != LoginState.LoggedIn)
            throw new PostFailedException(PostFailure.Transient, "Discord is not connected yet");
        var options = DiscordRequests.CreateOptions(cancellationToken);
        var target = DiscordIds.Parse(address);
        var channel = target switch
        {
            ("channel", var id) => (client.GetChannel(id) as IChannel
                ?? await DiscordRequests.RunRepeatableAsync(() => client.Rest.GetChannelAsync(id, options))) as IMessageChannel,
            ("member", var id) when await IsMemberAsync(community, id, options)
                && await DiscordRequests.RunRepeatableAsync(() => client.Rest.GetUserAsync(id, options)) is { } member =>
                await DiscordRequests.RunRepeatableAsync(() => member.CreateDMChannelAsync(options)),
            _ => null,
        } ?? throw new PostFailedException(PostFailure.Gone, "the place is not there any more");
        var answer = replyTo is null ? null : await FindAnswerAsync(channel, replyTo, options);
        // Whoever deleted an answer in a channel had a reason to. An answer that only its asker saw there cannot be found among
        // their direct messages, so a member gets the correction without a reference.
        if (replyTo is not null && answer is null && target is ("channel", _))
            throw new PostFailedException(PostFailure.Gone, "the answer was deleted");
        var after = unconfirmed is null ? 0 : SnowflakeUtils.ToSnowflake(unconfirmed.AttemptedAt - ClockTolerance);
        return new MessageReplies(channel, answer, client.CurrentUser, after, unconfirmed?.Message);
    }

    // Private coverage of a server is not sent to a member who has left it.
    private async Task<bool> IsMemberAsync(string? community, ulong member, RequestOptions options)
    {
        if (community is null || DiscordIds.Parse(community) is not ("server", var server)) return true;
        try
        {
            return await DiscordRequests.RunRepeatableAsync(() =>
                client.Rest.GetGuildUserAsync(server, member, options)) is not null;
        }
        catch (PostFailedException exception) when (exception.Failure is PostFailure.Gone or PostFailure.Forbidden)
        {
            return false;
        }
    }

    private static async Task<IUserMessage?> FindAnswerAsync(IMessageChannel channel, string id, RequestOptions options)
    {
        if (DiscordIds.Parse(id) is not ("message", var message)) return null;
        try
        {
            return await DiscordRequests.RunRepeatableAsync(() =>
                channel.GetMessageAsync(message, options: options)) as IUserMessage;
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Gone)
        {
            return null;
        }
    }
}
