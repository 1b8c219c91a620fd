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
    private const int ThreadName = 100;

    // Added to the time of the answer itself: to post it, or to say that there is none.
    private static readonly TimeSpan Posting = TimeSpan.FromMinutes(1);

    // The same when the program ends.
    private static readonly TimeSpan PostingAtTheEnd = TimeSpan.FromSeconds(6);

    /// <summary>Runs the command of a request and posts its reply.</summary>
    /// <param name="chatRequest">The request.</param>
    /// <param name="channel">The channel for the reply.</param>
    /// <param name="turn">The reply's turn in the channel.</param>
    /// <param name="closing">Cancelled when the program ends; members who still wait are told so.</param>
    /// <param name="cancellationToken">Cancelled when the request has taken too long, or the program ends.</param>
    /// <exception cref="PostFailedException">The reply could not be posted.</exception>
    /// <exception cref="ArchiveException">The settings of the community cannot be read.</exception>
    public async Task CarryOutAsync(
        ChatRequest chatRequest, ReplyChannel channel, ChannelSequencer.Turn turn, CancellationToken closing,
            CancellationToken cancellationToken)
    {
        var (incoming, place) = (chatRequest.Incoming, chatRequest.Incoming.Place);
        var request = new Request(chatRequest.Command, chatRequest.Options)
        {
            Community = place.Community,
            Asker = incoming.Asker,
            Place = place.Address,
            IsDirect = place.IsDirect,
        };
        if (desk.Catalogue.Problem(request) is { } problem)
        {
            await notifier.TellAsync(channel, ReplyRenderer.Of(problem)[0], allowPublic: true, cancellationToken);
            return;
        }

        var command = desk.Catalogue.Find(chatRequest.Command)!;
        // Everybody sees the reply to a message, so every message must be admitted, even if its command is not a question.
        var (refusal, charged) = command.IsQuestion || incoming is ChatMessage
            ? await accessPolicy.AdmitAsync(incoming, cancellationToken)
            : (null, []);
        if (refusal is not null)
        {
            if (incoming is ChatMessage && notifier.WasTold(incoming.Asker.Member, refusal)) return;
            await notifier.TellAsync(channel, new OutgoingMessage(refusal), allowPublic: false, cancellationToken);
            return;
        }

        var settings = await communities.FindAsync(place.Community, cancellationToken);
        var isPrivate = channel.CanBePrivate
            && (chatRequest.IsPrivate || command.IsPrivate || request.Has(CommonOptions.Private.Name)
                || (settings.IsPrivate && command.IsQuestion));
        // A private reply does not keep the others waiting.
        if (isPrivate) turn.Dispose();
        try
        {
            channel = await poster.AcknowledgeAsync(channel, isPrivate, cancellationToken);
        }
        catch
        {
            accessPolicy.GiveBack(charged);
            throw;
        }

        // A private exchange gets a conversation of its own, so that follow-ups of others cannot refer to it.
        var conversation = isPrivate ? incoming.Id : chatRequest.Conversation ?? place.Conversation ?? incoming.Id;
        request = request with { Conversation = conversation, Before = isPrivate ? chatRequest.Conversation : null };
        ThreadReplyChannel? thread = null;
        if (settings.AnswersIn == AnswersIn.Thread && command.IsQuestion && !isPrivate && place.Conversation is null
            && await poster.OpenThreadAsync(channel, cancellationToken) is { } id)
        {
            channel = thread = new ThreadReplyChannel(channel, NameOfThread(chatRequest));
            request = request with { Conversation = chatRequest.Conversation ?? id };
        }

        if (place.Conversation is not null) await turn.ComesAsync(cancellationToken);
        await ReplyAsync(request, channel, thread, isPrivate, turn, charged, closing, cancellationToken);
    }

    private async Task ReplyAsync(
        Request request, ReplyChannel channel, ThreadReplyChannel? thread, bool isPrivate, ChannelSequencer.Turn turn,
        IReadOnlyList<string> charged, CancellationToken closing, CancellationToken cancellationToken)
    {
        using var posting = new CancellationTokenSource(ChatDispatcher.Patience + Posting, time);
        // Not at once: members who wait are to be told.
        await using var ending = closing.Register(() => posting.CancelAfter(PostingAtTheEnd));
        await using var streaming = new StreamingReply(channel, turn, time, logger, posting.Token);
        using var showing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = poster.KeepShowingAsync(channel, isPrivate, streaming, showing.Token);
        var reply = await AnswerAsync(request with { Progress = streaming }, cancellationToken);
        // A request that failed or was not understood does not count.
        if (reply is null or { IsUsageError: true }) accessPolicy.GiveBack(charged);
        reply ??= new Reply
        {
            Text = FailureNotifier.WhyNot(closing.IsCancellationRequested, cancellationToken.IsCancellationRequested),
            IsPrivate = true,
        };
        await showing.CancelAsync();
        await working;
        await streaming.StopAsync();
        if (reply.IsPrivate && !isPrivate && !streaming.HasBegun)
        {
            await notifier.TellAsync(channel, ReplyRenderer.Of(reply)[0], allowPublic: true, posting.Token);
            return;
        }

        if (reply.Content is not AnswerContent { Citations.Count: > 0 }) thread?.StayHere();
        var ids = await streaming.FinishAsync(ReplyRenderer.Of(reply));
        if (reply.Key is { } key) await poster.RememberAsync(ids, key, channel.Place);
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
            Log.NotServed(logger, exception);
            return null;
        }
    }

    private static string NameOfThread(ChatRequest chatRequest)
    {
        var name = PlainText.Line(chatRequest.Options.GetValueOrDefault(AskCommand.Question, chatRequest.Command), ThreadName);
        return name.Length == 0 ? chatRequest.Command : name;
    }
}
