using System.Globalization;
using Discord;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Discord.Replies;

/// <summary>The way back by ordinary messages.</summary>
/// <param name="channel">Where they go.</param>
/// <param name="question">What the first of them replies to; null for nothing.</param>
/// <param name="asker">Who is told what is for nobody else.</param>
/// <param name="after">The id of what they come after; ids grow with time.</param>
/// <param name="lost">What may be there behind that although nobody knows; null for nothing.</param>
internal sealed class MessageReplies(
    IMessageChannel channel, IUserMessage? question, IUser asker, ulong after, OutgoingMessage? lost = null) : ReplyChannel
{
    // As many messages as may have come in between.
    private const int LookedThrough = 50;

    private ulong last = after;
    private bool isFirst = true;
    private OutgoingMessage? uncertain = lost;

    public override string? Place =>
        Places.AddressOf(channel, channel is IPrivateChannel direct
            ? direct.Recipients.FirstOrDefault(user => !user.IsBot) ?? asker : asker);

    // Discord shows it for ten.
    public override TimeSpan? AcknowledgedFor => TimeSpan.FromSeconds(8);

    public override Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) =>
        Sending.TryAgainAsync(() => channel.TriggerTypingAsync(Sending.Options(cancellationToken)));

    public override async Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        if (uncertain is { } lost && await FindAsync(lost, cancellationToken) is { } there)
        {
            if (lost != post) await EditAsync(Places.IdOf("message", there), post, cancellationToken);
            return Posted(there);
        }

        try
        {
            // Where the question was deleted meanwhile, the answer stands alone.
            var reference = isFirst && question is not null ? new MessageReference(question.Id, failIfNotExists: false) : null;
            return Posted(await SendAsync(channel, post, reference, cancellationToken));
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Uncertain)
        {
            // What was lost may be the answer to it alone. Next time, it is looked for first.
            uncertain = post;
            throw new PostFailedException(PostFailure.Transient, exception.Message, exception);
        }
    }

    public override Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
        Sending.TryAgainAsync(() =>
        channel.ModifyMessageAsync(
            ulong.Parse(id.AsSpan(id.LastIndexOf('/') + 1), CultureInfo.InvariantCulture),
            message => Sending.Set(message, post), Sending.Options(cancellationToken)));

    public override async Task TellAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        var direct = await Sending.TryAgainAsync(() => asker.CreateDMChannelAsync(Sending.Options(cancellationToken)));
        await SendAsync(direct, post, null, cancellationToken);
    }

    // Discord gives a thread the id of the message that it is opened from.
    public override Task<string?> ThreadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(
            question is not null && channel is ITextChannel and not (IThreadChannel or IVoiceChannel)
                ? Places.Text(question.Id) : null);

    public override async Task<ReplyChannel?> OpenThreadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var thread = await OpenAsync((ITextChannel)channel, name, question, cancellationToken);
            return new MessageReplies(thread, null, asker, thread.Id);
        }
        catch (PostFailedException)
        {
            // It may not open any; then the answer comes in the channel.
            return null;
        }
    }

    /// <summary>Opens a thread from a message.</summary>
    public static Task<IThreadChannel> OpenAsync(
        ITextChannel channel, string name, IMessage? message, CancellationToken cancellationToken) =>
        Sending.TryAsync(() =>
            channel.CreateThreadAsync(
                name, channel is INewsChannel ? ThreadType.NewsThread : ThreadType.PublicThread,
                message: message, options: Sending.Options(cancellationToken)));

    private string Posted(ulong id)
    {
        (last, isFirst, uncertain) = (id, false, null);
        return Places.IdOf("message", id);
    }

    private async Task<ulong?> FindAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        try
        {
            var later = await Sending.TryAgainAsync(async () =>
                await channel.GetMessagesAsync(last, Direction.After, LookedThrough, options: Sending.Options(cancellationToken))
                    .FlattenAsync());
            return later.FirstOrDefault(message => message.Author.IsBot && message.Content == post.Text
                && (!isFirst || question is null || message.Reference?.MessageId.GetValueOrDefault() == question.Id))?.Id;
        }
        catch (PostFailedException exception) when (exception.Failure != PostFailure.Transient)
        {
            // It may not read here; then it is posted again.
            return null;
        }
    }

    private static async Task<ulong> SendAsync(
        IMessageChannel to, OutgoingMessage post, MessageReference? reference, CancellationToken cancellationToken)
    {
        var options = Sending.Options(cancellationToken);
        var sent = await Sending.TryAsync(() => post.Files.Count == 0
            ? to.SendMessageAsync(
                post.Text, allowedMentions: Sending.Nobody, messageReference: reference, components: Sending.Buttons(post),
                flags: MessageFlags.SuppressEmbeds, options: options)
            : to.SendFilesAsync(
                Sending.Files(post), post.Text, allowedMentions: Sending.Nobody, messageReference: reference,
                components: Sending.Buttons(post), flags: MessageFlags.SuppressEmbeds, options: options));
        return sent.Id;
    }
}
