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

    public override string? Place => Places.IdOf("member", member.Id);

    public override bool CanBePrivate => true;

    public override TimeSpan? AcknowledgedFor => TimeSpan.FromSeconds(8);

    public override async Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) =>
        await (await MessagesAsync(cancellationToken)).AcknowledgeAsync(isPrivate, cancellationToken);

    public override async Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken) =>
        await (await MessagesAsync(cancellationToken)).PostAsync(post, cancellationToken);

    public override async Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
        await (await MessagesAsync(cancellationToken)).EditAsync(id, post, cancellationToken);

    public override async Task TellAsync(OutgoingMessage post, CancellationToken cancellationToken) =>
        await PostAsync(post, cancellationToken);

    private async Task<MessageReplies> MessagesAsync(CancellationToken cancellationToken) =>
        messages ??= new MessageReplies(
            await Sending.TryAsync(() => member.CreateDMChannelAsync(Sending.Options(cancellationToken))), null, member, after);
}
