using System.ClientModel;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OllamaSharp.Models.Exceptions;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>Has vectors made by a server, over whichever client speaks its API.</summary>
internal sealed class ServerEmbedder(
    Func<IEmbeddingGenerator<string, Embedding<float>>> connect, string model, string questionPrefix, string passagePrefix)
    : Embedder(model, questionPrefix, passagePrefix)
{
    private readonly Lazy<IEmbeddingGenerator<string, Embedding<float>>> generator = new(connect);

    // A request of some 12,000 tokens: well below what servers take at once, and few enough requests.
    public override int BatchSize => 64;

    public override async Task<IReadOnlyList<float[]>> ComputeAsync(
        IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            var embeddings = await generator.Value.GenerateAsync(texts, null, cancellationToken);
            return [.. embeddings.Select(embedding => embedding.Vector.ToArray())];
        }
        catch (Exception exception) when (exception is not EmbeddingException && !cancellationToken.IsCancellationRequested)
        {
            throw Explain(exception);
        }
    }

    // The words are chosen here and never taken from an exception: what a server or a client says may hold anything.
    private static EmbeddingException Explain(Exception exception)
    {
        var chain = new List<Exception>();
        for (var link = exception; link is not null; link = link.InnerException) chain.Add(link);
        foreach (var link in chain)
            if (GetStatus(link) is { } status) return Explain(status, exception);
        if (chain.Exists(link => link is BrokenCircuitException))
            return Unavailable("failed repeatedly and is left alone for a while");
        if (chain.Exists(link => link is TimeoutRejectedException or TimeoutException or OperationCanceledException))
            return Unavailable("did not answer in time");
        if (chain.Exists(link => link is IOException or System.Net.Sockets.SocketException or HttpRequestException))
            return Unavailable("cannot be reached");
        // Ollama's client tells a refusal without its status.
        if (chain.Exists(link => link is OllamaException or ResponseError))
            return new EmbeddingException(EmbeddingFault.Unusable, "the embeddings server does not take the texts", exception);
        if (chain.Exists(link => link is JsonException or FormatException or KeyNotFoundException or InvalidOperationException
            or ArgumentException))
            return new EmbeddingException(
                EmbeddingFault.Unusable, "the embeddings server sent something that holds no vectors", exception);
        return Unavailable("could not be used");

        EmbeddingException Unavailable(string why) => new(EmbeddingFault.Unavailable, $"the embeddings server {why}", exception);
    }

    private static EmbeddingException Explain(int status, Exception exception) => (HttpStatusCode)status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            new(EmbeddingFault.Refused,
                $"the embeddings server does not accept the key (status {status}); see NewsBot:Embeddings:ApiKey", exception),
        HttpStatusCode.NotFound =>
            new(EmbeddingFault.Refused,
                "the embeddings server knows no such address or model (status 404); see NewsBot:Embeddings:Endpoint and Name",
                    exception),
        HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout =>
            new(EmbeddingFault.Unavailable, $"the embeddings server has too much to do (status {status})", exception),
        >= HttpStatusCode.InternalServerError =>
            new(EmbeddingFault.Unavailable, $"the embeddings server fails (status {status})", exception),
        < HttpStatusCode.BadRequest =>
            new(EmbeddingFault.Refused,
                $"the embeddings server points elsewhere (status {status}); see NewsBot:Embeddings:Endpoint", exception),
        _ => new(EmbeddingFault.Unusable, $"the embeddings server does not take the texts (status {status})", exception),
    };

    private static int? GetStatus(Exception exception)
    {
        var status = exception switch
        {
            ClientResultException result => result.Status,
            HttpRequestException { StatusCode: { } code } => (int)code,
            _ => 0,
        };
        return status >= 300 ? status : null;
    }
}
