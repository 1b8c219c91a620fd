using System.Collections.Concurrent;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>
/// Serves who comes from a chat platform: lets them in or says why not, finds the conversation, has the command carried out, and
/// sees to it that exactly one reply arrives. A platform's front end makes an <see cref="ChatEvent"/> of what happened there and
/// gives a <see cref="ReplyChannel"/> for the way back.
/// </summary>
internal sealed class ChatDispatcher(
    ChannelSequencer sequencer, ChatRequestParser parser, ChatRequestHandler handler, ButtonHandler buttons,
    FailureNotifier failures, TimeProvider time)
    : IDisposable
{
    /// <summary>How long a reply may take, all waiting in line included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // A platform that delivers twice does so within moments; messages are in the archive besides, for restarts.
    private const int RecentlyTaken = 10_000;

    private readonly RecentIdSet recent = new(RecentlyTaken);
    private readonly ConcurrentDictionary<Task, byte> underWay = new();
    private readonly CancellationTokenSource closing = new();
    private volatile bool isLeaving;

    /// <summary>Replies that are being worked on.</summary>
    public int UnderWay => underWay.Count;

    /// <summary>The form that a button opens; null for one that does something else. A platform wants it at once.</summary>
    public static ModalForm? FormOf(string button) =>
        AnswerButton.Read(button) is { Action: AnswerAction.Follow } follow
            ? new ModalForm(follow.Id, "Follow up", "What else would you like to know?") : null;

    /// <summary>
    /// Takes something up and returns at once; the reply comes when it is there. Replies keep the order of these calls.
    /// </summary>
    public void Take(ChatEvent incoming, ReplyChannel channel)
    {
        if (!recent.Add(incoming.Id)) return;
        var turn = sequencer.Enter(incoming.Place.Stream);
        var work = Task.Run(() => isLeaving
            ? failures.ApologiseAsync(channel, FailureNotifier.WhyNot(isClosing: true, isOver: true))
            : ServeAsync(incoming, channel, turn));
        underWay.TryAdd(work, 0);
        work.ContinueWith(
            done =>
            {
                turn.Dispose();
                underWay.TryRemove(done, out _);
            },
            TaskScheduler.Default);
    }

    /// <summary>Waits for the replies under way. Whoever comes from now on is told that the bot is being restarted.</summary>
    /// <param name="cancellationToken">Ends those that are not done, each with a word to its asker.</param>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        isLeaving = true;
        await using var registration = cancellationToken.Register(closing.Cancel);
        try
        {
            while (!underWay.IsEmpty) await Task.WhenAll(underWay.Keys).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAny(Task.WhenAll(underWay.Keys), Task.Delay(FailureNotifier.LastWords, time, CancellationToken.None));
        }
    }

    public void Dispose() => closing.Dispose();

    /// <summary>Waits for the replies under way, as often as one likes; for tests.</summary>
    internal async Task IdleAsync()
    {
        while (!underWay.IsEmpty) await Task.WhenAll(underWay.Keys);
    }

    private async Task ServeAsync(ChatEvent incoming, ReplyChannel channel, ChannelSequencer.Turn turn)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, closing.Token);
        try
        {
            if (incoming is ButtonPress press) await buttons.ServeAsync(press, channel, cancellation.Token);
            else if (await parser.ReadAsync(incoming, cancellation.Token) is { } request)
                await handler.CarryOutAsync(request, channel, turn, closing.Token, cancellation.Token);
        }
        catch (Exception exception)
        {
            await failures.TellAsync(
                incoming.Place, channel, exception, closing.IsCancellationRequested, deadline.IsCancellationRequested);
        }
    }
}
