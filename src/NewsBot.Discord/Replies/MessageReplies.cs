using System.Globalization;
using Discord;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Discord.Replies;

/// <summary>Replies by ordinary messages.</summary>
/// <param name="channel">The channel of the messages.</param>
/// <param name="question">The message that the first reply refers to; null for none.</param>
/// <param name="asker">The member who gets private messages.</param>
/// <param name="after">The id of the message or interaction after which the replies come; ids grow with time.</param>
/// <param name="unconfirmed">
/// A message that may have been posted after that although its confirmation was lost; null for none.
/// </param>
internal sealed class MessageReplies(
    IMessageChannel channel, IUserMessage? question, IUser asker, ulong after, OutgoingMessage? unconfirmed = null)
        : ReplyChannel
{
    // How many later messages are searched for an unconfirmed one.
    private const int MaxSearched = 50;

    private ulong last = after;
    private bool isFirst = true;
    private OutgoingMessage? uncertain = unconfirmed;

    public override string? Address =>
        DiscordIds.GetAddress(channel, channel is IPrivateChannel direct
            ? direct.Recipients.FirstOrDefault(user => !user.IsBot) ?? asker : asker);

    // Discord shows that the bot is typing for ten seconds.
    public override TimeSpan? AcknowledgementLifetime => TimeSpan.FromSeconds(8);

    public override string? CommunityName => (channel as IGuildChannel)?.Guild?.Name;

    public override string? FindRoleName(string role) => DiscordIds.FindRoleName((channel as IGuildChannel)?.Guild, role);

    public override async Task<bool> MarkDeclinedAsync(CancellationToken cancellationToken)
    {
        if (question is null) return false;
        await DiscordRequests.RunRepeatableAsync(() =>
            question.AddReactionAsync(new Emoji("🚫"), DiscordRequests.CreateOptions(cancellationToken)));
        return true;
    }

    public override Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) =>
        DiscordRequests.RunRepeatableAsync(() => channel.TriggerTypingAsync(DiscordRequests.CreateOptions(cancellationToken)));

    public override async Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        if (uncertain is { } earlier && await FindAsync(earlier, cancellationToken) is { } found)
        {
            if (earlier != post) await EditAsync(DiscordIds.FormatId("message", found), post, cancellationToken);
            return RecordPosted(found);
        }

        try
        {
            // If the question was deleted meanwhile, the answer stands alone.
            var reference = isFirst && question is not null ? new MessageReference(question.Id, failIfNotExists: false) : null;
            return RecordPosted(await SendAsync(channel, post, reference, cancellationToken));
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Uncertain)
        {
            // Perhaps only the confirmation was lost. The next attempt looks for the message first.
            uncertain = post;
            throw new PostFailedException(PostFailure.Transient, exception.Message, exception);
        }
    }

    public override Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
        DiscordRequests.RunRepeatableAsync(() =>
        channel.ModifyMessageAsync(
            ulong.Parse(id.AsSpan(id.LastIndexOf('/') + 1), CultureInfo.InvariantCulture),
            message => DiscordRequests.Apply(message, post), DiscordRequests.CreateOptions(cancellationToken)));

    public override Task ReplaceAsync(string id, OutgoingMessage? post, CancellationToken cancellationToken) =>
        DiscordRequests.ReplaceAsync(channel, id, post, cancellationToken);

    public override async Task PostPrivatelyAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        var direct =
            await DiscordRequests.RunRepeatableAsync(() =>
                asker.CreateDMChannelAsync(DiscordRequests.CreateOptions(cancellationToken)));
        await SendAsync(direct, post, null, cancellationToken);
    }

    // Discord gives a thread the id of the message that it is opened from.
    public override Task<string?> GetThreadIdAsync(CancellationToken cancellationToken) =>
        Task.FromResult(
            question is not null && channel is ITextChannel and not (IThreadChannel or IVoiceChannel)
                ? DiscordIds.Format(question.Id) : null);

    public override async Task<ReplyChannel?> OpenThreadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var thread = await CreateThreadAsync((ITextChannel)channel, name, question, cancellationToken);
            return new MessageReplies(thread, null, asker, thread.Id);
        }
        catch (PostFailedException)
        {
            // The bot may not open threads here, so the answer comes in the channel.
            return null;
        }
    }

    /// <summary>Opens a thread from a message.</summary>
    public static Task<IThreadChannel> CreateThreadAsync(
        ITextChannel channel, string name, IMessage? message, CancellationToken cancellationToken) =>
        DiscordRequests.RunAsync(() =>
            channel.CreateThreadAsync(
                name, channel is INewsChannel ? ThreadType.NewsThread : ThreadType.PublicThread,
                message: message, options: DiscordRequests.CreateOptions(cancellationToken)));

    private string RecordPosted(ulong id)
    {
        (last, isFirst, uncertain) = (id, false, null);
        return DiscordIds.FormatId("message", id);
    }

    private async Task<ulong?> FindAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        try
        {
            var later = await DiscordRequests.RunRepeatableAsync(async () =>
                await channel.GetMessagesAsync(
                    last, Direction.After, MaxSearched, options: DiscordRequests.CreateOptions(cancellationToken))
                    .FlattenAsync());
            return later.FirstOrDefault(message => message.Author.IsBot && message.Content == post.Text
                && (!isFirst || question is null || message.Reference?.MessageId.GetValueOrDefault() == question.Id))?.Id;
        }
        catch (PostFailedException exception) when (exception.Failure != PostFailure.Transient)
        {
            // The bot may not read the history here, so the message is posted again.
            return null;
        }
    }

    private static async Task<ulong> SendAsync(
        IMessageChannel target, OutgoingMessage post, MessageReference? reference, CancellationToken cancellationToken)
    {
        var options = DiscordRequests.CreateOptions(cancellationToken);
        var sent = await DiscordRequests.RunAsync(() => post.Files.Count == 0
            ? target.SendMessageAsync(
                post.Text, allowedMentions: DiscordRequests.NoMentions, messageReference: reference,
                    components: DiscordRequests.CreateButtons(post),
                flags: MessageFlags.SuppressEmbeds, options: options)
            : target.SendFilesAsync(
                DiscordRequests.CreateFiles(post), post.Text, allowedMentions: DiscordRequests.NoMentions,
                    messageReference: reference,
                components: DiscordRequests.CreateButtons(post), flags: MessageFlags.SuppressEmbeds, options: options));
        return sent.Id;
    }
}
