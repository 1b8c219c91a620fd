using Microsoft.Extensions.Logging;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Chat;

/// <summary>Handles a request from a chat platform: admits it, runs its command and posts exactly one reply.</summary>
internal sealed class ChatRequestHandler(
    AccessPolicy accessPolicy, CommunitySettingsCache communities, NewsDesk desk, ReplyPoster poster, PrivateNotifier notifier,
    TimeProvider time, ILogger<ChatRequestHandler> logger)
{
    private const int MaxThreadNameLength = 100;

    // Added to the time of the answer itself: to post it, or to say that there is none.
    private static readonly TimeSpan PostingTimeout = TimeSpan.FromMinutes(1);

    // The same when the program ends.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(6);

    /// <summary>Runs the command of a request and posts its reply.</summary>
    /// <param name="chatRequest">The request.</param>
    /// <param name="channel">The channel for the reply.</param>
    /// <param name="turn">The reply's turn in the channel.</param>
    /// <param name="closing">Cancelled when the program ends; members who still wait are told so.</param>
    /// <param name="cancellationToken">Cancelled when the request has taken too long, or the program ends.</param>
    /// <exception cref="PostFailedException">The reply could not be posted.</exception>
    /// <exception cref="ArchiveException">The settings of the community cannot be read.</exception>
    public async Task HandleAsync(
        ChatRequest chatRequest, ReplyChannel channel, ChannelSequencer.Turn turn, CancellationToken closing,
            CancellationToken cancellationToken)
    {
        var (incoming, place) = (chatRequest.Event, chatRequest.Event.Location);
        var request = new Request(chatRequest.Command, chatRequest.Options)
        {
            Community = place.Community,
            Asker = incoming.Asker,
            Address = place.Address,
            IsDirect = place.IsDirect,
            QuotedText = chatRequest.QuotedText,
            RepeatsQuestion = incoming is not ChatMessage,
        };
        if ((chatRequest.Problem ?? desk.Catalogue.FindProblem(request)) is { } problem)
        {
            await notifier.NotifyAsync(channel, ReplyRenderer.Render(problem)[0], allowPublic: true, cancellationToken);
            return;
        }

        var command = desk.Catalogue.Find(chatRequest.Command)!;
        // Everybody sees the reply to a message, so every message must be admitted, even if its command is not a question.
        var (refusal, charged) = command.IsQuestion || incoming is ChatMessage
            ? await accessPolicy.AdmitAsync(incoming, channel, cancellationToken)
            : (null, []);
        if (refusal is not null)
        {
            if (incoming is ChatMessage && notifier.IsRepeat(incoming.Asker.Member, refusal)) return;
            await notifier.NotifyAsync(channel, new OutgoingMessage(refusal), allowPublic: false, cancellationToken);
            return;
        }

        ReplyPlace replyPlace;
        try
        {
            replyPlace = await PrepareReplyAsync(chatRequest, request, command, channel, turn, cancellationToken);
        }
        catch
        {
            accessPolicy.Refund(charged);
            throw;
        }

        await ReplyAsync(replyPlace, turn, charged, closing, cancellationToken);
    }

    // Decides where the reply goes, acknowledges the request there, and waits for its turn in a conversation.
    private async Task<ReplyPlace> PrepareReplyAsync(
        ChatRequest chatRequest, Request request, CommandDeclaration command, ReplyChannel channel, ChannelSequencer.Turn turn,
        CancellationToken cancellationToken)
    {
        var (incoming, place) = (chatRequest.Event, chatRequest.Event.Location);
        var settings = await communities.FindAsync(place.Community, cancellationToken);
        var isPrivate = channel.CanBePrivate
            && (chatRequest.IsPrivate || command.IsPrivate || request.HasFlag(CommonOptions.Private.Name)
                || (settings.IsPrivate && command.IsQuestion));
        // A private reply does not keep the others waiting.
        if (isPrivate) turn.Dispose();
        channel = await poster.AcknowledgeAsync(channel, isPrivate, cancellationToken);
        // A private exchange gets a conversation of its own, so that follow-ups of others cannot refer to it.
        var conversation = isPrivate ? incoming.Id : chatRequest.Conversation ?? place.Conversation ?? incoming.Id;
        request = request with { Conversation = conversation, EarlierConversation = isPrivate ? chatRequest.Conversation : null };
        ThreadReplyChannel? thread = null;
        if (settings.AnswersIn == AnswersIn.Thread && command.IsQuestion && !isPrivate && place.Conversation is null
            && await poster.GetThreadIdAsync(channel, cancellationToken) is { } id)
        {
            channel = thread = new ThreadReplyChannel(channel, FormatThreadName(command, request));
            request = request with { Conversation = chatRequest.Conversation ?? id };
        }

        if (place.Conversation is not null) await turn.WaitAsync(cancellationToken);
        return new ReplyPlace(request, channel, thread, isPrivate);
    }

    private async Task ReplyAsync(
        ReplyPlace place, ChannelSequencer.Turn turn, IReadOnlyList<string> charged, CancellationToken closing,
        CancellationToken cancellationToken)
    {
        var (request, channel, thread, isPrivate) = place;
        using var posting = new CancellationTokenSource(ChatDispatcher.ReplyTimeout + PostingTimeout, time);
        // Not at once: members who wait are to be told.
        await using var ending = closing.Register(() => posting.CancelAfter(ShutdownTimeout));
        await using var streaming = new StreamingReply(channel, turn, time, logger, posting.Token);
        using var showing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = poster.KeepAcknowledgingAsync(channel, isPrivate, streaming, showing.Token);
        var reply = await AnswerAsync(request with { Progress = streaming }, cancellationToken);
        // A request that failed or was not understood does not count.
        if (reply is null or { IsUsageError: true }) accessPolicy.Refund(charged);
        reply ??= new Reply
        {
            Text = FailureNotifier.FormatFailure(closing.IsCancellationRequested, cancellationToken.IsCancellationRequested),
            IsPrivate = true,
        };
        await showing.CancelAsync();
        await working;
        await streaming.StopAsync();
        await poster.WithdrawAsync(reply.WithdrawnMessages, channel, posting.Token);
        if (reply.IsPrivate && !isPrivate && !streaming.HasBegun)
        {
            var isSecret = desk.Catalogue.Find(request.Command)!.IsPrivate;
            await notifier.NotifyAsync(channel, ReplyRenderer.Render(reply)[0], allowPublic: !isSecret, posting.Token);
            return;
        }

        if (reply.Content is not { HasCoverage: true }) thread?.StayInChannel();
        var ids = await streaming.FinishAsync(ReplyRenderer.Render(reply));
        if (reply.AnswerKey is { } key) await poster.RecordPostedAsync(ids, key, channel.Address);
    }

    // Null if the command failed or was cancelled; the cause is logged.
    private async Task<Reply?> AnswerAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.HandleAsync(request, cancellationToken);
        }
        catch (ArchiveException exception)
        {
            Log.ArchiveUnusable(logger, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            Log.RequestFailed(logger, exception);
            return null;
        }
    }

    // The question; for other commands "timeline: Merrow Dam", or the name alone.
    private static string FormatThreadName(CommandDeclaration command, Request request)
    {
        var subject = command.Options is [var first, ..] ? request[first.Name] : null;
        var name = subject is null ? command.Name
            : command.Name == AskCommand.Declared.Name ? subject : $"{command.Name}: {subject}";
        name = PlainText.SanitizeLine(name, MaxThreadNameLength);
        return name.Length == 0 ? command.Name : name;
    }

    private sealed record ReplyPlace(Request Request, ReplyChannel Channel, ThreadReplyChannel? Thread, bool IsPrivate);
}
