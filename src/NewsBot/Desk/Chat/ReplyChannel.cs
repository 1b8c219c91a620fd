using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>The way back to whoever came: a platform's side of a reply.</summary>
/// <remarks>
/// Every method throws <see cref="PostFailedException"/> where the platform does not do it, and nothing else of the platform's.
/// The desk tries again what may work later.
/// </remarks>
internal abstract class ReplyChannel
{
    /// <summary>How long what <see cref="AcknowledgeAsync"/> shows lasts; null where it lasts until the reply.</summary>
    public virtual TimeSpan? AcknowledgedFor => null;

    /// <summary>Whether a reply can be for the asker alone where it is posted.</summary>
    public virtual bool CanBePrivate => false;

    /// <summary>
    /// Names where its messages stand, so that something can be sent there later, unasked (<see cref="ChannelResolver"/>);
    /// null where nothing can.
    /// </summary>
    public virtual string? Place => null;

    /// <summary>Shows at once that something is coming.</summary>
    /// <param name="isPrivate">Whether for the asker alone; cannot be changed later.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken);

    /// <summary>Another way to the same reader, where this one was taken too late; null where there is none.</summary>
    /// <param name="isPrivate">Whether it must be for the asker alone.</param>
    public virtual ReplyChannel? Instead(bool isPrivate) => null;

    /// <summary>Posts a message of the reply, below those before.</summary>
    /// <returns>The platform's id of it.</returns>
    public abstract Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken);

    /// <summary>Puts something else in the place of a message of the reply.</summary>
    public abstract Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken);

    /// <summary>Tells the asker alone.</summary>
    public abstract Task TellAsync(OutgoingMessage post, CancellationToken cancellationToken);

    /// <summary>The id that a thread for the reply would have; null where there can be none.</summary>
    public virtual Task<string?> ThreadAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Opens a thread for the reply.</summary>
    /// <param name="name">1 to 100 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The way into it; null where none could be opened.</returns>
    public virtual Task<ReplyChannel?> OpenThreadAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<ReplyChannel?>(null);
}

/// <summary>Why a platform did not do something.</summary>
public enum PostFailure
{
    /// <summary>It may do it later: it is overloaded, broken or out of reach.</summary>
    Transient,

    /// <summary>It may have done it or not: what it answered was lost. Done again, it could be there twice.</summary>
    Uncertain,

    /// <summary>The bot lacks a permission, or the member takes no messages.</summary>
    Forbidden,

    /// <summary>The channel, thread or message is not there, or not any more.</summary>
    Gone,

    /// <summary>It was answered too late to be answered in this way.</summary>
    TooLate,

    /// <summary>It does not take what was sent.</summary>
    Refused,
}

/// <param name="failure">The kind of it.</param>
/// <param name="message">What the platform said, without any token.</param>
/// <param name="inner">What was thrown.</param>
internal sealed class PostFailedException(PostFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public PostFailure Failure { get; } = failure;
}
