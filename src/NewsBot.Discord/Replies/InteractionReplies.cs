using Discord.WebSocket;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord.Replies;

/// <summary>The way back to a command, a button or a form: a first response within three seconds, then fifteen minutes to fill it.</summary>
internal sealed class InteractionReplies(SocketInteraction interaction) : ReplyChannel
{
    private bool isDeferred;
    private bool isPrivate;
    private bool isFilled;

    public override bool CanBePrivate => true;

    public override async Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken)
    {
        var options = Sending.Options(cancellationToken);
        await Sending.TryAsync(() => interaction switch
        {
            // Deferring these would promise to edit the message that the button is on.
            SocketMessageComponent button => button.DeferLoadingAsync(isPrivate, options),
            SocketModal form => form.DeferLoadingAsync(isPrivate, options),
            _ => interaction.DeferAsync(isPrivate, options),
        });
        (isDeferred, this.isPrivate) = (true, isPrivate);
    }

    public override ReplyChannel? Instead(bool isPrivate) =>
        isPrivate || interaction.InteractionChannel is null ? new DirectReplies(interaction.User) : new MessageReplies(interaction.InteractionChannel, null, interaction.User);

    public override async Task<string> PostAsync(Post post, CancellationToken cancellationToken)
    {
        if (!isDeferred || isFilled) return await FollowUpAsync(post, isPrivate, cancellationToken);
        var original = await Sending.TryAsync(() => interaction.ModifyOriginalResponseAsync(message => Sending.Set(message, post), Sending.Options(cancellationToken)));
        isFilled = true;
        return Places.IdOf("message", original.Id);
    }

    // Only the first message of a reply grows, and that is the original response.
    public override Task EditAsync(string id, Post post, CancellationToken cancellationToken) => Sending.TryAsync(() =>
        interaction.ModifyOriginalResponseAsync(message => Sending.Set(message, post), Sending.Options(cancellationToken)));

    public override async Task TellAsync(Post post, CancellationToken cancellationToken)
    {
        if (!isDeferred)
        {
            await Sending.TryAsync(() => interaction.RespondAsync(
                post.Text, ephemeral: true, allowedMentions: Sending.Nobody, components: Sending.Buttons(post), options: Sending.Options(cancellationToken)));
            (isDeferred, isPrivate, isFilled) = (true, true, true);
            return;
        }

        if (isPrivate && !isFilled)
        {
            await PostAsync(post, cancellationToken);
            return;
        }

        // "Thinking ..." is for all to see, and what is to be told is not.
        if (!isFilled) await Sending.TryAsync(() => interaction.DeleteOriginalResponseAsync(Sending.Options(cancellationToken)));
        isFilled = true;
        await FollowUpAsync(post, isPrivate: true, cancellationToken);
    }

    public override async Task<(ReplyChannel Channel, string Thread)?> OpenThreadAsync(string name, CancellationToken cancellationToken)
    {
        if (interaction.Channel is not SocketTextChannel text || text is SocketThreadChannel or SocketVoiceChannel) return null;
        try
        {
            var original = await Sending.TryAsync(() => interaction.GetOriginalResponseAsync(Sending.Options(cancellationToken)));
            var thread = await Sending.TryAsync(() => text.CreateThreadAsync(name, message: original, options: Sending.Options(cancellationToken)));
            await PostAsync(new Post($"{Markdown.Escape(name)}\n-# <#{thread.Id}>"), cancellationToken);
            return (new MessageReplies(thread, null, interaction.User), Places.Text(thread.Id));
        }
        catch (PostFailedException exception) when (exception.Failure != PostFailure.Transient)
        {
            // It may not open any; then the answer comes in the channel.
            return null;
        }
    }

    private async Task<string> FollowUpAsync(Post post, bool isPrivate, CancellationToken cancellationToken)
    {
        var options = Sending.Options(cancellationToken);
        var sent = await Sending.TryAsync(() => post.Files.Count == 0
            ? interaction.FollowupAsync(post.Text, ephemeral: isPrivate, allowedMentions: Sending.Nobody, components: Sending.Buttons(post), options: options)
            : interaction.FollowupWithFilesAsync(Sending.Files(post), post.Text, ephemeral: isPrivate, allowedMentions: Sending.Nobody, components: Sending.Buttons(post), options: options));
        return Places.IdOf("message", sent.Id);
    }
}
