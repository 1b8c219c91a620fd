using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>Finds the channels of a chat platform that notifications are sent to. Each platform implements it.</summary>
internal abstract class ChannelResolver
{
    /// <summary>Finds a channel, a thread or a member's direct messages.</summary>
    /// <param name="address">A <see cref="ChatLocation.Address"/>, or a member (<see cref="Asker.Member"/>).</param>
    /// <param name="community">
    /// The community whose coverage the message tells; a member who has left it must not get the message. Null if the message
    /// does not belong to a community.
    /// </param>
    /// <param name="replyTo">The id of the bot's message that is replied to; null for none.</param>
    /// <param name="unconfirmed">
    /// A message that may have been posted there although no confirmation arrived. The first <see cref="ReplyChannel.PostAsync"/>
    /// looks for it before it posts. Null for none.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostFailedException">
    /// <see cref="PostFailure.Gone"/>: the channel, or the message that is replied to, does not exist any more, or the member has
    /// left. <see cref="PostFailure.Forbidden"/>: the bot has no access. <see cref="PostFailure.Transient"/>: it may be found
    /// later.
    /// </exception>
    public abstract Task<ReplyChannel> FindAsync(
        string address, string? community, string? replyTo, UnconfirmedMessage? unconfirmed, CancellationToken cancellationToken);
}

/// <summary>A message that was sent to the platform, whose confirmation was lost.</summary>
/// <param name="Message">The message.</param>
/// <param name="AttemptedAt">When it was first sent.</param>
internal sealed record UnconfirmedMessage(OutgoingMessage Message, DateTimeOffset AttemptedAt);
