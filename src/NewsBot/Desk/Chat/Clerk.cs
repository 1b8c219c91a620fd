using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsBot.Archive;

namespace NewsBot.Desk.Chat;

/// <summary>
/// Serves who comes from a chat platform: lets them in or says why not, finds the conversation, has the command carried out, and
/// sees to it that exactly one reply arrives. A platform's front end makes an <see cref="Incoming"/> of what happened there and gives a
/// <see cref="ReplyChannel"/> for the way back.
/// </summary>
public sealed class Clerk : IDisposable
{
    /// <summary>How long a reply may take, all waiting in line included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // A platform that delivers twice does so within moments; messages are in the archive besides, for restarts.
    private const int RecentlyTaken = 10_000;

    private const int ThreadName = 100;

    // What exactly is in the log: it may name folders and servers that are nobody's business here.
    private const string Failed = "Something went wrong here, and it was noted. Please ask again later.";

    private readonly NewsDesk desk;
    private readonly Admission admission;
    private readonly Communities communities;
    private readonly ReplyOrder order;
    private readonly MessageLog messages;
    private readonly AnswerLog answers;
    private readonly DeskMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<Clerk> logger;
    private readonly RecentIds recent = new(RecentlyTaken);
    private readonly ConcurrentDictionary<Task, byte> underWay = new();
    private readonly CancellationTokenSource closing = new();

