using System.Globalization;
using Discord;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord.Replies;

/// <summary>The way back by ordinary messages.</summary>
/// <param name="channel">Where they go.</param>
/// <param name="question">What the first of them replies to; null for nothing.</param>
/// <param name="asker">Who is told what is for nobody else.</param>
internal sealed class MessageReplies(IMessageChannel channel, IUserMessage? question, IUser asker) : ReplyChannel
{
    // As many messages as may have come in between.
    private const int LookedThrough = 20;

    private bool isFirst = true;
    private bool isUncertain;

    // Discord shows it for ten.
    public override TimeSpan? AcknowledgedFor => TimeSpan.FromSeconds(8);

    public override Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) =>
        Sending.TryAsync(() => channel.TriggerTypingAsync(Sending.Options(cancellationToken)));

    public override async Task<string> PostAsync(Post post, CancellationToken cancellationToken)
    {
        if (isUncertain && await FindAsync(post, cancellationToken) is { } there) return there;
        try
        {
            // Where the question was deleted meanwhile, the answer stands alone.
            var reference = isFirst && question is not null ? new MessageReference(question.Id, failIfNotExists: false) : null;
            var sent = await SendAsync(channel, post, reference, cancellationToken);
            (isFirst, isUncertain) = (false, false);
            return sent;
        }
        catch (PostFailedException exception)
        {
            isUncertain = exception.Failure == PostFailure.Transient;
            throw;
        }
    }

    // Where Discord's answer was lost, what was sent may be there all the same.
    private async Task<string?> FindAsync(Post post, CancellationToken cancellationToken)
    {
        try
        {
            var last = await Sending.TryAsync(async () => await channel.GetMessagesAsync(LookedThrough, options: Sending.Options(cancellationToken)).FlattenAsync());
            var ours = last.FirstOrDefault(message =>
                message.Author.IsBot && message.Content == post.Text && (question is null || !isFirst || message.Reference?.MessageId.GetValueOrDefault() == question.Id));
            if (ours is null) return null;
            (isFirst, isUncertain) = (false, false);
            return Places.IdOf("message", ours.Id);
        }
        catch (PostFailedException)
        {
            // It may not read here; then it is posted again.
            return null;
        }
    }

    public override Task EditAsync(string id, Post post, CancellationToken cancellationToken) => Sending.TryAsync(() =>
        channel.ModifyMessageAsync(
            ulong.Parse(id.AsSpan(id.LastIndexOf('/') + 1), CultureInfo.InvariantCulture), message => Sending.Set(message, post), Sending.Options(cancellationToken)));

    public override async Task TellAsync(Post post, CancellationToken cancellationToken)
    {
        var direct = await Sending.TryAsync(() => asker.CreateDMChannelAsync(Sending.Options(cancellationToken)));
        await SendAsync(direct, post, null, cancellationToken);
    }

    public override async Task<(ReplyChannel Channel, string Thread)?> OpenThreadAsync(string name, CancellationToken cancellationToken)
    {
        if (channel is not ITextChannel text || channel is IThreadChannel or IVoiceChannel) return null;
        try
        {
            var thread = await Sending.TryAsync(() => text.CreateThreadAsync(name, message: question, options: Sending.Options(cancellationToken)));
            return (new MessageReplies(thread, null, asker), Places.Text(thread.Id));
        }
        catch (PostFailedException exception) when (exception.Failure != PostFailure.Transient)
        {
            // It may not open any; then the answer comes in the channel.
            return null;
        }
    }

    private static async Task<string> SendAsync(IMessageChannel to, Post post, MessageReference? reference, CancellationToken cancellationToken)
    {
        var options = Sending.Options(cancellationToken);
        var sent = await Sending.TryAsync(() => post.Files.Count == 0
            ? to.SendMessageAsync(post.Text, allowedMentions: Sending.Nobody, messageReference: reference, components: Sending.Buttons(post), flags: MessageFlags.SuppressEmbeds, options: options)
            : to.SendFilesAsync(Sending.Files(post), post.Text, allowedMentions: Sending.Nobody, messageReference: reference, components: Sending.Buttons(post), flags: MessageFlags.SuppressEmbeds, options: options));
        return Places.IdOf("message", sent.Id);
    }
}
