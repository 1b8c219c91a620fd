using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Outbox;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>Knows for whom something is said unasked: the channel's briefs, a subscription, the readers of an answer.</summary>
internal sealed class NotificationTargets(
    BriefStore briefs, SubscriptionStore follows, AnswerLog answers, Outbox dispatches, TimeProvider time)
{
    /// <summary>The community whose coverage is told; null where that is no community's.</summary>
    public async Task<string?> CommunityOfAsync(OutboxMessage dispatch, CancellationToken cancellationToken) =>
        dispatch.Kind switch
        {
            OutboxMessageKind.Alert => (await follows.FindAsync(dispatch.Of, cancellationToken))?.Community,
            OutboxMessageKind.Correction => (await answers.FindAsync(dispatch.Of, cancellationToken))?.Community,
            _ => null,
        };

    /// <summary>Pauses what a message was said for, because its place is closed, and tells who set it up.</summary>
    public async Task PauseAsync(OutboxMessage dispatch, PostFailure failure, CancellationToken cancellationToken)
    {
        var why = failure == PostFailure.Gone ? "the channel is not there any more" : "the bot may not write there any more";
        if (dispatch.Kind == OutboxMessageKind.Brief
            && await briefs.PauseAsync(dispatch.Of, why, cancellationToken) is { } paused)
            await TellAsync(
                paused.Member,
                    $"The briefs in <#{ChannelOf(paused.Place)}> are paused: {why}. `/brief at:"
                        + $"{DiscordMarkdown.Line(paused.Times!)}` there starts them again.", cancellationToken);
        if (dispatch.Kind == OutboxMessageKind.Alert
            && await follows.FindAsync(dispatch.Of, cancellationToken) is { Paused: null } follow)
        {
            if (follow.IsDirect)
                why = failure == PostFailure.Gone ? "you are not a member here any more" : "you take no messages from the bot";
            await follows.SaveAsync(follow with { Paused = why }, null, cancellationToken);
            if (!follow.IsDirect)
                await TellAsync(
                    follow.Member,
                        $"“{DiscordMarkdown.Line(follow.Topic)}” is not followed in <#{ChannelOf(follow.Place)}> any more: "
                            + $"{why}. `/follow` there starts it again.", cancellationToken);
        }
    }

    private async Task TellAsync(string? member, string text, CancellationToken cancellationToken)
    {
        if (member is null) return;
        var now = time.GetUtcNow();
        await dispatches.AddAsync(
            new OutboxMessage { Kind = OutboxMessageKind.Word, Place = member, Texts = [text], Made = now, Due = now },
                cancellationToken);
    }

    private static string ChannelOf(string place) => place[(place.LastIndexOf('/') + 1)..];
}
