using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Chat;

/// <summary>Does what surrounds a reply on a platform: acknowledges the request and records the messages of the reply.</summary>
internal sealed class ReplyPoster(PostRetries retries, MessageLog messages, TimeProvider time, ILogger<ReplyPoster> logger)
{
    private static readonly OutgoingMessage Withdrawn = new("This answer was withdrawn by a moderator.");

    /// <summary>Shows that the request is being worked on.</summary>
    /// <returns>The channel for the reply; a fallback if the given one has expired already.</returns>
    public async Task<ReplyChannel> AcknowledgeAsync(ReplyChannel channel, bool isPrivate, CancellationToken cancellationToken)
    {
        try
        {
            // The sign that the bot is typing is a courtesy, so a failure is not retried.
            if (channel.AcknowledgementLifetime is not null) await channel.AcknowledgeAsync(isPrivate, cancellationToken);
            else await retries.RunQuicklyAsync(() => channel.AcknowledgeAsync(isPrivate, cancellationToken), cancellationToken);
        }
        catch (PostFailedException exception)
            when (exception.Failure == PostFailure.TooLate && channel.FindFallback(isPrivate) is { } other)
        {
            Log.AcknowledgedTooLate(logger);
            return other;
        }
        catch (PostFailedException exception) when (channel.AcknowledgementLifetime is not null)
        {
            Log.ReplyPartNotShown(logger, exception.Message);
        }

        return channel;
    }

    /// <summary>Keeps showing that the request is being worked on, until the reply begins to appear.</summary>
    public async Task KeepAcknowledgingAsync(
        ReplyChannel channel, bool isPrivate, StreamingReply streaming, CancellationToken cancellationToken)
    {
        try
        {
            while (channel.AcknowledgementLifetime is { } lifetime && !streaming.HasBegun)
            {
                await Task.Delay(lifetime, time, cancellationToken);
                if (!streaming.HasBegun) await channel.AcknowledgeAsync(isPrivate, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or PostFailedException)
        {
            // The sign is only a courtesy.
        }
    }

    /// <summary>Gets the id of the thread that the reply would go to; null if no thread is possible.</summary>
    public async Task<string?> GetThreadIdAsync(ReplyChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.GetThreadIdAsync(cancellationToken);
        }
        catch (PostFailedException exception)
        {
            Log.ReplyPartNotShown(logger, exception.Message);
            return null;
        }
    }

    /// <summary>
    /// Records the messages that an answer was posted as, so that a reply to one of them continues its conversation.
    /// </summary>
    public async Task RecordPostedAsync(IReadOnlyList<string> ids, long answer, string? address)
    {
        try
        {
            await messages.AddPostedAsync(ids, answer, address, CancellationToken.None);
        }
        catch (ArchiveException exception)
        {
            Log.MessageNotNoted(logger, exception.Message);
        }
    }

    /// <summary>Puts a line in place of the messages of an answer that was withdrawn.</summary>
    /// <exception cref="PostFailedException">A message cannot be replaced.</exception>
    public async Task WithdrawAsync(IReadOnlyList<string> ids, ReplyChannel channel, CancellationToken cancellationToken)
    {
        foreach (var (place, id) in ids.Index())
        {
            try
            {
                await retries.RunAsync(
                    () => channel.ReplaceAsync(id, place == 0 ? Withdrawn : null, cancellationToken), cancellationToken);
            }
            catch (PostFailedException exception) when (exception.Failure == PostFailure.Gone)
            {
                // Somebody deleted it already.
            }
        }
    }
}
