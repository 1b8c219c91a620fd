using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Outbox;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>Knows what a message of the outbox belongs to: a channel's briefs, a subscription, or an answer.</summary>
internal sealed class NotificationTargets(
    BriefStore briefs, SubscriptionStore subscriptions, AnswerLog answers, OutboxStore outbox, TimeProvider time)
{
    /// <summary>Finds the community whose coverage a message tells; null if it belongs to none.</summary>
    public async Task<string?> FindCommunityAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        message.Kind switch
        {
            OutboxMessageKind.Alert => (await subscriptions.FindAsync(message.CauseKey, cancellationToken))?.Community,
            OutboxMessageKind.Correction => (await answers.FindAsync(message.CauseKey, cancellationToken))?.Community,
            _ => null,
        };

    /// <summary>
    /// Pauses the briefs or the subscription that a message belongs to, because its channel cannot be reached any more, and
    /// tells the member who set it up.
    /// </summary>
    public async Task PauseAsync(OutboxMessage message, PostFailure failure, CancellationToken cancellationToken)
    {
        var reason = failure == PostFailure.Gone ? "the channel is not there any more" : "the bot may not write there any more";
        if (message.Kind == OutboxMessageKind.Brief
            && await briefs.PauseAsync(message.CauseKey, reason, cancellationToken) is { } pausedBriefs)
            await NotifyAsync(
                pausedBriefs.Member,
                    $"The briefs in {DiscordMarkdown.FormatChannel(pausedBriefs.Place)} are paused: {reason}. `/brief at:"
                        + $"{DiscordMarkdown.EscapeLine(pausedBriefs.Times!)}` there starts them again.", cancellationToken);
        if (message.Kind == OutboxMessageKind.Alert
            && await subscriptions.FindAsync(message.CauseKey, cancellationToken) is { Paused: null } subscription)
        {
            if (subscription.IsDirect)
                reason = failure == PostFailure.Gone
                    ? "you are not a member here any more" : "you take no messages from the bot";
            await subscriptions.SaveAsync(subscription with { Paused = reason }, null, cancellationToken);
            if (!subscription.IsDirect)
                await NotifyAsync(
                    subscription.Member,
                    $"“{DiscordMarkdown.EscapeLine(subscription.Topic)}” is not followed in "
                        + $"{DiscordMarkdown.FormatChannel(subscription.Place)} any more: {reason}. "
                        + "`/follow` there starts it again.",
                    cancellationToken);
        }
    }

    private async Task NotifyAsync(string? member, string text, CancellationToken cancellationToken)
    {
        if (member is null) return;
        var now = time.GetUtcNow();
        await outbox.AddAsync(
            new OutboxMessage { Kind = OutboxMessageKind.Notice, Place = member, Texts = [text], Made = now, Due = now },
                cancellationToken);
    }
}
