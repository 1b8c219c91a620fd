using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Support;

/// <summary>One request to a <see cref="ScriptedModel"/>, with the moves from which replies are made.</summary>
public sealed class ModelExchange(HttpContext context, ModelWire wire, JsonElement request, CancellationToken over)
{
    public HttpContext Context { get; } = context;

    /// <summary>Ends with the client's patience, or with the server.</summary>
    public CancellationToken Over { get; } = over;

    /// <summary>What the client asks for.</summary>
    public JsonElement Request { get; } = request;

    // Ollama streams unless it is told not to, the others only when they are told to.
    private bool IsStreamed => Request.TryGetProperty("stream", out var stream) ? stream.GetBoolean() : wire == ModelWire.Ollama;

    /// <summary>Sends the pieces of a text; to a client that does not stream, all at once with the end.</summary>
    public async Task SayAsync(params string[] pieces)
    {
        if (!IsStreamed) return;
        foreach (var piece in pieces) await WriteAsync(wire.Piece(piece));
    }

    /// <summary>Ends the answer.</summary>
    public Task EndAsync(string reason, params string[] said) => EndAsync(reason, null, said);

    /// <summary>Ends the answer and tells the tokens.</summary>
    public async Task EndAsync(string reason, (int Read, int Written)? usage, params string[] said)
    {
        if (IsStreamed)
        {
            await WriteAsync(wire.EndOf(reason, usage));
            return;
        }

        Context.Response.ContentType = "application/json";
        await Context.Response.WriteAsync(wire.Whole(string.Concat(said), reason), Over);
    }

    /// <summary>Sends one event with <paramref name="data"/> as it is.</summary>
    public Task SendAsync(string data) => WriteAsync(wire.EventOf(data));

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        if (!Context.Response.HasStarted) Context.Response.ContentType = wire.ContentType;
        await Context.Response.Body.WriteAsync(bytes, Over);
        await Context.Response.Body.FlushAsync(Over);
    }

    private Task WriteAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));
}

/// <summary>Replies that tests ask for.</summary>
public static class ModelReplies
{
    public static ModelReply Says(params string[] pieces) => SaysAndEnds("stop", pieces);

    public static ModelReply SaysAndEnds(string reason, params string[] pieces) => async exchange =>
    {
        await exchange.SayAsync(pieces);
        await exchange.EndAsync(reason, pieces);
    };

    /// <summary>Says the pieces and tells what it counted.</summary>
    public static ModelReply SaysAndCounts(int read, int written, params string[] pieces) => async exchange =>
    {
        await exchange.SayAsync(pieces);
        await exchange.EndAsync("stop", (read, written), pieces);
    };

    /// <summary>Ends the stream in good order but without saying that the answer is over.</summary>
    public static ModelReply SaysAndLeaves(params string[] pieces) => exchange => exchange.SayAsync(pieces);

    /// <summary>Says the first piece, then waits for <paramref name="gate"/> before the rest.</summary>
    public static ModelReply SaysBehind(Task gate, string first, params string[] rest) => async exchange =>
    {
        await exchange.SayAsync(first);
        await gate.WaitAsync(exchange.Over);
        await exchange.SayAsync(rest);
        await exchange.EndAsync("stop", [first, .. rest]);
    };

    /// <summary>Says the pieces, then nothing more, with the connection left open.</summary>
    public static ModelReply Stalls(params string[] pieces) => async exchange =>
    {
        if (pieces.Length > 0) await exchange.SayAsync(pieces);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Over);
    };

    /// <summary>Says the pieces, then cuts the connection.</summary>
    public static ModelReply Cuts(params string[] pieces) => async exchange =>
    {
        await exchange.SayAsync(pieces);
        exchange.Context.Abort();
    };

    public static ModelReply Fails(int status, string body = "", params (string Name, string Value)[] headers) =>
        async exchange =>
    {
        exchange.Context.Response.StatusCode = status;
        exchange.Context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers) exchange.Context.Response.Headers[name] = value;
        await exchange.Context.Response.WriteAsync(body, exchange.Over);
    };

    /// <summary>Sends one event that is not what a client expects.</summary>
    public static ModelReply Sends(string data) => exchange => exchange.SendAsync(data);

    /// <summary>Sends bytes that are not even an event.</summary>
    public static ModelReply SendsBytes(byte[] bytes) => exchange => exchange.SendAsync(bytes);

    /// <summary>Sends one line that does not end, for as long as anyone reads.</summary>
    public static ModelReply NeverEndsALine() => async exchange =>
    {
        var bytes = new byte[1024 * 1024];
        Array.Fill(bytes, (byte)'x');
        while (true) await exchange.SendAsync(bytes);
    };
}
