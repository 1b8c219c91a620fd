using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>
/// A channel that opens a thread for the reply with its first message, unless <see cref="StayHere"/> is called before.
/// </summary>
/// <param name="channel">The channel in which the question was asked.</param>
/// <param name="name">The name of the thread, 1 to 100 characters.</param>
internal sealed class ThreadReplyChannel(ReplyChannel channel, string name) : ReplyChannel
{
    private ReplyChannel? target;

    public override TimeSpan? AcknowledgedFor => channel.AcknowledgedFor;

    public override string? Place => (target ?? channel).Place;

    public override bool CanBePrivate => channel.CanBePrivate;

    /// <summary>Opens no thread, because the reply is not an answer that could be followed up.</summary>
    public void StayHere() => target ??= channel;

    public override Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) =>
        channel.AcknowledgeAsync(isPrivate, cancellationToken);

    public override ReplyChannel? Instead(bool isPrivate) => channel.Instead(isPrivate);

    public override async Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        target ??= await channel.OpenThreadAsync(name, cancellationToken) ?? channel;
        return await target.PostAsync(post, cancellationToken);
    }

    public override Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
        (target ?? channel).EditAsync(id, post, cancellationToken);

    public override Task TellAsync(OutgoingMessage post, CancellationToken cancellationToken) =>
        channel.TellAsync(post, cancellationToken);
}
