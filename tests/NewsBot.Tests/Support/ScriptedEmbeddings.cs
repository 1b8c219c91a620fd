using System.Collections.Concurrent;
using System.Net;
using System.Runtime.InteropServices;
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
/// A server on a free port of this machine that makes vectors of texts and speaks the embeddings of OpenAI's, Azure's and
/// Ollama's APIs. A text's vector is the sum of its words', and words that mean the same have the same. It keeps what it was
/// asked.
/// </summary>
public sealed class ScriptedEmbeddings : IAsyncDisposable
{
    /// <summary>Each row is one word in many forms.</summary>
    private static readonly string[][] Synonyms =
    [
        ["boat", "boats", "ferry", "ferries", "vessel", "vessels"],
        ["skipper", "captain", "captained"],
        ["fissure", "fissures", "crack", "cracks"],
        ["barrage", "dam"],
        ["called", "described", "depict", "depicted"],
        ["journey", "trip", "voyage", "crossing"],
        ["noticed", "spotted", "discovered"],
    ];

    private readonly WebApplication application;
    private readonly ConcurrentQueue<EmbeddingCall> calls = new();
    private readonly CancellationTokenSource closing = new();

    private ScriptedEmbeddings()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.MapPost("/v1/embeddings", context => ServeAsync(context, IsOllama: false));
        application.MapPost("/openai/deployments/words/embeddings", context => ServeAsync(context, IsOllama: false));
        application.MapPost("/api/embed", context => ServeAsync(context, IsOllama: true));
    }

    /// <summary>Where Azure's and Ollama's APIs are; OpenAI's is at <see cref="OpenAI"/>.</summary>
    public string Address { get; private set; } = "";

    public string OpenAI => $"{Address}/v1";

    public int Dimension { get; set; } = 256;

    /// <summary>Whether it sends numbers also where it is asked for base64, as many servers do.</summary>
    public bool SendsNumbers { get; set; }

    /// <summary>Does something else with a call; true where it has answered it.</summary>
    public Func<EmbeddingCall, Task<bool>>? Instead { get; set; }

    /// <summary>Changes the vectors that are sent.</summary>
    public Func<EmbeddingCall, List<float[]>, List<float[]>>? Change { get; set; }

    public IReadOnlyList<EmbeddingCall> Calls => [.. calls];

    /// <summary>Every text that it was sent, as often as it was.</summary>
    public IReadOnlyList<string> Texts => [.. calls.SelectMany(call => call.Texts)];

    public static async Task<ScriptedEmbeddings> StartAsync()
    {
        var server = new ScriptedEmbeddings();
        await server.application.StartAsync();
        server.Address =
            server.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public static float[] VectorOf(string text, int dimension)
    {
        var vector = new float[dimension];
        // Something that all texts share, so that none is without a direction.
        vector[0] = 0.2f;
        foreach (var word in text.Split([' ', '.', ',', '?', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.ToLowerInvariant()))
        {
            var hash = 2166136261u;
            foreach (var letter in Synonyms.FirstOrDefault(row => row.Contains(word))?[0] ?? word)
                hash = (hash ^ letter) * 16777619;
            if (word.Length > 3) vector[1 + (hash % (uint)(dimension - 1))] += 1;
        }

        return vector;
    }

    public (string Key, string Value)[] Settings(string provider = "OpenAI", string name = "words") =>
        [("NewsBot:Embeddings:Provider", provider), ("NewsBot:Embeddings:Endpoint", provider == "OpenAI" ? OpenAI : Address),
            ("NewsBot:Embeddings:Name", name)];

    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested) return;
        await closing.CancelAsync();
        await application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context, bool IsOllama)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        var input = body.RootElement.GetProperty("input");
        var call = new EmbeddingCall(
            context, input.ValueKind == JsonValueKind.String ? [input.GetString()!]
                : [.. input.EnumerateArray().Select(text => text.GetString()!)], over.Token);
        calls.Enqueue(call);
        try
        {
            if (Instead is not null && await Instead(call)) return;
            var vectors = call.Texts.Select(text => VectorOf(text, Dimension)).ToList();
            if (Change is not null) vectors = Change(call, vectors);
            var isCoded = !SendsNumbers && body.RootElement.TryGetProperty("encoding_format", out var format)
                && format.ValueEquals("base64");
            object sent = IsOllama
                ? new { model = "words", embeddings = vectors }
                : new
                {
                    @object = "list",
                    model = "words",
                    data = vectors.Select((vector, index) =>
                        new
                        {
                            @object = "embedding",
                            index,
                            embedding = isCoded
                            ? (object)Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)) : vector
                        }),
                    usage = new { prompt_tokens = 1, total_tokens = 1 },
                };
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(JsonSerializer.Serialize(sent), over.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}

/// <summary>One request for vectors.</summary>
/// <param name="Context">What it came by.</param>
/// <param name="Texts">What it asks vectors of.</param>
/// <param name="Over">Ends with the client's patience, or with the server.</param>
public sealed record EmbeddingCall(HttpContext Context, IReadOnlyList<string> Texts, CancellationToken Over)
{
    /// <summary>Its headers; the context is of no use once it is answered.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } =
        Context.Request.Headers.ToDictionary(header => header.Key, header =>
            header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    public async Task<bool> FailAsync(int status, string body = "", string? location = null)
    {
        Context.Response.StatusCode = status;
        if (location is not null) Context.Response.Headers.Location = location;
        await Context.Response.WriteAsync(body, Over);
        return true;
    }

    /// <summary>Never answers.</summary>
    public async Task<bool> HangAsync()
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Over);
        return true;
    }
}
