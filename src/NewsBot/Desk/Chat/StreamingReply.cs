using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>
/// Shows a reply while it is written: the first message is posted as soon as there is text, and edited at most once a second. At
/// the end it is set to the final text, and what does not fit follows in further messages.
/// </summary>
internal sealed class StreamingReply : IProgress<Reply>, IAsyncDisposable
{
    // A quick model is done after this delay, and the reply appears at once as a whole.
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan EditInterval = TimeSpan.FromSeconds(1);

    private readonly ReplyChannel channel;
    private readonly ChannelSequencer.Turn turn;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly PostRetries retries;
    private readonly CancellationToken cancellationToken;
    private readonly Channel<Reply> parts = Channel.CreateBounded<Reply>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource stop = new();
    private readonly Task updating;
    private string? firstMessageId;
    private OutgoingMessage? shownMessage;
    private long changedAt;

    /// <param name="channel">The channel for the reply.</param>
    /// <param name="turn">The reply's turn in the channel; nothing appears before it.</param>
    /// <param name="time">The clock that paces the edits.</param>
    /// <param name="logger">The log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public StreamingReply(
        ReplyChannel channel, ChannelSequencer.Turn turn, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        this.channel = channel;
        this.turn = turn;
        this.time = time;
        this.logger = logger;
        retries = new PostRetries(time, logger);
        this.cancellationToken = cancellationToken;
        updating = ShowUpdatesAsync();
    }

    /// <summary>True if the first message is posted. The value is final only after <see cref="StopAsync"/>.</summary>
    public bool HasBegun => firstMessageId is not null;

    /// <summary>Stops showing updates, and waits for a call of the platform that is under way.</summary>
    public async Task StopAsync()
    {
        // This ends only pauses. A call that is under way must complete: cancelled, it might be posted without anybody knowing
        // its id.
        await stop.CancelAsync();
        await updating;
    }

    /// <summary>Shows a later state of the reply. States that come too fast are skipped.</summary>
    public void Report(Reply value) => parts.Writer.TryWrite(value);

    /// <summary>Shows the final reply.</summary>
    /// <returns>The ids of its messages.</returns>
    /// <exception cref="PostFailedException">The reply cannot be posted.</exception>
    public async Task<IReadOnlyList<string>> FinishAsync(IReadOnlyList<OutgoingMessage> posts)
    {
        await StopAsync();
        await turn.WaitAsync(cancellationToken);
        var ids = new List<string>();
        if (firstMessageId is null)
        {
            ids.Add(await PostAsync(posts[0]));
        }
        else
        {
            await WaitForIntervalAsync(cancellationToken);
            ids.Add(firstMessageId);
            if (posts[0] != shownMessage && !await TryEditAsync(firstMessageId, posts[0])) return ids;
        }

        foreach (var post in posts.Skip(1)) ids.Add(await PostAsync(post));
        // Only now may the next reply appear, so that its messages do not come between these.
        turn.Dispose();
        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task ShowUpdatesAsync()
    {
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(stop.Token))
            {
                if (part.Text.Length == 0) continue;
                if (firstMessageId is null) await Task.Delay(FirstDelay, time, stop.Token);
                else await WaitForIntervalAsync(stop.Token);
                if (firstMessageId is null) await turn.WaitAsync(stop.Token);
                var post = ReplyRenderer.RenderPartial(parts.Reader.TryRead(out var later) ? later : part);
                if (post == shownMessage) continue;
                if (firstMessageId is null) firstMessageId = await channel.PostAsync(post, cancellationToken);
                else await channel.EditAsync(firstMessageId, post, cancellationToken);
                (shownMessage, changedAt) = (post, time.GetTimestamp());
            }
        }
        catch (OperationCanceledException)
        {
            // The reply is complete, or was given up.
        }
        catch (PostFailedException exception)
        {
            // The final reply is still posted, and reports its own failure.
            Log.ReplyPartNotShown(logger, exception.Message);
        }
    }

    private async Task WaitForIntervalAsync(CancellationToken cancellation)
    {
        var left = EditInterval - time.GetElapsedTime(changedAt);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellation);
    }

    private Task<string> PostAsync(OutgoingMessage post) =>
        retries.RunAsync(() => channel.PostAsync(post, cancellationToken), cancellationToken);

    private async Task<bool> TryEditAsync(string id, OutgoingMessage post)
    {
        try
        {
            await retries.RunAsync(() => channel.EditAsync(id, post, cancellationToken), cancellationToken);
            return true;
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Gone)
        {
            // Somebody deleted the message on purpose, so the rest of the reply is not wanted either.
            Log.ReplyDeleted(logger);
            return false;
        }
    }
}
