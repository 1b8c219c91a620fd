using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>How messages and threads come about, whoever makes them.</summary>
public sealed partial class FakeDiscord
{
    /// <summary>The client is told of a message once more, as happens after a reconnect.</summary>
    public void DeliverAgain(FakeMessage message) => Locked(() => Gateway.Tell("MESSAGE_CREATE", message));

    internal FakeMessage Post(FakeChannel channel, FakeUser author, FakeBody body, Posting how) => Locked(() =>
    {
        body = WithIds(body);
        var replied = how.PingsReplied ? how.RepliesTo?.Author.Id : null;
        var message = new FakeMessage(NextId(), channel, author, body)
        {
            RepliesTo = how.RepliesTo,
            Forwards = how.Forwards,
            Interaction = how.Interaction,
            Reader = how.Reader,
            Loading = how.Loading,
            Type = how.Type ?? (how.RepliesTo is null ? 0 : 19),
            // Nobody is pinged by what only one person can read.
            Pings = how.Reader is null ? FakePings.Of(body.Content, body.AllowedMentions, replied) : FakePings.None,
        };
        messages.Add(message.Id, message);
        if (channel is { Archived: true, Locked: false }) SetThread(channel, archived: false);
        if (how.Reader is null) Gateway.Tell("MESSAGE_CREATE", message);
        return message;
    });

    internal void Edit(FakeMessage message, FakeBody body) => Locked(() =>
    {
        message.Change(WithIds(body), Now);
        if (!message.Ephemeral) Gateway.Tell("MESSAGE_UPDATE", message);
    });

    internal void Delete(FakeMessage message) => Locked(() =>
    {
        message.Deleted = true;
        if (message.Ephemeral) return;
        JsonObject data = new() { ["id"] = message.Id.Text(), ["channel_id"] = message.Channel.Id.Text() };
        if (message.Channel.Guild is { } guild) data["guild_id"] = guild.Id.Text();
        Gateway.Dispatch("MESSAGE_DELETE", message.Channel.Guild, FakeGateway.MessagesOf(message.Channel), data);
    });

    internal FakeChannel OpenThread(
        FakeChannel parent, FakeUser opener, string name, FakeMessage? from, bool isPrivate, int minutes) =>
        Locked(() =>
        {
            var type = isPrivate ? FakeChannelType.PrivateThread
                : parent.Type == FakeChannelType.News ? FakeChannelType.NewsThread : FakeChannelType.Thread;
            // A thread that is opened from a message has its id.
            var thread = Add(new FakeChannel(this, from?.Id ?? NextId(), type, name, parent.Guild)
            {
                Parent = parent,
                Opener = opener,
                ArchiveMinutes = minutes,
            });
            if (from is not null) from.Thread = thread;
            if (BotSees(thread))
            {
                var data = Shapes.Channel(thread);
                data["newly_created"] = true;
                Gateway.Dispatch("THREAD_CREATE", thread.Guild, FakeIntents.Guilds, data);
            }

            if (from is null && !isPrivate) Post(parent, opener, FakeBody.OfText(name), new Posting { Type = 18 });
            return thread;
        });

    internal void SetThread(FakeChannel thread, string? name = null, bool? archived = null, bool? locked = null) => Locked(() =>
    {
        thread.Name = name ?? thread.Name;
        thread.Archived = archived ?? thread.Archived;
        thread.Locked = locked ?? thread.Locked;
        if (BotSees(thread)) Gateway.Dispatch("THREAD_UPDATE", thread.Guild, FakeIntents.Guilds, Shapes.Channel(thread));
    });

    internal void Remove(FakeChannel channel) => Locked(() =>
    {
        channels.Remove(channel.Id);
        Gateway.Dispatch(channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", channel.Guild, FakeIntents.Guilds,
            Shapes.Channel(channel));
    });

    private FakeBody WithIds(FakeBody body) => body with
    {
        Files = [.. body.Files.Select(file => file.Id == 0 ? file with { Id = NextId() } : file)],
    };
}

/// <summary>The circumstances in which a message is posted.</summary>
internal sealed record Posting
{
    public FakeMessage? RepliesTo { get; init; }

    public FakeMessage? Forwards { get; init; }

    /// <summary>Whether whose message it replies to may be pinged; the allowed mentions count as well.</summary>
    public bool PingsReplied { get; init; } = true;

    public FakeInteraction? Interaction { get; init; }

    public FakeUser? Reader { get; init; }

    public bool Loading { get; init; }

    public int? Type { get; init; }
}