    internal Clerk(
        NewsDesk desk, Admission admission, Communities communities, ReplyOrder order, MessageLog messages, AnswerLog answers, DeskMetrics metrics,
        TimeProvider time, ILogger<Clerk> logger)
    {
        this.desk = desk;
        this.admission = admission;
        this.communities = communities;
        this.order = order;
        this.messages = messages;
        this.answers = answers;
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Replies that are being worked on.</summary>
    public int UnderWay => underWay.Count;

    /// <summary>The form that a button opens; null for one that does something else. A platform wants it at once.</summary>
    public static Form? FormOf(string button) =>
        AnswerButton.Read(button) is { Action: AnswerAction.Follow } follow ? new Form(follow.Id, "Follow up", "What else would you like to know?") : null;

    /// <summary>Takes something up and returns at once; the reply comes when it is there. Replies keep the order of these calls.</summary>
    public void Take(Incoming incoming, ReplyChannel channel)
    {
        if (!recent.Add(incoming.Id)) return;
        var turn = order.Enter(incoming.Place.Stream);
        var work = Task.Run(() => ServeAsync(incoming, channel, turn));
        underWay.TryAdd(work, 0);
        work.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Waits for the replies under way.</summary>
    /// <param name="cancellationToken">Ends them as they are, each with a word to its asker.</param>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(closing.Cancel);
        while (!underWay.IsEmpty) await Task.WhenAll(underWay.Keys);
    }

    public void Dispose() => closing.Dispose();

    private async Task ServeAsync(Incoming incoming, ReplyChannel channel, ReplyOrder.Turn turn)
    {
        using var ended = turn;
        using var deadline = new CancellationTokenSource(Patience, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, closing.Token);
        try
        {
            await (incoming switch
            {
                ChatMessage message => ServeAsync(message, channel, turn, cancellation.Token),
                ChatCommand command => ServeAsync(command, channel, turn, cancellation.Token),
                ButtonPress press => ServeAsync(press, channel, cancellation.Token),
                FilledForm form => ServeAsync(form, channel, turn, cancellation.Token),
                _ => Task.CompletedTask,
            });
        }
        catch (PostFailedException exception)
        {
            Log.ReplyNotPosted(logger, exception.Failure, exception.Message);
            metrics.NotPosted(exception.Failure.ToString());
            await ApologiseAsync(channel, exception.Failure == PostFailure.Forbidden && !incoming.Place.IsDirect
                ? $"I may not write in <#{incoming.Place.Stream}>, so your answer could not be posted there. Whoever manages the server can allow it."
                : "Your answer could not be posted. Please ask again later.");
        }
        catch (ArchiveException exception)
        {
            Log.ArchiveUnusable(logger, exception.Message);
            await ApologiseAsync(channel, Failed);
        }
        catch (Exception exception)
        {
            Log.NotServed(logger, exception);
            await ApologiseAsync(channel, deadline.IsCancellationRequested || closing.IsCancellationRequested ? TooLong() : Failed);
        }
    }

    private async Task ApologiseAsync(ReplyChannel channel, string text)
    {
        try
        {
            await channel.TellAsync(new Post(text), CancellationToken.None);
        }
        catch (PostFailedException exception)
        {
            Log.ReplyNotPosted(logger, exception.Failure, exception.Message);
        }
    }

    private async Task ServeAsync(ChatMessage message, ReplyChannel channel, ReplyOrder.Turn turn, CancellationToken cancellationToken)
    {
        if (!await IsNewAsync(message, cancellationToken)) return;
        var text = message.Text.Trim();
        var question = text.Length > 0 ? text : message.About?.Trim() ?? "";
        var name = question.Length > 0 ? Commands.AskCommand.CommandName : "help";
        var options = question.Length > 0 ? new Dictionary<string, string> { [Commands.AskCommand.Question] = question } : [];
        var before = message.InReplyTo is { } ours ? await ConversationOfAsync(await messages.AnswerOfAsync(ours, cancellationToken), message.Place, cancellationToken) : null;
        await CarryOutAsync(new Errand(message, name, options) { Conversation = before }, channel, turn, cancellationToken);
    }

    private Task ServeAsync(ChatCommand command, ReplyChannel channel, ReplyOrder.Turn turn, CancellationToken cancellationToken) =>
        CarryOutAsync(new Errand(command, command.Name, command.Options) { IsPrivate = command.IsPrivate }, channel, turn, cancellationToken);

    private async Task ServeAsync(FilledForm form, ReplyChannel channel, ReplyOrder.Turn turn, CancellationToken cancellationToken)
    {
        if (AnswerButton.Read(form.Form) is not { Action: AnswerAction.Follow } follow) return;
        var options = new Dictionary<string, string> { [Commands.AskCommand.Question] = form.Text };
        var before = await ConversationOfAsync(follow.Answer, form.Place, cancellationToken);
        await CarryOutAsync(
            new Errand(form, Commands.AskCommand.CommandName, options) { IsPrivate = form.IsPrivate, Conversation = before }, channel, turn, cancellationToken);
    }

    private async Task ServeAsync(ButtonPress press, ReplyChannel channel, CancellationToken cancellationToken)
    {
        if (AnswerButton.Read(press.Button) is not { } button) return;
        await channel.AcknowledgeAsync(isPrivate: true, cancellationToken);
        var posts = await PressedAsync(button, press, cancellationToken);
        foreach (var post in posts) await channel.PostAsync(post, cancellationToken);
    }

    private async Task<IReadOnlyList<Post>> PressedAsync(AnswerButton button, ButtonPress press, CancellationToken cancellationToken)
    {
        if (await answers.FindAsync(button.Answer, cancellationToken) is not { } given || given.Community != press.Place.Community)
            return [new Post("This answer is not kept any more.")];
        if (button.Action == AnswerAction.Sources)
            return [.. Pages.Split(ReplyPosts.QuotesOf(given.Citations)).DefaultIfEmpty("This answer cites nothing.").Select(page => new Post(page))];
        var isUseful = button.Action == AnswerAction.Useful;
        await answers.RateAsync(button.Answer, press.Asker.Member, isUseful, cancellationToken);
        return [new Post(isUseful
            ? "Noted: it was useful. Thank you."
            : "Noted: it was not useful. Thank you. “Sources & quotes” shows what it rests on.")];
    }

    private async Task CarryOutAsync(Errand errand, ReplyChannel channel, ReplyOrder.Turn turn, CancellationToken cancellationToken)
    {
        var (incoming, place) = (errand.Incoming, errand.Incoming.Place);
        var request = new Request(errand.Command, errand.Options) { Community = place.Community, Asker = incoming.Asker };
        if (desk.Catalogue.Problem(request) is { } problem)
        {
            await TellAsync(channel, ReplyPosts.Of(problem)[0], cancellationToken);
            return;
        }

        var command = desk.Catalogue.Find(errand.Command)!;
        var (refusal, taken) = command.IsQuestion ? await admission.AdmitAsync(incoming, cancellationToken) : (null, []);
        if (refusal is not null)
        {
            metrics.Refused();
            await TellAsync(channel, new Post(refusal), cancellationToken);
            return;
        }

        var settings = await communities.FindAsync(place.Community, cancellationToken);
        var isPrivate = channel.CanBePrivate && (errand.IsPrivate || command.IsPrivate || request.Has(Commands.AskCommand.Private) || (settings.IsPrivate && command.IsQuestion));
        try
        {
            channel = await AcknowledgeAsync(channel, isPrivate, cancellationToken);
            // What is between a member and the bot must not be the subject of what others ask on.
            var conversation = errand.Conversation ?? (isPrivate ? null : place.Conversation) ?? incoming.Id;
            if (settings.AnswersIn == AnswersIn.Thread && command.IsQuestion && !isPrivate && place.Conversation is null
                && await channel.OpenThreadAsync(NameOfThread(errand), cancellationToken) is var (thread, id))
                (channel, conversation) = (thread, errand.Conversation ?? id);
            if (place.Conversation is not null) await turn.ComesAsync(cancellationToken);
            await ReplyAsync(request with { Conversation = conversation }, channel, isPrivate, turn, taken, cancellationToken);
        }
        catch
        {
            admission.GiveBack(taken);
            throw;
        }
    }

    private async Task ReplyAsync(
        Request request, ReplyChannel channel, bool isPrivate, ReplyOrder.Turn turn, IReadOnlyList<string> taken, CancellationToken cancellationToken)
    {
        // Longer than the answer may take, so that there is time to post it, or to say that there is none.
        using var posting = new CancellationTokenSource(Patience + TimeSpan.FromMinutes(1), time);
        await using var growing = new GrowingReply(channel, turn, time, logger, posting.Token);
        using var showing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = KeepShowingAsync(channel, isPrivate, growing, showing.Token);
        var reply = await AnswerAsync(request with { Progress = growing }, cancellationToken);
        if (reply is null) admission.GiveBack(taken);
        reply ??= new Reply { Text = cancellationToken.IsCancellationRequested ? TooLong() : Failed, IsPrivate = true };
        await showing.CancelAsync();
        await working;
        if (reply.IsPrivate && !isPrivate && !growing.HasBegun)
        {
            await TellAsync(channel, ReplyPosts.Of(reply)[0], posting.Token);
            return;
        }

        var ids = await growing.FinishAsync(ReplyPosts.Of(reply));
        if (reply.Key is { } key) await RememberAsync(ids, key);
    }

    private string TooLong() => closing.IsCancellationRequested
        ? "The bot is being restarted. Please ask again in a minute."
        : $"This took more than {Patience.TotalMinutes:0} minutes, so it was given up. Please ask again later.";

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

    private async Task<ReplyChannel> AcknowledgeAsync(ReplyChannel channel, bool isPrivate, CancellationToken cancellationToken)
    {
        try
        {
            await channel.AcknowledgeAsync(isPrivate, cancellationToken);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.TooLate && channel.Instead(isPrivate) is { } other)
        {
            Log.AnsweredTooLate(logger);
            return other;
        }
        catch (PostFailedException exception) when (channel.AcknowledgedFor is not null)
        {
            // That somebody types is a courtesy.
            Log.PartNotShown(logger, exception.Message);
        }

        return channel;
    }

    private async Task KeepShowingAsync(ReplyChannel channel, bool isPrivate, GrowingReply growing, CancellationToken cancellationToken)
    {
        try
        {
            while (channel.AcknowledgedFor is { } lasting && !growing.HasBegun)
            {
                await Task.Delay(lasting, time, cancellationToken);
                if (!growing.HasBegun) await channel.AcknowledgeAsync(isPrivate, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or PostFailedException)
        {
            // A courtesy, as said.
        }
    }

    // Errors are for the asker alone; but one who takes no messages learns of it where they asked rather than not at all.
    private static async Task TellAsync(ReplyChannel channel, Post post, CancellationToken cancellationToken)
    {
        try
        {
            await channel.TellAsync(post, cancellationToken);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Forbidden)
        {
            await channel.PostAsync(post, cancellationToken);
        }
    }

    private async Task<bool> IsNewAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        try
        {
            return await messages.TakeAsync(incoming.Id, cancellationToken);
        }
        catch (ArchiveException exception)
        {
            // Better twice, after a crash at the wrong moment, than not at all.
            Log.MessageNotNoted(logger, exception.Message);
            return true;
        }
    }

    private async Task RememberAsync(IReadOnlyList<string> ids, long answer)
    {
        try
        {
            await messages.PostedAsync(ids, answer, CancellationToken.None);
        }
        catch (ArchiveException exception)
        {
            Log.MessageNotNoted(logger, exception.Message);
        }
    }

    private async Task<string?> ConversationOfAsync(long? answer, ChatPlace place, CancellationToken cancellationToken) =>
        answer is { } key && await answers.FindAsync(key, cancellationToken) is { } given && given.Community == place.Community ? given.Conversation : null;

    private static string NameOfThread(Errand errand)
    {
        var name = PlainText.Of(errand.Options.GetValueOrDefault(Commands.AskCommand.Question, errand.Command)).ReplaceLineEndings(" ").Trim();
        if (name.Length == 0) return errand.Command;
        if (name.Length <= ThreadName) return name;
        return $"{name[..(char.IsHighSurrogate(name[ThreadName - 2]) ? ThreadName - 2 : ThreadName - 1)]}…";
    }

    // What is to be done for somebody.
    private sealed record Errand(Incoming Incoming, string Command, IReadOnlyDictionary<string, string> Options)
    {
        public bool IsPrivate { get; init; }

        // That it goes on with; null for the one of its place.
        public string? Conversation { get; init; }
    }
}
