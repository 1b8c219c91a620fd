using Microsoft.Extensions.Logging;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Chat;

/// <summary>What happens around a reply on a platform: it is announced, and noted when it is out.</summary>
internal sealed class ReplyPoster(PostRetries retries, MessageLog messages, TimeProvider time, ILogger<ReplyPoster> logger)
{
    /// <summary>Shows at once that the request was heard.</summary>
    /// <returns>The way back: another one where it was too late for the platform's own.</returns>
    public async Task<ReplyChannel> AcknowledgeAsync(ReplyChannel channel, bool isPrivate, CancellationToken cancellationToken)
    {
        try
        {
            // That somebody types is a courtesy, and is not tried again.
            if (channel.AcknowledgedFor is not null) await channel.AcknowledgeAsync(isPrivate, cancellationToken);
            else await retries.RunQuicklyAsync(() => channel.AcknowledgeAsync(isPrivate, cancellationToken), cancellationToken);
        }
        catch (PostFailedException exception)
            when (exception.Failure == PostFailure.TooLate && channel.Instead(isPrivate) is { } other)
        {
            Log.AnsweredTooLate(logger);
            return other;
        }
        catch (PostFailedException exception) when (channel.AcknowledgedFor is not null)
        {
            Log.PartNotShown(logger, exception.Message);
        }

        return channel;
    }

    /// <summary>Keeps showing that somebody works on it, until the reply begins to appear.</summary>
    public async Task KeepShowingAsync(
        ReplyChannel channel, bool isPrivate, StreamingReply growing, CancellationToken cancellationToken)
    {
        try
        {
            while (channel.AcknowledgedFor is { } lasting && !growing.HasBegun)
            {
                await Task.Delay(lasting, time, cancellationToken);
                if (!growing.HasBegun) await channel.AcknowledgeAsync(isPrivate, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or PostFailedException)
        {
            // A courtesy, as said.
        }
    }

    /// <summary>The thread that the reply goes to; null where there can be none.</summary>
    public async Task<string?> OpenThreadAsync(ReplyChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.ThreadAsync(cancellationToken);
        }
        catch (PostFailedException exception)
        {
            Log.PartNotShown(logger, exception.Message);
            return null;
        }
    }

    /// <summary>Notes which messages an answer was posted as, so that a reply to one of them goes on with it.</summary>
    public async Task RememberAsync(IReadOnlyList<string> ids, long answer, string? place)
    {
        try
        {
            await messages.PostedAsync(ids, answer, place, CancellationToken.None);
        }
        catch (ArchiveException exception)
        {
            Log.MessageNotNoted(logger, exception.Message);
        }
    }
}
