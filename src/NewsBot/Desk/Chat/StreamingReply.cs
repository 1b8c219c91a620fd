using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>
/// A reply that appears while it is written: its first message is posted as soon as there is something to read, and edited once a
/// second at most. Then it is set to what the reply is in the end, and what does not fit into it follows in further messages.
/// </summary>
internal sealed class StreamingReply : IProgress<Reply>, IAsyncDisposable
{
    // A model that is quick is done by then, and the reply appears at once as a whole.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ReplyChannel channel;
    private readonly ChannelSequencer.Turn turn;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly PostRetries retries;
    private readonly CancellationToken cancellationToken;
    private readonly Channel<Reply> parts = Channel.CreateBounded<Reply>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource stop = new();
    private readonly Task growing;
    private string? first;
    private OutgoingMessage? shown;
    private long changed;

    /// <param name="channel">Where it appears.</param>
    /// <param name="turn">When it may begin to.</param>
    /// <param name="time">By which edits are paced.</param>
    /// <param name="logger">Told what did not work.</param>
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
        growing = GrowAsync();
    }

    /// <summary>Whether anything is to be read yet; certain only once <see cref="StopAsync"/> is done.</summary>
    public bool HasBegun => first is not null;

    /// <summary>Lets it grow no more, and waits for what is on its way.</summary>
    public async Task StopAsync()
    {
        // Ends its waiting, but nothing that is on its way: it would be posted, and nobody would know.
        await stop.CancelAsync();
        await growing;
    }

    /// <summary>Shows a later state. Those that come too fast are skipped.</summary>
    public void Report(Reply value) => parts.Writer.TryWrite(value);

    /// <summary>Shows the reply as it is in the end.</summary>
    /// <returns>The ids of its messages.</returns>
    /// <exception cref="PostFailedException">It cannot be shown.</exception>
    public async Task<IReadOnlyList<string>> FinishAsync(IReadOnlyList<OutgoingMessage> posts)
    {
        await StopAsync();
        await turn.ComesAsync(cancellationToken);
        var ids = new List<string>();
        if (first is null)
        {
            ids.Add(await PostAsync(posts[0]));
        }
        else
        {
            await PauseAsync(cancellationToken);
            ids.Add(first);
            if (posts[0] != shown && !await TryEditAsync(first, posts[0])) return ids;
        }

        foreach (var post in posts.Skip(1)) ids.Add(await PostAsync(post));
        // Only now: messages of others must not come between these.
        turn.Dispose();
        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task GrowAsync()
    {
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(stop.Token))
            {
                if (part.Text.Length == 0) continue;
                if (first is null) await Task.Delay(Settling, time, stop.Token);
                else await PauseAsync(stop.Token);
                if (first is null) await turn.ComesAsync(stop.Token);
                var post = ReplyRenderer.OfPart(parts.Reader.TryRead(out var later) ? later : part);
                if (post == shown) continue;
                if (first is null) first = await channel.PostAsync(post, cancellationToken);
                else await channel.EditAsync(first, post, cancellationToken);
                (shown, changed) = (post, time.GetTimestamp());
            }
        }
        catch (OperationCanceledException)
        {
            // Done, or given up.
        }
        catch (PostFailedException exception)
        {
            // The whole of it is shown in the end, or that fails, too.
            Log.PartNotShown(logger, exception.Message);
        }
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        var left = Pace - time.GetElapsedTime(changed);
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
            // Somebody deleted it, and had a reason to; then the rest of it is not wanted either.
            Log.ReplyDeleted(logger);
            return false;
        }
    }
}
