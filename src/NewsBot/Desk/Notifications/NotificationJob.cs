using NewsBot.Storage;

namespace NewsBot.Desk.Notifications;

/// <summary>Finds one kind of what is to be said unasked.</summary>
internal abstract class NotificationJob
{
    /// <summary>Notes what is to be said.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public abstract Task RunAsync(CancellationToken cancellationToken);
}
