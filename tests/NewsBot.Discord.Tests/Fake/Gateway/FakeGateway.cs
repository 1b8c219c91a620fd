using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Gateway;

/// <summary>The gateway: who is connected, what they were told, and how the connection is disturbed.</summary>
public sealed class FakeGateway
{
    private readonly FakeDiscord discord;
    private readonly List<GatewaySession> sessions = [];
    private readonly List<GatewayConnection> connections = [];
    private readonly List<FakeGatewayEvent> history = [];
    private readonly List<FakeHeartbeat> heartbeats = [];

    internal FakeGateway(FakeDiscord discord) => this.discord = discord;

    /// <summary>Connections, identifies, resumes and closes, in order.</summary>
    public IReadOnlyList<FakeGatewayEvent> History => discord.Locked(() => history.ToList());

    /// <summary>Every heartbeat that came, in order.</summary>
    public IReadOnlyList<FakeHeartbeat> Heartbeats => discord.Locked(() => heartbeats.ToList());

    /// <summary>How many shards are connected and were told of their guilds.</summary>
    public int ReadyShards => discord.Locked(() => sessions.Count(session => session.Connection is not null));

    /// <summary>How many connections are open, with or without a session.</summary>
    public int Connections => discord.Locked(() => connections.Count);

    /// <summary>Whether new connections are refused with 503, as in an outage. Default: no.</summary>
    public bool Refuses { get; set; }

    /// <summary>How often something happened.</summary>
    public int Count(FakeGatewayEventKind kind) => discord.Locked(() => history.Count(each => each.Kind == kind));

    /// <summary>Cuts the shard's connection without a word. Its session can be resumed.</summary>
    public void Drop(int shard = 0) => discord.Locked(() => Connection(shard).Abort());

    /// <summary>Asks the shard to come back and resume (op 7).</summary>
    public void Reconnect(int shard = 0) => discord.Locked(() => Connection(shard).Send(7, null));

    /// <summary>Tells the shard that its session is not valid (op 9); it has to identify again.</summary>
    public void InvalidateSession(int shard = 0, bool resumable = false) => discord.Locked(() =>
    {
        var session = Session(shard);
        var connection = session.Connection!;
        session.Connection = null;
        if (!resumable) sessions.Remove(session);
        connection.Send(9, JsonValue.Create(resumable));
    });

    /// <summary>Asks the shard for a heartbeat at once (op 1).</summary>
    public void AskForHeartbeat(int shard = 0) => discord.Locked(() => Connection(shard).Send(1, null));

    /// <summary>Closes the shard's connection with a code.</summary>
    public void Close(int code, string reason = "", int shard = 0) => discord.Locked(() => Connection(shard).Close(code, reason));

    /// <summary>From now on no earlier session can be resumed.</summary>
    public void ForgetSessions() => discord.Locked(() => sessions.RemoveAll(session => session.Connection is null));

    /// <summary>Tells a guild's shard, or the first one for null, of any event at all.</summary>
    public void Deliver(string type, JsonObject data, FakeGuild? guild = null) => Dispatch(type, guild, FakeIntents.None, data);

    internal static FakeIntents MessagesOf(FakeChannel channel) =>
        channel.Guild is null ? FakeIntents.DirectMessages : FakeIntents.GuildMessages;

    internal async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || Refuses)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var compressed = context.Request.Query["compress"] == "zlib-stream";
        using var connection = new GatewayConnection(discord, socket, compressed);
        discord.Locked(() =>
        {
            connections.Add(connection);
            Record(FakeGatewayEventKind.Connected, null);
        });
        try
        {
            await connection.RunAsync();
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone, or was cut off.
        }
        finally
        {
            discord.Locked(() =>
            {
                connections.Remove(connection);
                var session = sessions.Find(each => each.Connection == connection);
                if (session is not null) session.Connection = null;
                Record(FakeGatewayEventKind.Disconnected, session, connection.CloseCode);
            });
        }
    }

    internal void DropAll() => discord.Locked(() =>
    {
        Refuses = true;
        // An abort may end the connection at once, which takes it off the list.
        foreach (var connection in connections.ToList()) connection.Abort();
    });

    /// <summary>Tells of a message, with as much of it as the intents let through.</summary>
    internal void Tell(string type, FakeMessage message) => Dispatch(type, message.Channel.Guild, intents =>
        !intents.HasFlag(MessagesOf(message.Channel)) || !discord.BotSees(message.Channel) ? null
            : MessageShape.Event(message, discord, intents.HasFlag(FakeIntents.MessageContent)));

    internal void Dispatch(string type, FakeGuild? guild, FakeIntents needed, JsonObject data) =>
        Dispatch(type, guild, intents => intents.HasFlag(needed) ? data : null);

    internal void Dispatch(string type, FakeGuild? guild, Func<FakeIntents, JsonObject?> data) => discord.Locked(() =>
    {
        foreach (var session in sessions.Where(session => session.Serves(guild)))
        {
            if (data(session.Intents) is { } told) session.Dispatch(type, told);
        }
    });

    internal void Begin(GatewaySession session)
    {
        // A client that was cut off and comes anew does not take up its old session any more.
        sessions.RemoveAll(old => old.Connection is null && old.Shard == session.Shard && old.Shards == session.Shards);
        sessions.Add(session);
        Record(FakeGatewayEventKind.Identified, session);
    }

    internal GatewaySession? Find(string? id) => sessions.Find(session => session.Id == id);

    internal void Record(FakeGatewayEventKind kind, GatewaySession? session, int? code = null) =>
        history.Add(new FakeGatewayEvent(kind, discord.Now, session?.Shard, session?.Intents, code));

    internal void Beat(FakeHeartbeat heartbeat) => heartbeats.Add(heartbeat);

    private GatewaySession Session(int shard) =>
        sessions.Find(session => session.Shard == shard && session.Connection is not null)
        ?? throw new InvalidOperationException($"Shard {shard} is not connected.");

    private GatewayConnection Connection(int shard) => Session(shard).Connection!;
}
