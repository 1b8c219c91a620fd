using Discord;
using Discord.WebSocket;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord.Replies;

/// <summary>Finds channels, threads and members for what is said there unasked.</summary>
internal sealed class DiscordPlaces(DiscordShardedClient client) : ChannelResolver
{
    // Discord's clock and ours differ.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    public override async Task<ReplyChannel> FindAsync(
        string place, string? community, string? replyTo, UnconfirmedMessage? lost, CancellationToken cancellationToken)
    {
        if (client.LoginState != LoginState.LoggedIn)
            throw new PostFailedException(PostFailure.Transient, "Discord is not connected yet");
        var options = Sending.Options(cancellationToken);
        var known = Places.Read(place);
        var channel = known switch
        {
            ("channel", var id) => (client.GetChannel(id) as IChannel
                ?? await Sending.TryAgainAsync(() => client.Rest.GetChannelAsync(id, options))) as IMessageChannel,
            ("member", var id) when await IsInAsync(community, id, options)
                && await Sending.TryAgainAsync(() => client.Rest.GetUserAsync(id, options)) is { } member =>
                await Sending.TryAgainAsync(() => member.CreateDMChannelAsync(options)),
            _ => null,
        } ?? throw new PostFailedException(PostFailure.Gone, "the place is not there any more");
        var answer = replyTo is null ? null : await AnswerAsync(channel, replyTo, options);
        // Whoever deleted the answer had a reason to. What only its asker saw in a channel is not among their direct messages.
        if (replyTo is not null && answer is null && known is ("channel", _))
            throw new PostFailedException(PostFailure.Gone, "the answer was deleted");
        var after = lost is null ? 0 : SnowflakeUtils.ToSnowflake(lost.Since - ClocksDiffer);
        return new MessageReplies(channel, answer, client.CurrentUser, after, lost?.Post);
    }

    // What is private to a server is not sent to who has left it.
    private async Task<bool> IsInAsync(string? community, ulong member, RequestOptions options)
    {
        if (community is null || Places.Read(community) is not ("server", var server)) return true;
        try
        {
            return await Sending.TryAgainAsync(() => client.Rest.GetGuildUserAsync(server, member, options)) is not null;
        }
        catch (PostFailedException exception) when (exception.Failure is PostFailure.Gone or PostFailure.Forbidden)
        {
            return false;
        }
    }

    private static async Task<IUserMessage?> AnswerAsync(IMessageChannel channel, string id, RequestOptions options)
    {
        if (Places.Read(id) is not ("message", var message)) return null;
        try
        {
            return await Sending.TryAgainAsync(() => channel.GetMessageAsync(message, options: options)) as IUserMessage;
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Gone)
        {
            return null;
        }
    }
}
