using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Tests.Support;

/// <summary>One request to a <see cref="ScriptedModel"/>, with the moves from which replies are made.</summary>
public sealed class ModelExchange(HttpContext context, JsonElement request, CancellationToken over)
{
    public HttpContext Context { get; } = context;

    /// <summary>Ends with the client's patience, or with the server.</summary>
    public CancellationToken Over { get; } = over;

    /// <summary>What the client asks for.</summary>
    public JsonElement Request { get; } = request;

    private bool IsStreamed => Request.TryGetProperty("stream", out var stream) && stream.GetBoolean();

    /// <summary>Sends the pieces of a text; to a client that does not stream, all at once with the end.</summary>
    public async Task SayAsync(params string[] pieces)
    {
        if (!IsStreamed) return;
        foreach (var piece in pieces) await SendAsync(Chunk(new { role = "assistant", content = piece }, null));
    }

    /// <summary>Ends the answer.</summary>
    public async Task EndAsync(string reason, params string[] said)
    {
        if (IsStreamed)
        {
            await SendAsync(Chunk(new { }, reason));
            await SendAsync("[DONE]");
            return;
        }

        Context.Response.ContentType = "application/json";
        var message = new { role = "assistant", content = string.Concat(said) };
        await Context.Response.WriteAsync(
            JsonSerializer.Serialize(new { id = "1", @object = "chat.completion", created = 0, model = "scripted", choices = new[] { new { index = 0, message, finish_reason = reason } } }), Over);
    }

    /// <summary>Sends one event as it is.</summary>
    public async Task SendAsync(string data)
    {
        if (!Context.Response.HasStarted) Context.Response.ContentType = "text/event-stream";
        await Context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {data}\n\n"), Over);
        await Context.Response.Body.FlushAsync(Over);
    }

    private static string Chunk(object delta, string? reason) =>
        JsonSerializer.Serialize(new { id = "1", @object = "chat.completion.chunk", created = 0, model = "scripted", choices = new[] { new { index = 0, delta, finish_reason = reason } } });
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
        await Task.Delay(Timeout.InfiniteTimeSpan, exchange.Over);
    };

    /// <summary>Says the pieces, then cuts the connection.</summary>
    public static ModelReply Cuts(params string[] pieces) => async exchange =>
    {
        await exchange.SayAsync(pieces);
        exchange.Context.Abort();
    };

    public static ModelReply Fails(int status, string body = "", params (string Name, string Value)[] headers) => async exchange =>
    {
        exchange.Context.Response.StatusCode = status;
        exchange.Context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers) exchange.Context.Response.Headers[name] = value;
        await exchange.Context.Response.WriteAsync(body, exchange.Over);
    };

    /// <summary>Sends one event that is not what a client expects.</summary>
    public static ModelReply Sends(string data) => exchange => exchange.SendAsync(data);
}
