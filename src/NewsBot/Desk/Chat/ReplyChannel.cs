using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>The channel for the reply to a member. Each platform implements it.</summary>
/// <remarks>
/// Every method throws <see cref="PostFailedException"/> if the platform fails, and none of the platform's own exceptions. The
/// desk retries transient failures.
/// </remarks>
internal abstract class ReplyChannel
{
    /// <summary>How long the sign that <see cref="AcknowledgeAsync"/> shows lasts; null if it lasts until the reply.</summary>
    public virtual TimeSpan? AcknowledgementLifetime => null;

    /// <summary>True if a posted reply can be visible to the asker alone.</summary>
    public virtual bool CanBePrivate => false;

    /// <summary>
    /// The address of its messages, to which notifications can be sent later (<see cref="ChannelResolver"/>); null if they
    /// cannot.
    /// </summary>
    public virtual string? Address => null;

    /// <summary>The name of the community that the asker asked in; null if it has none, as in direct messages.</summary>
    public virtual string? CommunityName => null;

    /// <summary>Finds the name of a role of that community; null if it is not known.</summary>
    public virtual string? FindRoleName(string role) => null;

    /// <summary>
    /// Shows at the asker's own message that it gets no reply, for an asker who takes no direct messages.
    /// </summary>
    /// <returns>False if that cannot be shown.</returns>
    public virtual Task<bool> MarkDeclinedAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Shows that a reply is being worked on.</summary>
    /// <param name="isPrivate">True if only the asker may see the reply; this cannot be changed later.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken);

    /// <summary>Finds another channel to the same reader, for when this one has expired; null if there is none.</summary>
    /// <param name="isPrivate">True if only the asker may see the reply.</param>
    public virtual ReplyChannel? FindFallback(bool isPrivate) => null;

    /// <summary>Posts a message of the reply, below the earlier ones.</summary>
    /// <returns>The platform's id of the message.</returns>
    public abstract Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken);

    /// <summary>Replaces the content of a message of the reply.</summary>
    public abstract Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces another message that the bot posted in this channel, with all that belonged to it, or deletes it.
    /// </summary>
    /// <param name="id">The platform's id of the message.</param>
    /// <param name="post">What takes its place; null to delete it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task ReplaceAsync(string id, OutgoingMessage? post, CancellationToken cancellationToken) =>
        throw new PostFailedException(PostFailure.Refused, "messages cannot be replaced here");

    /// <summary>Posts a message that only the asker sees.</summary>
    public abstract Task PostPrivatelyAsync(OutgoingMessage post, CancellationToken cancellationToken);

    /// <summary>Gets the id that a thread for the reply would have; null if no thread is possible here.</summary>
    public virtual Task<string?> GetThreadIdAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Opens a thread for the reply.</summary>
    /// <param name="name">1 to 100 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The channel of the thread; null if none could be opened.</returns>
    public virtual Task<ReplyChannel?> OpenThreadAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<ReplyChannel?>(null);
}

/// <summary>The reasons why a platform did not do what it was asked.</summary>
public enum PostFailure
{
    /// <summary>The platform is overloaded, broken or out of reach; a later attempt may succeed.</summary>
    Transient,

    /// <summary>The platform's response was lost, so it may have done it or not. A retry could do it twice.</summary>
    Uncertain,

    /// <summary>The bot lacks a permission, or the member takes no direct messages.</summary>
    Forbidden,

    /// <summary>The channel, thread or message does not exist, or not any more.</summary>
    Gone,

    /// <summary>The time in which the platform accepts a reply in this way is over.</summary>
    TooLate,

    /// <summary>The platform rejects the content that was sent.</summary>
    Refused,
}

/// <summary>A platform did not do what it was asked.</summary>
/// <param name="failure">The kind of failure.</param>
/// <param name="message">The platform's message, without any token.</param>
/// <param name="inner">The platform's own exception; null for none.</param>
internal sealed class PostFailedException(PostFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public PostFailure Failure { get; } = failure;
}
