using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsBot.Tests.Support;

/// <summary>
/// A server that speaks the chat completions of OpenAI's API, Azure's and Ollama's on a free port of this machine and says
/// what it was told to, one reply a request, the last one again when they run out. It keeps what it was asked.
/// </summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ModelReply[] replies;
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly CancellationTokenSource closing = new();
    private int served;
    private int givenUp;

    private ScriptedModel(ModelReply[] replies)
    {
        this.replies = replies;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.MapPost("/v1/chat/completions", context => ServeAsync(context, ModelWire.OpenAI));
        application.MapPost("/openai/deployments/{name}/chat/completions", context => ServeAsync(context, ModelWire.OpenAI));
        application.MapPost("/api/chat", context => ServeAsync(context, ModelWire.Ollama));
    }

    /// <summary>What goes into the configuration, for OpenAI's API.</summary>
    public string Endpoint => $"{Address}/v1";

    /// <summary>The server without a path, for the others.</summary>
    public string Address { get; private set; } = "";

    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    /// <summary>How many replies were ended by the client before their end.</summary>
    public int GivenUp => Volatile.Read(ref givenUp);

    public static async Task<ScriptedModel> StartAsync(params ModelReply[] replies)
    {
        var model = new ScriptedModel(replies);
        await model.application.StartAsync();
        var addresses = model.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        model.Address = addresses.Addresses.Single();
        return model;
    }

    /// <summary>What goes into the configuration.</summary>
    public string EndpointFor(ModelProvider provider) => provider == ModelProvider.OpenAI ? Endpoint : Address;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await application.DisposeAsync();
        closing.Dispose();
    }

    private async Task ServeAsync(HttpContext context, ModelWire wire)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        requests.Enqueue(new RecordedRequest(
            $"{context.Request.Path}{context.Request.QueryString}",
            context.Request.Headers.ToDictionary(header => header.Key, header =>
                header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.RootElement.Clone()));
        var number = Interlocked.Increment(ref served) - 1;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        try
        {
            await replies[Math.Min(number, replies.Length - 1)](new ModelExchange(context, wire, body.RootElement, over.Token));
        }
        catch (OperationCanceledException)
        {
            if (!closing.IsCancellationRequested) Interlocked.Increment(ref givenUp);
            context.Abort();
        }
    }
}

/// <summary>A request as it arrived.</summary>
public sealed record RecordedRequest(string Target, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>The role and the text of each message.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        [.. Body.GetProperty("messages").EnumerateArray()
            .Select(message => (message.GetProperty("role").GetString()!, Text(message.GetProperty("content"))))];

    private static string Text(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}

/// <summary>What the server does with one request.</summary>
public delegate Task ModelReply(ModelExchange exchange);
