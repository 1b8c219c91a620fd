using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Gateway;

/// <summary>A client's connection: what it says is understood here, and what it is told goes out in order.</summary>
internal sealed class GatewayConnection(FakeDiscord discord, WebSocket socket, bool compressed) : IDisposable
{
    private readonly Channel<Outgoing> outgoing = Channel.CreateUnbounded<Outgoing>();
    private readonly GatewayWire wire = new(socket, compressed);
    private DateTimeOffset lastBeat;
    private GatewaySession? session;

    /// <summary>The code with which it was closed; null: it was cut.</summary>
    public int? CloseCode { get; private set; }

    public async Task RunAsync()
    {
        var writing = WriteAsync();
        lastBeat = discord.Now;
        Send(10, new JsonObject { ["heartbeat_interval"] = (int)discord.Options.HeartbeatInterval.TotalMilliseconds });
        try
        {
            while (await wire.ReadAsync() is { } said) discord.Locked(() => Hear(said));
            CloseCode ??= (int?)socket.CloseStatus;
        }
        finally
        {
            outgoing.Writer.TryComplete();
            await writing;
        }
    }

    public void Send(int op, JsonNode? data) =>
        Send(new JsonObject { ["op"] = op, ["d"] = data, ["s"] = null, ["t"] = null }.ToJsonString());

    public void Send(string frame) => outgoing.Writer.TryWrite(new Outgoing(frame, 0, ""));

    public void Close(int code, string reason)
    {
        CloseCode = code;
        outgoing.Writer.TryWrite(new Outgoing(null, code, reason));
        outgoing.Writer.TryComplete();
    }

    public void Abort() => socket.Abort();

    public void Dispose() => wire.Dispose();

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var (frame, code, reason) in outgoing.Reader.ReadAllAsync())
            {
                if (frame is not null) await wire.WriteAsync(frame);
                else await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
            }

            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception fault)
            when (fault is WebSocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The reading side sees the same, and ends the connection.
        }
    }

    private void Hear(JsonNode said)
    {
        var data = (said as JsonObject)?["d"];
        switch (said.Number("op"))
        {
            case 1:
                discord.Gateway.Beat(new FakeHeartbeat(discord.Now, session?.Shard ?? 0, discord.Now - lastBeat));
                lastBeat = discord.Now;
                Send(11, null);
                break;
            case 2:
                Identify(data);
                break;
            case 6:
                Resume(data);
                break;
            case 8 when session is not null:
                GatewayReady.Members(discord, session, data);
                break;
            case 3 or 4 when session is not null:
                break;
            case 3 or 4 or 8:
                Refuse(4003, "Not authenticated.");
                break;
            default:
                Refuse(4001, "Unknown opcode.");
                break;
        }
    }

    private void Identify(JsonNode? data)
    {
        var shard = data.List("shard");
        var (number, count) = shard.Count == 2 ? ((int)shard[0]!, (int)shard[1]!) : (0, 1);
        var intents = (FakeIntents)(data.Number("intents") ?? 0);
        if (session?.Connection == this) Refuse(4005, "Already authenticated.");
        else if (!Knows(data.String("token"))) Refuse(4004, "Authentication failed.");
        else if (number < 0 || number >= count) Refuse(4010, "Invalid shard.");
        else if ((intents & FakeIntents.AllPrivileged & ~discord.Options.Privileged) != FakeIntents.None)
            Refuse(4014, "Disallowed intent(s).");
        else
        {
            session = new GatewaySession($"session-{discord.NextId()}", number, count, intents) { Connection = this };
            discord.Gateway.Begin(session);
            GatewayReady.Welcome(discord, session);
        }
    }

    private void Resume(JsonNode? data)
    {
        var sequence = (int)(data.Number("seq") ?? -1);
        if (!Knows(data.String("token")))
        {
            Refuse(4004, "Authentication failed.");
            return;
        }

        if (discord.Gateway.Find(data.String("session_id")) is not { } found || !found.Knows(sequence))
        {
            discord.Gateway.Record(FakeGatewayEventKind.ResumeRefused, null);
            Send(9, JsonValue.Create(false));
            return;
        }

        session = found;
        session.Connection = this;
        session.Replay(sequence);
        session.Dispatch("RESUMED", new JsonObject());
        discord.Gateway.Record(FakeGatewayEventKind.Resumed, session);
    }

    private bool Knows(string? token) =>
        token is not null
            && discord.Options.Tokens.Contains(token.StartsWith("Bot ", StringComparison.Ordinal) ? token[4..] : token);

    private void Refuse(int code, string reason)
    {
        discord.Gateway.Record(FakeGatewayEventKind.Refused, session, code);
        Close(code, reason);
    }

    /// <param name="Frame">Null: the connection is closed instead.</param>
    private readonly record struct Outgoing(string? Frame, int Code, string Reason);
}
