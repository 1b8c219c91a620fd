using System.Collections.Concurrent;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Tests.Desk.Notifications;

/// <summary>A platform's places, which keep what is posted there and fail when told to.</summary>
internal sealed class RecordedPlaces : ChannelResolver
{
    private readonly ConcurrentDictionary<string, Channel> channels = new(StringComparer.Ordinal);

    /// <summary>The texts at a place, in their order.</summary>
    public IReadOnlyList<string> At(string place) => [.. Of(place).Posts.Select(post => post.Text)];

    /// <summary>The buttons below the last message at a place.</summary>
    public IReadOnlyList<MessageButton> ButtonsAt(string place) => Of(place).Posts[^1].Buttons;

    /// <summary>What the last message at a place replies to; null for nothing.</summary>
    public string? ReplyToAt(string place) => Of(place).ReplyTo;

    /// <summary>How the next attempts to find a place, or to post there, fail.</summary>
    public void Fail(string place, params PostFailure[] failures)
    {
        foreach (var failure in failures) Of(place).Failures.Enqueue(failure);
    }

    /// <summary>The next message at a place is posted, but nobody learns so: the program ends.</summary>
    public void Crash(string place) => Of(place).Crashes = true;

    public override Task<ReplyChannel> FindAsync(
        string place, string? community, string? replyTo, UnconfirmedMessage? lost, CancellationToken cancellationToken)
    {
        var channel = Of(place);
        (channel.ReplyTo, channel.Lost) = (replyTo, lost);
        return Task.FromResult<ReplyChannel>(channel);
    }

    private Channel Of(string place) => channels.GetOrAdd(place, name => new Channel(name));

    private sealed class Channel(string name) : ReplyChannel
    {
        public List<OutgoingMessage> Posts { get; } = [];

        public ConcurrentQueue<PostFailure> Failures { get; } = new();

        public string? ReplyTo { get; set; }

        public UnconfirmedMessage? Lost { get; set; }

        public bool Crashes { get; set; }

        public override Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken)
        {
            if (Failures.TryDequeue(out var failure)) throw new PostFailedException(failure, "as scripted");
            var isThere = Lost is { } lost && Posts.Exists(there => there.Text == lost.Message.Text);
            if (!isThere) Posts.Add(post);
            Lost = null;
            if (!Crashes) return Task.FromResult($"{name}/{Posts.Count}");
            Crashes = false;
            throw new OperationCanceledException("the program is killed");
        }

        public override Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task PostPrivatelyAsync(OutgoingMessage post, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
