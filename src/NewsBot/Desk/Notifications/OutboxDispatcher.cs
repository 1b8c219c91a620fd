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
/// Brings what is to be said unasked to its place: once, whatever fails and whenever the program is stopped. What finds its place
/// closed pauses whatever it was said for, and tells who set that up.
/// </summary>
internal sealed class OutboxDispatcher(
    Outbox dispatches, NotificationTargets targets, MessageLog messages, DeskMetrics metrics, TimeProvider time,
    ILogger<OutboxDispatcher> logger)
{
    // Older news is none.
    private static readonly TimeSpan Tried = TimeSpan.FromDays(1);

    // So often it is tried in that time; counted, too, in case a clock that was wrong dated it.
    private const int MostFailures = 30;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Brings out all that is due.</summary>
    /// <exception cref="ArchiveException">What is due cannot be read or noted.</exception>
    public async Task RunAsync(ChannelResolver places, CancellationToken cancellationToken)
    {
        foreach (var place in (await dispatches.DueAsync(time.GetUtcNow(), LongestPause, cancellationToken))
            .GroupBy(dispatch => dispatch.Place))
        {
            // Where one cannot be posted, those behind it wait, so that they come in their order.
            foreach (var dispatch in place)
                if (!await TryBringAsync(places, dispatch, cancellationToken)) break;
        }
    }

    /// <summary>False where it may work later.</summary>
    private async Task<bool> TryBringAsync(ChannelResolver places, OutboxMessage dispatch, CancellationToken cancellationToken)
    {
        try
        {
            await BringAsync(places, dispatch, cancellationToken);
            await dispatches.DoneAsync(dispatch.Key, cancellationToken);
            metrics.SaidUnasked(dispatch.Kind.ToString());
            return true;
        }
        catch (PostFailedException exception)
        {
            var now = time.GetUtcNow();
            var isUncertain = exception.Failure is PostFailure.Transient or PostFailure.Uncertain;
            if (isUncertain && now < dispatch.Made + Tried && dispatch.Failures < MostFailures)
            {
                var pause = FirstPause * Math.Pow(2, Math.Min(dispatch.Failures, 10));
                await dispatches.PutOffAsync(
                    dispatch.Key, now + (pause < LongestPause ? pause : LongestPause), isUncertain, cancellationToken);
                Log.DispatchPutOff(logger, dispatch.Kind, exception.Message);
                return false;
            }

            Log.DispatchFailed(logger, dispatch.Kind, exception.Failure, exception.Message);
            await dispatches.DoneAsync(dispatch.Key, cancellationToken);
            if (exception.Failure is PostFailure.Gone or PostFailure.Forbidden)
                await targets.PauseAsync(dispatch, exception.Failure, cancellationToken);
            return true;
        }
    }

    private async Task BringAsync(ChannelResolver places, OutboxMessage dispatch, CancellationToken cancellationToken)
    {
        var posts = PostsOf(dispatch);
        var lost = dispatch.Trying is { } since && dispatch.Sent < posts.Count
            ? new UnconfirmedMessage(posts[dispatch.Sent], Past(since)) : null;
        var channel = await places.FindAsync(
            dispatch.Place, await targets.CommunityOfAsync(dispatch, cancellationToken), dispatch.ReplyTo, lost,
            cancellationToken);
        for (var i = dispatch.Sent; i < posts.Count; i++)
        {
            var post = posts[i];
            await dispatches.TryingAsync(dispatch.Key, lost?.Since ?? time.GetUtcNow(), cancellationToken);
            var id = await channel.PostAsync(post, cancellationToken);
            await dispatches.SentAsync(dispatch.Key, i + 1, cancellationToken);
            if (dispatch.Answer is { } answer) await RememberAsync(id, answer, dispatch.Place, cancellationToken);
            lost = null;
        }
    }

    // Where a clock that was wrong noted the moment, it was as long ago as is tried at the most.
    private DateTimeOffset Past(DateTimeOffset moment) => time.GetUtcNow() is var now && moment <= now ? moment : now - Tried;

    private async Task RememberAsync(string id, long answer, string place, CancellationToken cancellationToken)
    {
        try
        {
            await messages.PostedAsync([id], answer, place, cancellationToken);
        }
        catch (ArchiveException exception)
        {
            // It is out; only a correction of it would not find it.
            Log.MessageNotNoted(logger, exception.Message);
        }
    }

    private static List<OutgoingMessage> PostsOf(OutboxMessage dispatch)
    {
        var posts = dispatch.Texts.Select(text => new OutgoingMessage(text)).ToList();
        if (dispatch.Kind == OutboxMessageKind.Alert) posts[^1] = posts[^1] with { Buttons = SubscriptionButton.Of(dispatch.Of) };
        return posts;
    }
}
