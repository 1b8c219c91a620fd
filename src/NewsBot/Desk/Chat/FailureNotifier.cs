using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;

namespace NewsBot.Desk.Chat;

/// <summary>Tells an asker that their question came to nothing, and the log why.</summary>
internal sealed class FailureNotifier(
    PrivateNotifier notifier, DeskMetrics metrics, TimeProvider time, ILogger<FailureNotifier> logger)
{
    /// <summary>For those who still wait when time is up to be told so.</summary>
    public static readonly TimeSpan LastWords = TimeSpan.FromSeconds(8);

    /// <summary>What an asker is told whose question came to nothing.</summary>
    /// <param name="isClosing">Whether the program ends.</param>
    /// <param name="isOver">Whether it took too long.</param>
    public static string WhyNot(bool isClosing, bool isOver) =>
        isClosing ? "The bot is being restarted. Please ask again in a minute."
        : isOver ? $"This took more than {ChatDispatcher.Patience.TotalMinutes:0} minutes, so it was given up. "
            + "Please ask again later."
        // What exactly is in the log: it may name folders and servers that are nobody's business here.
        : "Something went wrong here, and it was noted. Please ask again later.";

    /// <summary>Tells of a failure.</summary>
    /// <param name="place">Where the reply was to appear.</param>
    /// <param name="channel">The way back.</param>
    /// <param name="failure">What happened.</param>
    /// <param name="isClosing">Whether the program ends.</param>
    /// <param name="isOver">Whether it took too long.</param>
    public async Task TellAsync(ChatLocation place, ReplyChannel channel, Exception failure, bool isClosing, bool isOver)
    {
        if (failure is PostFailedException post)
        {
            Log.ReplyNotPosted(logger, post.Failure, post.Message);
            metrics.NotPosted(post.Failure.ToString());
            await ApologiseAsync(channel, post.Failure == PostFailure.Forbidden && !place.IsDirect
                ? $"I may not write in <#{place.Stream}>, so your answer could not be posted there. "
                    + "Whoever manages the server can allow it."
                : "Your answer, or a part of it, could not be posted. Please ask again later.");
            return;
        }

        if (failure is ArchiveException) Log.ArchiveUnusable(logger, failure.Message);
        else Log.NotServed(logger, failure);
        await ApologiseAsync(channel, WhyNot(isClosing, isOver));
    }

    /// <summary>Tells it, as far as it can be told.</summary>
    public async Task ApologiseAsync(ReplyChannel channel, string text)
    {
        try
        {
            using var bounded = new CancellationTokenSource(LastWords, time);
            await notifier.TellAsync(channel, new OutgoingMessage(text), orOpenly: false, bounded.Token);
        }
        catch (Exception exception) when (exception is PostFailedException or OperationCanceledException)
        {
            Log.ReplyNotPosted(logger, (exception as PostFailedException)?.Failure ?? PostFailure.Transient, exception.Message);
        }
    }
}
