using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>
/// A channel that opens a thread for the reply with its first message, unless <see cref="StayInChannel"/> is called before.
/// </summary>
/// <param name="channel">The channel in which the question was asked.</param>
/// <param name="name">The name of the thread, 1 to 100 characters.</param>
internal sealed class ThreadReplyChannel(ReplyChannel channel, string name) : ReplyChannel
{
    private ReplyChannel? target;

    public override TimeSpan? AcknowledgementLifetime => channel.AcknowledgementLifetime;

    public override string? Address => (target ?? channel).Address;

    public override bool CanBePrivate => channel.CanBePrivate;

    /// <summary>Opens no thread, because the reply is not an answer that could be followed up.</summary>
    public void StayInChannel() => target ??= channel;

    public override Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) =>
        channel.AcknowledgeAsync(isPrivate, cancellationToken);

    public override ReplyChannel? FindFallback(bool isPrivate) => channel.FindFallback(isPrivate);

    public override async Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        target ??= await channel.OpenThreadAsync(name, cancellationToken) ?? channel;
        return await target.PostAsync(post, cancellationToken);
    }

    public override Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
        (target ?? channel).EditAsync(id, post, cancellationToken);

    public override Task PostPrivatelyAsync(OutgoingMessage post, CancellationToken cancellationToken) =>
        channel.PostPrivatelyAsync(post, cancellationToken);
}
