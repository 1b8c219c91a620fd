using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;

namespace NewsBot.Desk.Chat;

/// <summary>
/// Serves who comes from a chat platform: lets them in or says why not, finds the conversation, has the command carried out, and
/// sees to it that exactly one reply arrives. A platform's front end makes an <see cref="ChatEvent"/> of what happened there and
/// gives a <see cref="ReplyChannel"/> for the way back.
/// </summary>
internal sealed class ChatDispatcher(
    ChatRequestParser errands, ChatRequestHandler delivery, ButtonHandler presses, PrivateNotifier telling, PostRetries retries,
    ChannelSequencer order, DeskMetrics metrics, TimeProvider time, ILogger<ChatDispatcher> logger)
    : IDisposable
{
    /// <summary>How long a reply may take, all waiting in line included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // A platform that delivers twice does so within moments; messages are in the archive besides, for restarts.
    private const int RecentlyTaken = 10_000;

    // For those who still wait when time is up to be told so.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(8);

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
        var turn = order.Enter(incoming.Place.Stream);
        var work = Task.Run(() => isLeaving
            ? ApologiseAsync(channel, WhyNot(isClosing: true, isOver: true))
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
            await Task.WhenAny(Task.WhenAll(underWay.Keys), Task.Delay(LastWords, time, CancellationToken.None));
        }
    }

    public void Dispose() => closing.Dispose();

    /// <summary>Waits for the replies under way, as often as one likes; for tests.</summary>
    internal async Task IdleAsync()
    {
        while (!underWay.IsEmpty) await Task.WhenAll(underWay.Keys);
    }

    /// <summary>What an asker is told whose question came to nothing.</summary>
    /// <param name="isClosing">Whether the program ends.</param>
    /// <param name="isOver">Whether it took too long.</param>
    internal static string WhyNot(bool isClosing, bool isOver) =>
        isClosing ? "The bot is being restarted. Please ask again in a minute."
        : isOver ? $"This took more than {Patience.TotalMinutes:0} minutes, so it was given up. Please ask again later."
        // What exactly is in the log: it may name folders and servers that are nobody's business here.
        : "Something went wrong here, and it was noted. Please ask again later.";

    private async Task ServeAsync(ChatEvent incoming, ReplyChannel channel, ChannelSequencer.Turn turn)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, closing.Token);
        try
        {
            if (incoming is ButtonPress press) await ServeAsync(press, channel, cancellation.Token);
            else if (await errands.ReadAsync(incoming, cancellation.Token) is { } errand)
                await delivery.CarryOutAsync(errand, channel, turn, closing.Token, cancellation.Token);
        }
        catch (PostFailedException exception)
        {
            Log.ReplyNotPosted(logger, exception.Failure, exception.Message);
            metrics.NotPosted(exception.Failure.ToString());
            await ApologiseAsync(channel, exception.Failure == PostFailure.Forbidden && !incoming.Place.IsDirect
                ? $"I may not write in <#{incoming.Place.Stream}>, so your answer could not be posted there. "
                    + "Whoever manages the server can allow it."
                : "Your answer, or a part of it, could not be posted. Please ask again later.");
        }
        catch (Exception exception)
        {
            if (exception is ArchiveException) Log.ArchiveUnusable(logger, exception.Message);
            else Log.NotServed(logger, exception);
            await ApologiseAsync(channel, WhyNot(closing.IsCancellationRequested, deadline.IsCancellationRequested));
        }
    }

    private async Task ServeAsync(ButtonPress press, ReplyChannel channel, CancellationToken cancellationToken)
    {
        // Others, too, may put buttons below messages.
        if (!ButtonHandler.Knows(press.Button)) return;
        await retries.RunQuicklyAsync(() => channel.AcknowledgeAsync(isPrivate: true, cancellationToken), cancellationToken);
        foreach (var post in await presses.CarryOutAsync(press, cancellationToken) ?? [])
            await retries.RunAsync(() => channel.PostAsync(post, cancellationToken), cancellationToken);
    }

    private async Task ApologiseAsync(ReplyChannel channel, string text)
    {
        try
        {
            using var bounded = new CancellationTokenSource(LastWords, time);
            await telling.TellAsync(channel, new OutgoingMessage(text), orOpenly: false, bounded.Token);
        }
        catch (Exception exception) when (exception is PostFailedException or OperationCanceledException)
        {
            Log.ReplyNotPosted(logger, (exception as PostFailedException)?.Failure ?? PostFailure.Transient, exception.Message);
        }
    }
}
