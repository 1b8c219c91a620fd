using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>The ways to places of a chat platform, for what is said there unasked: the platform's side.</summary>
internal abstract class ChannelResolver
{
    /// <summary>The way to a place.</summary>
    /// <param name="place">As it was named in a <see cref="ChatLocation.Address"/>, or a member (<see cref="Asker.Member"/>)
    /// for them alone.</param>
    /// <param name="community">
    /// The community whose coverage is told there; a member who does not belong to it any more is not told of it. Null where
    /// it is no community's.
    /// </param>
    /// <param name="replyTo">The message of ours there that is replied to; null for none.</param>
    /// <param name="lost">
    /// What may have been posted there although nobody knows; the first <see cref="ReplyChannel.PostAsync"/> looks for it
    /// before it posts. Null for nothing.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostFailedException">
    /// <see cref="PostFailure.Gone"/>: the place, or the message that is replied to, is not there any more, or the member has
    /// left;
    /// <see cref="PostFailure.Forbidden"/>: it is closed to the bot; <see cref="PostFailure.Transient"/>: it may be found later.
    /// </exception>
    public abstract Task<ReplyChannel> FindAsync(
        string place, string? community, string? replyTo, UnconfirmedMessage? lost, CancellationToken cancellationToken);
}

/// <param name="Post">What was being posted.</param>
/// <param name="Since">When.</param>
internal sealed record UnconfirmedMessage(OutgoingMessage Post, DateTimeOffset Since);
