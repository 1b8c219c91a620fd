using NewsBot.Storage;

namespace NewsBot.Desk.Notifications;

/// <summary>Creates one kind of notification.</summary>
internal abstract class NotificationJob
{
    /// <summary>Puts the notifications that are due into the outbox.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public abstract Task RunAsync(CancellationToken cancellationToken);
}
