using Microsoft.Extensions.Logging;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Chat;

/// <summary>Has an errand carried out, and sees to it that exactly one reply arrives, where it belongs.</summary>
internal sealed class ChatRequestHandler(
    AccessPolicy admission, CommunitySettingsCache communities, NewsDesk desk, ReplyPoster poster, PrivateNotifier notifier,
    TimeProvider time, ILogger<ChatRequestHandler> logger)
{
    private const int ThreadName = 100;

    // After the answer's own time: to post it, or to say that there is none.
    private static readonly TimeSpan Posting = TimeSpan.FromMinutes(1);

    // When the program ends.
    private static readonly TimeSpan PostingAtTheEnd = TimeSpan.FromSeconds(6);

    /// <summary>Carries it out.</summary>
    /// <param name="errand">What is to be done.</param>
    /// <param name="channel">The way back.</param>
    /// <param name="turn">When the reply may begin to appear.</param>
    /// <param name="closing">The program ends: who still waits is told so.</param>
    /// <param name="cancellationToken">The errand has taken too long, or the program ends.</param>
    /// <exception cref="PostFailedException">The reply could not be posted.</exception>
    /// <exception cref="ArchiveException">What the community has set cannot be read.</exception>
    public async Task CarryOutAsync(
        ChatRequest errand, ReplyChannel channel, ChannelSequencer.Turn turn, CancellationToken closing,
            CancellationToken cancellationToken)
    {
        var (incoming, place) = (errand.Incoming, errand.Incoming.Place);
        var request = new Request(errand.Command, errand.Options)
        {
            Community = place.Community,
            Asker = incoming.Asker,
            Place = place.Address,
            IsDirect = place.IsDirect,
        };
        if (desk.Catalogue.Problem(request) is { } problem)
        {
            await notifier.TellAsync(channel, ReplyRenderer.Of(problem)[0], orOpenly: true, cancellationToken);
            return;
        }

        var command = desk.Catalogue.Find(errand.Command)!;
        // Whatever a message gets is seen by all, so it must be one that may be asked there.
        var (refusal, taken) = command.IsQuestion || incoming is ChatMessage
            ? await admission.AdmitAsync(incoming, cancellationToken)
            : (null, []);
        if (refusal is not null)
        {
            if (incoming is ChatMessage && notifier.WasTold(incoming.Asker.Member, refusal)) return;
            await notifier.TellAsync(channel, new OutgoingMessage(refusal), orOpenly: false, cancellationToken);
            return;
        }

        var settings = await communities.FindAsync(place.Community, cancellationToken);
        var isPrivate = channel.CanBePrivate
            && (errand.IsPrivate || command.IsPrivate || request.Has(CommonOptions.Private.Name)
                || (settings.IsPrivate && command.IsQuestion));
        // What only one sees keeps no other waiting.
        if (isPrivate) turn.Dispose();
        try
        {
            channel = await poster.AcknowledgeAsync(channel, isPrivate, cancellationToken);
        }
        catch
        {
            admission.GiveBack(taken);
            throw;
        }

        // What is between a member and the bot must not be the subject of what others ask on.
        var conversation = isPrivate ? incoming.Id : errand.Conversation ?? place.Conversation ?? incoming.Id;
        request = request with { Conversation = conversation, Before = isPrivate ? errand.Conversation : null };
        ThreadReplyChannel? thread = null;
        if (settings.AnswersIn == AnswersIn.Thread && command.IsQuestion && !isPrivate && place.Conversation is null
            && await poster.OpenThreadAsync(channel, cancellationToken) is { } id)
        {
            channel = thread = new ThreadReplyChannel(channel, NameOfThread(errand));
            request = request with { Conversation = errand.Conversation ?? id };
        }

        if (place.Conversation is not null) await turn.ComesAsync(cancellationToken);
        await ReplyAsync(request, channel, thread, isPrivate, turn, taken, closing, cancellationToken);
    }

    private async Task ReplyAsync(
        Request request, ReplyChannel channel, ThreadReplyChannel? thread, bool isPrivate, ChannelSequencer.Turn turn,
        IReadOnlyList<string> taken, CancellationToken closing, CancellationToken cancellationToken)
    {
        using var posting = new CancellationTokenSource(ChatDispatcher.Patience + Posting, time);
        // Not at once: who waits is to be told.
        await using var ending = closing.Register(() => posting.CancelAfter(PostingAtTheEnd));
        await using var growing = new StreamingReply(channel, turn, time, logger, posting.Token);
        using var showing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = poster.KeepShowingAsync(channel, isPrivate, growing, showing.Token);
        var reply = await AnswerAsync(request with { Progress = growing }, cancellationToken);
        // What came to nothing, or was not understood, costs nothing.
        if (reply is null or { IsUsageError: true }) admission.GiveBack(taken);
        reply ??= new Reply
        {
            Text = FailureNotifier.WhyNot(closing.IsCancellationRequested, cancellationToken.IsCancellationRequested),
            IsPrivate = true,
        };
        await showing.CancelAsync();
        await working;
        await growing.StopAsync();
        if (reply.IsPrivate && !isPrivate && !growing.HasBegun)
        {
            await notifier.TellAsync(channel, ReplyRenderer.Of(reply)[0], orOpenly: true, posting.Token);
            return;
        }

        if (reply.Content is not AnswerContent { Citations.Count: > 0 }) thread?.StayHere();
        var ids = await growing.FinishAsync(ReplyRenderer.Of(reply));
        if (reply.Key is { } key) await poster.RememberAsync(ids, key, channel.Place);
    }

    // Null where it came to nothing.
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

    private static string NameOfThread(ChatRequest errand)
    {
        var name = PlainText.Line(errand.Options.GetValueOrDefault(AskCommand.Question, errand.Command), ThreadName);
        return name.Length == 0 ? errand.Command : name;
    }
}
