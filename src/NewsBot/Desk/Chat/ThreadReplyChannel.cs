using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>
/// A way back that opens a thread for the reply as soon as there is something to post, and not for what is no answer.
/// </summary>
/// <param name="channel">The way back to where was asked.</param>
/// <param name="name">The thread's, 1 to 100 characters.</param>
internal sealed class ThreadReplyChannel(ReplyChannel channel, string name) : ReplyChannel
{
    private ReplyChannel? target;

    public override TimeSpan? AcknowledgedFor => channel.AcknowledgedFor;

    public override string? Place => (target ?? channel).Place;

    public override bool CanBePrivate => channel.CanBePrivate;

    /// <summary>Opens none: there is nothing to go on with.</summary>
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
