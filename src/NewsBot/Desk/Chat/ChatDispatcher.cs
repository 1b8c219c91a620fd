using System.Collections.Concurrent;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>
/// Serves the members of a chat platform, with exactly one reply for each event that is meant for the bot. A platform's front end
/// turns what happened there into a <see cref="ChatEvent"/> and passes a <see cref="ReplyChannel"/> for the reply.
/// </summary>
internal sealed class ChatDispatcher(
    ChannelSequencer sequencer, ChatRequestParser parser, ChatRequestHandler handler, ButtonHandler buttons,
    FailureNotifier failures, TimeProvider time)
    : IDisposable
{
    /// <summary>How long a reply may take, including the time that it waits for earlier ones.</summary>
    public static readonly TimeSpan ReplyTimeout = TimeSpan.FromMinutes(4);

    // A platform that delivers an event twice does so within moments. Across restarts, the archive knows the messages.
    private const int MaxRecentIds = 10_000;

    private readonly RecentIdSet recent = new(MaxRecentIds);
    private readonly ConcurrentDictionary<Task, byte> activeWork = new();
    private readonly CancellationTokenSource closing = new();
    private volatile bool isStopping;

    /// <summary>How many replies are being worked on.</summary>
    public int ActiveReplies => activeWork.Count;

    /// <summary>
    /// Returns the form that a button opens; null if it opens none. It needs no waiting, because platforms want it at once.
    /// </summary>
    public static ModalForm? FindForm(string button) =>
        AnswerButton.Parse(button) is { Action: AnswerAction.Follow } follow
            ? new ModalForm(follow.Id, "Follow up", "What else would you like to know?") : null;

    /// <summary>
    /// Starts the work on an event and returns at once. Replies in a channel appear in the order of these calls.
    /// </summary>
    public void Dispatch(ChatEvent incoming, ReplyChannel channel)
    {
        if (!recent.Add(incoming.Id)) return;
        var turn = sequencer.Enter(incoming.Location.ReplyStream);
        var work = Task.Run(() => isStopping
            ? failures.ApologiseAsync(channel, FailureNotifier.FormatFailure(isClosing: true, isTimeout: true))
            : HandleAsync(incoming, channel, turn));
        activeWork.TryAdd(work, 0);
        _ = work.ContinueWith(
            done =>
            {
                turn.Dispose();
                activeWork.TryRemove(done, out _);
            },
            TaskScheduler.Default);
    }

    /// <summary>Waits for the replies under way. Members who ask from now on are told that the bot is being restarted.</summary>
    /// <param name="cancellationToken">Cancels the unfinished replies; their askers are told so.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        isStopping = true;
        await using var registration = cancellationToken.Register(closing.Cancel);
        try
        {
            while (!activeWork.IsEmpty) await Task.WhenAll(activeWork.Keys).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAny(
                Task.WhenAll(activeWork.Keys), Task.Delay(FailureNotifier.NotifyTimeout, time, CancellationToken.None));
        }
    }

    public void Dispose() => closing.Dispose();

    /// <summary>Waits for the replies under way without refusing new ones; for tests.</summary>
    internal async Task WaitUntilIdleAsync()
    {
        while (!activeWork.IsEmpty) await Task.WhenAll(activeWork.Keys);
    }

    private async Task HandleAsync(ChatEvent incoming, ReplyChannel channel, ChannelSequencer.Turn turn)
    {
        using var deadline = new CancellationTokenSource(ReplyTimeout, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, closing.Token);
        try
        {
            if (incoming is ButtonPress press) await buttons.HandleAsync(press, channel, cancellation.Token);
            else if (await parser.ParseAsync(incoming, cancellation.Token) is { } request)
                await handler.HandleAsync(request, channel, turn, closing.Token, cancellation.Token);
        }
        catch (Exception exception)
        {
            await failures.NotifyAsync(
                incoming.Location, channel, exception, closing.IsCancellationRequested, deadline.IsCancellationRequested);
        }
    }
}
