using Microsoft.Extensions.Logging;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Outbox;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// Posts the messages of the outbox, each exactly once, even if calls fail or the program is stopped in between. If a channel
/// cannot be reached any more, the briefs or the subscription behind the message are paused.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxStore outbox, NotificationTargets targets, MessageLog messages, DeskMetrics metrics, TimeProvider time,
    ILogger<OutboxDispatcher> logger)
{
    // A message that could not be posted for this long is no news any more.
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromDays(1);

    // About as many attempts fit into that time. They are limited, too, in case a wrong clock dated the message.
    private const int MaxFailures = 30;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    /// <summary>Posts all messages that are due.</summary>
    /// <exception cref="ArchiveException">The outbox cannot be read or written.</exception>
    public async Task RunAsync(ChannelResolver channels, CancellationToken cancellationToken)
    {
        foreach (var group in (await outbox.ListDueAsync(time.GetUtcNow(), MaxPause, cancellationToken))
            .GroupBy(message => message.Place))
        {
            // If one message cannot be posted, the later ones for the same address wait, so that the order is kept.
            foreach (var message in group)
                if (!await TryPostAsync(channels, message, cancellationToken)) break;
        }
    }

    /// <summary>Posts a message or gives it up; returns false if it is to be tried again later.</summary>
    private async Task<bool> TryPostAsync(ChannelResolver channels, OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await PostAsync(channels, message, cancellationToken);
            await outbox.RemoveAsync(message.Key, cancellationToken);
            metrics.RecordNotification(message.Kind.ToString());
            return true;
        }
        catch (PostFailedException exception)
        {
            var now = time.GetUtcNow();
            var canRetry = exception.Failure is PostFailure.Transient or PostFailure.Uncertain;
            if (canRetry && now < message.Made + RetryPeriod && message.Failures < MaxFailures)
            {
                var pause = FirstPause * Math.Pow(2, Math.Min(message.Failures, 10));
                await outbox.PostponeAsync(message.Key, now + (pause < MaxPause ? pause : MaxPause), cancellationToken);
                Log.NotificationDeferred(logger, message.Kind, exception.Message);
                return false;
            }

            Log.NotificationFailed(logger, message.Kind, exception.Failure, exception.Message);
            await outbox.RemoveAsync(message.Key, cancellationToken);
            if (exception.Failure is PostFailure.Gone or PostFailure.Forbidden)
                await targets.PauseAsync(message, exception.Failure, cancellationToken);
            return true;
        }
    }

    private async Task PostAsync(ChannelResolver channels, OutboxMessage message, CancellationToken cancellationToken)
    {
        var posts = CreateMessages(message);
        var unconfirmed = message.Trying is { } since && message.Sent < posts.Count
            ? new UnconfirmedMessage(posts[message.Sent], ClampToPast(since)) : null;
        var channel = await channels.FindAsync(
            message.Place, await targets.FindCommunityAsync(message, cancellationToken), message.ReplyTo, unconfirmed,
            cancellationToken);
        for (var i = message.Sent; i < posts.Count; i++)
        {
            var post = posts[i];
            await outbox.MarkTryingAsync(message.Key, unconfirmed?.AttemptedAt ?? time.GetUtcNow(), cancellationToken);
            var id = await channel.PostAsync(post, cancellationToken);
            await outbox.MarkSentAsync(message.Key, i + 1, cancellationToken);
            if (message.Answer is { } answer) await RecordPostedAsync(id, answer, message.Place, cancellationToken);
            unconfirmed = null;
        }
    }

    // A time in the future was recorded by a wrong clock; the longest possible period is assumed instead.
    private DateTimeOffset ClampToPast(DateTimeOffset moment) =>
        time.GetUtcNow() is var now && moment <= now ? moment : now - RetryPeriod;

    private async Task RecordPostedAsync(string id, long answer, string address, CancellationToken cancellationToken)
    {
        try
        {
            await messages.AddPostedAsync([id], answer, address, cancellationToken);
        }
        catch (ArchiveException exception)
        {
            // The message is posted; only its corrections and follow-ups will not find it.
            Log.MessageNotNoted(logger, exception.Message);
        }
    }

    private static List<OutgoingMessage> CreateMessages(OutboxMessage message)
    {
        var posts = message.Texts.Select(text => new OutgoingMessage(text)).ToList();
        if (message.Kind == OutboxMessageKind.Alert)
            posts[^1] = posts[^1] with { Buttons = SubscriptionButton.CreateButtons(message.CauseKey) };
        return posts;
    }
}
