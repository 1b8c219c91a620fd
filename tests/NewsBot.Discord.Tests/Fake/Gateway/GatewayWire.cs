using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Gateway;

/// <summary>JSON over a WebSocket; what goes out is one long zlib stream where the client asked for that.</summary>
internal sealed class GatewayWire : IDisposable
{
    private readonly WebSocket socket;
    private readonly MemoryStream squeezed = new();
    private readonly ZLibStream? zlib;

    public GatewayWire(WebSocket socket, bool compressed)
    {
        this.socket = socket;
        if (compressed) zlib = new ZLibStream(squeezed, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>The next that the client says; null: it closed the connection.</summary>
    public async Task<JsonNode?> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(message.ToArray());
        }
    }

    public async Task WriteAsync(string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        if (zlib is null)
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            return;
        }

        squeezed.SetLength(0);
        await zlib.WriteAsync(bytes);
        // A flush ends the part at a whole byte, so that it can be read without the next one.
        await zlib.FlushAsync();
        await socket.SendAsync(squeezed.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
    }

    public void Dispose()
    {
        zlib?.Dispose();
        squeezed.Dispose();
    }
}
