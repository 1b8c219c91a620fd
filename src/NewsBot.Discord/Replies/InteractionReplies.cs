using Discord;
using Discord.Net;
using Discord.Rest;
using Discord.WebSocket;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Discord.Replies;

/// <summary>
/// Replies to a command, a button or a form. Discord wants a first response within three seconds and accepts messages for fifteen
/// minutes.
/// </summary>
internal sealed class InteractionReplies(SocketInteraction interaction) : ReplyChannel
{
    private bool isDeferred;
    private bool isPrivate;
    private bool isFilled;
    private RestInteractionMessage? thinking;

    public override bool CanBePrivate => true;

    // A message that only the asker sees cannot be replied to, so its corrections go to the asker's direct messages.
    public override string? Address =>
        isPrivate || interaction.InteractionChannel is null
            ? DiscordIds.FormatId("member", interaction.User.Id)
                : DiscordIds.GetAddress(interaction.InteractionChannel, interaction.User);

    public override string? CommunityName => (interaction.InteractionChannel as IGuildChannel)?.Guild?.Name;

    public override string? FindRoleName(string role) =>
        DiscordIds.FindRoleName((interaction.InteractionChannel as IGuildChannel)?.Guild, role);

    public override async Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken)
    {
        var options = DiscordRequests.CreateOptions(cancellationToken);
        try
        {
            await DiscordRequests.RunRepeatableAsync(() => interaction switch
            {
                // Deferring these would promise to edit the message that the button is on.
                SocketMessageComponent button => button.DeferLoadingAsync(isPrivate, options),
                SocketModal form => form.DeferLoadingAsync(isPrivate, options),
                _ => interaction.DeferAsync(isPrivate, options),
            });
        }
        catch (PostFailedException exception)
            when (exception.InnerException
                is HttpException { DiscordCode: DiscordErrorCode.InteractionHasAlreadyBeenAcknowledged })
        {
            // An earlier attempt succeeded, but its response was lost.
        }

        (isDeferred, this.isPrivate) = (true, isPrivate);
    }

    public override ReplyChannel? FindFallback(bool isPrivate) =>
        isPrivate || interaction.InteractionChannel is null
            ? new DirectReplies(interaction.User, interaction.Id)
            : new MessageReplies(interaction.InteractionChannel, null, interaction.User, interaction.Id);

    public override async Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        if (!isDeferred || isFilled) return await FollowUpAsync(post, isPrivate, cancellationToken);
        try
        {
            var original = await DiscordRequests.RunRepeatableAsync(() =>
                interaction.ModifyOriginalResponseAsync(
                    message => DiscordRequests.Apply(message, post), DiscordRequests.CreateOptions(cancellationToken)));
            isFilled = true;
            return DiscordIds.FormatId("message", original.Id);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Gone)
        {
            // Somebody deleted the placeholder "thinking ..."; the answer is still wanted.
            isFilled = true;
            return await FollowUpAsync(post, isPrivate, cancellationToken);
        }
    }

    // Only the first message of a reply is edited, and that is the original response.
    public override Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
        DiscordRequests.RunRepeatableAsync(() =>
        interaction.ModifyOriginalResponseAsync(message =>
            DiscordRequests.Apply(message, post), DiscordRequests.CreateOptions(cancellationToken)));

    public override Task ReplaceAsync(string id, OutgoingMessage? post, CancellationToken cancellationToken) =>
        DiscordRequests.ReplaceAsync(
            interaction.Channel ?? interaction.InteractionChannel as IMessageChannel, id, post, cancellationToken);

    public override async Task PostPrivatelyAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        if (!isDeferred)
        {
            await DiscordRequests.RunAsync(() => interaction.RespondAsync(
                post.Text, ephemeral: true, allowedMentions: DiscordRequests.NoMentions,
                components: DiscordRequests.CreateButtons(post), options: DiscordRequests.CreateOptions(cancellationToken)));
            (isDeferred, isPrivate, isFilled) = (true, true, true);
            return;
        }

        if (isPrivate && !isFilled)
        {
            await PostAsync(post, cancellationToken);
            return;
        }

        // Everybody sees the placeholder "thinking ...", but nobody else may see the private message.
        if (!isFilled) await DeleteThinkingAsync(cancellationToken);
        await FollowUpAsync(post, isPrivate: true, cancellationToken);
    }

    // Discord gives a thread the id of the message that it is opened from.
    public override async Task<string?> GetThreadIdAsync(CancellationToken cancellationToken)
    {
        if (interaction.Channel is not SocketTextChannel || interaction.Channel is SocketThreadChannel or SocketVoiceChannel)
            return null;
        thinking =
            await DiscordRequests.RunRepeatableAsync(() =>
                interaction.GetOriginalResponseAsync(DiscordRequests.CreateOptions(cancellationToken)));
        return DiscordIds.Format(thinking.Id);
    }

    public override async Task<ReplyChannel?> OpenThreadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var thread = await MessageReplies.CreateThreadAsync(
                (SocketTextChannel)interaction.Channel, name, thinking, cancellationToken);
            await PostAsync(new OutgoingMessage($"{DiscordMarkdown.EscapeLine(name)}\n-# <#{thread.Id}>"), cancellationToken);
            return new MessageReplies(thread, null, interaction.User, thread.Id);
        }
        catch (PostFailedException)
        {
            // The bot may not open threads here, so the answer comes in the channel.
            return null;
        }
    }

    private async Task DeleteThinkingAsync(CancellationToken cancellationToken)
    {
        isFilled = true;
        try
        {
            await DiscordRequests.RunRepeatableAsync(() =>
                interaction.DeleteOriginalResponseAsync(DiscordRequests.CreateOptions(cancellationToken)));
        }
        catch (PostFailedException exception) when (exception.Failure is PostFailure.Gone or PostFailure.Transient)
        {
            // The placeholder is gone already, or it stays; the private message is posted all the same.
        }
    }

    private async Task<string> FollowUpAsync(OutgoingMessage post, bool isPrivate, CancellationToken cancellationToken)
    {
        var options = DiscordRequests.CreateOptions(cancellationToken);
        var sent = await DiscordRequests.RunAsync(() => post.Files.Count == 0
            ? interaction.FollowupAsync(
                post.Text, ephemeral: isPrivate, allowedMentions: DiscordRequests.NoMentions,
                    components: DiscordRequests.CreateButtons(post),
                options: options)
            : interaction.FollowupWithFilesAsync(
                DiscordRequests.CreateFiles(post), post.Text, ephemeral: isPrivate, allowedMentions: DiscordRequests.NoMentions,
                components: DiscordRequests.CreateButtons(post), options: options));
        return DiscordIds.FormatId("message", sent.Id);
    }
}
