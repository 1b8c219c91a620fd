using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>Takes the REST requests, records them, lets go wrong what is to go wrong, and answers.</summary>
internal sealed class RestServer(FakeDiscord discord)
{
    private readonly List<FakeRequest> requests = [];
    private readonly Routes routes = new(discord);

    public IReadOnlyList<FakeRequest> Requests
    {
        get { lock (requests) return [.. requests]; }
    }

    public async Task ServeAsync(HttpContext context)
    {
        var request = await RestReader.ReadAsync(context, discord.Now);
        lock (requests) requests.Add(request);
        var fault = discord.Faults.For(request);
        try
        {
            if (fault?.Gate is { } gate) await gate.WaitAsync(context.RequestAborted);
            if (fault is { CutsBefore: true })
            {
                context.Abort();
                return;
            }

            var (status, answer) = fault is { Status: > 0 } ? Wrong(context, fault) : Answer(request);
            if (fault is { CutsAfter: true })
            {
                context.Abort();
                return;
            }

            // Recorded first: whoever has read the answer finds the request answered.
            (request.Answer, request.Status) = (answer, status);
            await WriteAsync(context, status, answer);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private (int Status, JsonNode? Answer) Answer(FakeRequest request)
    {
        try
        {
            // Interactions are answered with their token alone; everything else needs the bot's.
            if (request.Segments is not (["interactions", ..] or ["webhooks", ..] or ["attachments", ..])
                && !discord.Options.Tokens.Any(token => request.Authorization == $"Bot {token}"))
            {
                throw Refusal.Unauthorized;
            }

            var answer = discord.Locked(() => routes.Answer(request));
            return (answer is null ? 204 : 200, answer);
        }
        catch (Refusal refusal)
        {
            return (refusal.Status, refusal.ToJson());
        }
    }

    private static (int Status, JsonNode? Answer) Wrong(HttpContext context, FakeFault fault)
    {
        if (fault.RetryAfter is not { } wait) return (fault.Status, fault.Body?.DeepClone());
        var headers = context.Response.Headers;
        headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Scope"] = fault.Global ? "global" : "user";
        if (fault.Global)
        {
            headers["X-RateLimit-Global"] = "true";
        }
        else
        {
            headers["X-RateLimit-Limit"] = "1";
            headers["X-RateLimit-Remaining"] = "0";
            headers["X-RateLimit-Reset-After"] = wait.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
            var reset = TimeProvider.System.GetUtcNow().Add(wait).ToUnixTimeMilliseconds() / 1000.0;
            headers["X-RateLimit-Reset"] = reset.ToString("0.000", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Bucket"] = "fake-bucket";
        }

        return (fault.Status, new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = wait.TotalSeconds,
            ["global"] = fault.Global,
        });
    }

    private async Task WriteAsync(HttpContext context, int status, JsonNode? answer)
    {
        context.Response.StatusCode = status;
        if (answer is JsonValue value && value.TryGetValue<ulong>(out var attachment))
        {
            await context.Response.Body.WriteAsync(discord.File(attachment)!.Bytes, context.RequestAborted);
            return;
        }

        if (answer is null) return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
