using Discord;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Discord.Replies;

/// <summary>Replies to a member by direct message.</summary>
/// <param name="member">The member.</param>
/// <param name="after">
/// The id of the message or interaction after which the replies come, as for <see cref="MessageReplies"/>.
/// </param>
internal sealed class DirectReplies(IUser member, ulong after) : ReplyChannel
{
    private MessageReplies? messages;

    public override string? Address => DiscordIds.FormatId("member", member.Id);

    public override bool CanBePrivate => true;

    public override TimeSpan? AcknowledgementLifetime => TimeSpan.FromSeconds(8);

    public override async Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) =>
        await (await GetMessagesAsync(cancellationToken)).AcknowledgeAsync(isPrivate, cancellationToken);

    public override async Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken) =>
        await (await GetMessagesAsync(cancellationToken)).PostAsync(post, cancellationToken);

    public override async Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
        await (await GetMessagesAsync(cancellationToken)).EditAsync(id, post, cancellationToken);

    public override async Task PostPrivatelyAsync(OutgoingMessage post, CancellationToken cancellationToken) =>
        await PostAsync(post, cancellationToken);

    private async Task<MessageReplies> GetMessagesAsync(CancellationToken cancellationToken) =>
        messages ??= new MessageReplies(
            await DiscordRequests.RunAsync(() => member.CreateDMChannelAsync(DiscordRequests.CreateOptions(cancellationToken))),
                null, member, after);
}
