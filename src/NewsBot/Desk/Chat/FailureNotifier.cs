using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;

namespace NewsBot.Desk.Chat;

/// <summary>Tells an asker that their request failed, and logs the cause.</summary>
internal sealed class FailureNotifier(
    PrivateNotifier notifier, DeskMetrics metrics, TimeProvider time, ILogger<FailureNotifier> logger)
{
    /// <summary>How long posting an apology may take.</summary>
    public static readonly TimeSpan NotifyTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Formats the message to an asker whose request failed.</summary>
    /// <param name="isClosing">True if the program ends.</param>
    /// <param name="isTimeout">True if the request took too long.</param>
    public static string FormatFailure(bool isClosing, bool isTimeout) =>
        isClosing ? "The bot is being restarted. Please ask again in a minute."
        : isTimeout ? $"This took more than {ChatDispatcher.ReplyTimeout.TotalMinutes:0} minutes, so it was given up. "
            + "Please ask again later."
        // The cause is only logged, because it may name folders and servers that members must not see.
        : "Something went wrong here, and it was noted. Please ask again later.";

    /// <summary>Logs a failure and tells the asker.</summary>
    /// <param name="location">Where the reply was to appear.</param>
    /// <param name="channel">The channel for the reply.</param>
    /// <param name="failure">The exception that ended the request.</param>
    /// <param name="isClosing">True if the program ends.</param>
    /// <param name="isTimeout">True if the request took too long.</param>
    public async Task NotifyAsync(ChatLocation location, ReplyChannel channel, Exception failure, bool isClosing, bool isTimeout)
    {
        if (failure is PostFailedException post)
        {
            Log.ReplyNotPosted(logger, post.Failure, post.Message);
            metrics.RecordPostFailure(post.Failure.ToString());
            await ApologiseAsync(channel, post.Failure == PostFailure.Forbidden && !location.IsDirect
                ? $"I may not write in <#{location.ReplyStream}>, so your answer could not be posted there. "
                    + "Whoever manages the server can allow it."
                : "Your answer, or a part of it, could not be posted. Please ask again later.");
            return;
        }

        if (failure is ArchiveException) Log.ArchiveUnusable(logger, failure.Message);
        else Log.RequestFailed(logger, failure);
        await ApologiseAsync(channel, FormatFailure(isClosing, isTimeout));
    }

    /// <summary>Tells the asker privately. If that fails, too, it is only logged.</summary>
    public async Task ApologiseAsync(ReplyChannel channel, string text)
    {
        try
        {
            using var bounded = new CancellationTokenSource(NotifyTimeout, time);
            await notifier.NotifyAsync(channel, new OutgoingMessage(text), allowPublic: false, bounded.Token);
        }
        catch (Exception exception) when (exception is PostFailedException or OperationCanceledException)
        {
            Log.ReplyNotPosted(logger, (exception as PostFailedException)?.Failure ?? PostFailure.Transient, exception.Message);
        }
    }
}
